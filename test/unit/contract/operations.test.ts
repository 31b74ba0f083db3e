import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { allCommands } from "../../../src/manifest/allCommands";
import { operations, type Operation, type ServiceId } from "../../../src/contract";
import { ForticnpService } from "../../../src/sandbox/forticnp/service";
import { FortitokenService } from "../../../src/sandbox/fortitoken/service";
import { defaultOptions } from "../../../src/sandbox/options";
import { createFortiCnpClient, createFortiTokenClient } from "../../../src/services";

interface Place {
  /** Path of a method on the service's client. */
  readonly client: string;
  /** `view <name>`, or a command's id. */
  readonly ui: readonly string[];
}

const places = parse(readFileSync("docs/operations.yaml", "utf8")) as Record<ServiceId, Record<string, Place>>;
const { contributes } = JSON.parse(readFileSync("package.json", "utf8")) as {
  contributes: { commands: { command: string }[]; views: Record<string, { id: string }[]> };
};
const reachable = new Set([
  ...contributes.commands.map(({ command }) => command),
  ...Object.values(contributes.views)
    .flat()
    .map(({ id }) => `view ${id}`),
]);

const connection = {
  host: "http://127.0.0.1:9",
  label: "Lab",
  readOnly: false,
  timeoutMs: 30_000,
  log: { request() {} },
};
const clients: Record<ServiceId, object> = {
  fortitoken: createFortiTokenClient({ ...connection, clientId: "id", clientSecret: "secret" }),
  forticnp: createFortiCnpClient({ ...connection, credential: "credential" }),
};
const handlers: Record<ServiceId, Readonly<Record<string, unknown>>> = {
  fortitoken: new FortitokenService(defaultOptions).handlers,
  forticnp: new ForticnpService(defaultOptions).handlers,
};

/** Commands whose writes depend on a file, a run, the last change or a request that the user composes. */
const sendsVary = [
  ...["importUsers", "resumeRun", "undo"],
  ...["sendRequest", "sendRequestBody", "repeatRequest", "requestHistory"],
];

/** A client method sends the operation that the type of the application has; these commands are for web applications only. */
const webOnly = ["aliasUser"];

describe("a command that writes", () => {
  const named = new Set(Object.values(places).flatMap((table) => Object.values(table).flatMap(({ ui }) => ui)));

  it("is listed in docs/operations.yaml with the operation that it sends", () => {
    const writing = Object.entries(allCommands).filter(([, { access }]) => access.startsWith("write"));
    const forgotten = writing.filter(([name]) => !named.has(name) && !sendsVary.includes(name));
    assert.deepEqual(
      forgotten.map(([name]) => name),
      [],
    );
  });
});

describe("the operations of one client method in FortiToken Cloud", () => {
  const methods = new Map<string, Place[]>();
  for (const place of Object.values(places.fortitoken)) {
    methods.set(place.client, [...(methods.get(place.client) ?? []), place]);
  }

  for (const [method, shared] of [...methods].filter(([, { length }]) => length > 1)) {
    it(`${method}: docs/operations.yaml names the same commands and views for each`, () => {
      const named = shared.map(({ ui }) => ui.filter((name) => !webOnly.includes(name)));
      for (const names of named) assert.deepEqual(names, named[0]);
    });
  }
});

for (const service of ["fortitoken", "forticnp"] as const) {
  describe(`every operation of ${service}`, () => {
    for (const operation of Object.values<Operation>(operations[service])) {
      const { id, status } = operation;
      const place = places[service][id];
      it(`${id} is implemented by the sandbox`, () => assert.equal(typeof handlers[service][id], "function"));
      if (status === "legacy" && !place) continue;

      it(`${id} has a client method`, () => {
        const method = place?.client
          .split(".")
          .reduce<unknown>((at, name) => Reflect.get(Object(at), name), clients[service]);
        assert.equal(typeof method, "function", `docs/operations.yaml: ${place?.client}`);
      });

      it(`${id} has a place in the sidebar or a command`, () => {
        assert.ok(place && place.ui.length > 0, "docs/operations.yaml names none");
        for (const where of place.ui) {
          const declared = where.startsWith("view ") ? `view forticloud.${where.slice(5)}` : `forticloud.${where}`;
          assert.ok(reachable.has(declared), `the manifest has no ${where}`);
        }
      });
    }

    it("docs/operations.yaml lists no unknown operation", () => {
      assert.deepEqual(
        Object.keys(places[service]).filter((id) => !(id in operations[service])),
        [],
      );
    });
  });
}
