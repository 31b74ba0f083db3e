import assert from "node:assert/strict";
import { operationAccess } from "../../../src/access/operationAccess";
import type { ExplorerView } from "../../../src/explorer/explorerView";
import { RecordUpdates } from "../../../src/explorer/recordUpdates";
import type { TreeHost, TreeNode } from "../../../src/explorer/tree/node";
import { PagedContent, type PageSource } from "../../../src/explorer/tree/pagedContent";
import { viewNames, type ViewName } from "../../../src/manifest/views";
import type { Profile } from "../../../src/profiles/profile";
import type { ServiceRecord } from "../../../src/services/model";
import { PagedList } from "../../../src/services/paging";

interface Person {
  readonly name: string;
}

const person = (id: string, name: string): ServiceRecord<Person> => ({ kind: "user", id, value: { name }, notes: [] });
const profile = (id: string, host: string, clientId?: string): Profile =>
  ({ id, service: "fortitoken", host, ...(clientId === undefined ? {} : { clientId }) }) as Profile;

/** Two profiles of one application, and one profile for each possible difference from them. */
const profiles = [
  profile("mine", "https://ftc.example.net", "app"),
  profile("same", "https://ftc.example.net", "app"),
  profile("other-application", "https://ftc.example.net", "app2"),
  profile("other-host", "https://eu.example.net", "app"),
  profile("no-client", "https://ftc.example.net"),
];
const others = ["other-application", "other-host", "no-client"];

describe("an update after a write", () => {
  async function setUp() {
    const refreshed: string[] = [];
    const host = { notifyChanged: () => undefined, notifyLoaded: () => undefined } as unknown as TreeHost;
    const lists = new Map<string, PagedContent<Person>>();
    for (const { id } of profiles) {
      const owner = { id, profileId: id, profile: { id, service: "fortitoken" } } as unknown as TreeNode;
      const list = () =>
        new PagedList(
          () => Promise.resolve({ items: [person("u", "old")] }),
          (one) => one.id,
        );
      const source = { kind: "user", open: () => Promise.resolve(list()), accepts: () => true, belongs: () => true };
      const content = new PagedContent(owner, host, source as unknown as PageSource<Person>);
      await content.load();
      lists.set(id, content);
    }
    const view = (name: ViewName) =>
      ({
        profiles: profiles.map((one) => ({
          profile: one,
          content: { refresh: () => refreshed.push(`${name} of ${one.id}`) },
        })),
        contents: (id: string) => (name === "users" ? [lists.get(id)] : []),
      }) as unknown as ExplorerView;
    const views = Object.fromEntries(viewNames.map((name) => [name, view(name)])) as Record<ViewName, ExplorerView>;
    const store = { list: () => profiles, get: (id: string) => profiles.find((one) => one.id === id) };
    const tokensOf: string[] = [];
    const names = (id: string) => lists.get(id)?.records.map(({ value }) => value.name);
    const tokens = { changed: (id: string) => void tokensOf.push(id) };
    return { updates: new RecordUpdates(views, store, tokens), names, refreshed, tokensOf };
  }

  it("changes the lists of every profile of the same account, and of no other", async () => {
    const { updates, names } = await setUp();
    updates.replace("mine", person("u", "new"));
    for (const id of ["mine", "same"]) assert.deepEqual(names(id), ["new"], id);
    updates.insert("same", person("v", "made"));
    for (const id of ["mine", "same"]) assert.deepEqual(names(id), ["made", "new"], id);
    updates.remove({ profileId: "mine", service: "fortitoken", kind: "user", id: "u" });
    for (const id of ["mine", "same"]) assert.deepEqual(names(id), ["made"], id);
    for (const id of others) assert.deepEqual(names(id), ["old"], id);
  });

  it("for a removed profile changes no other profile", async () => {
    const { updates, names } = await setUp();
    updates.replace("gone", person("u", "new"));
    for (const { id } of profiles) assert.deepEqual(names(id), ["old"]);
  });

  it("reloads the affected views after every operation that writes", async () => {
    const writing = Object.entries(operationAccess.fortitoken).filter(([, access]) => access === "ask");
    assert.ok(writing.length >= 10);
    for (const [operationId] of writing) {
      const { updates, refreshed, tokensOf } = await setUp();
      updates.carriedOut("mine", operationId);
      if (/user|token/i.test(operationId)) assert.deepEqual(tokensOf, ["mine", "same"], operationId);
      assert.ok(refreshed.includes("realms of mine") && refreshed.includes("realms of same"), operationId);
      assert.ok(refreshed.every((what) => /of (mine|same)$/.test(what)));
      if (/user/i.test(operationId)) assert.ok(refreshed.includes("users of same"), operationId);
      if (/token/i.test(operationId)) assert.ok(refreshed.includes("tokens of same"), operationId);
    }
  });

  it("reloads nothing after an operation that only reads", async () => {
    const { updates, refreshed } = await setUp();
    for (const [operationId, access] of Object.entries(operationAccess.fortitoken)) {
      if (access === "send") updates.carriedOut("mine", operationId);
    }
    assert.deepEqual(refreshed, []);
  });
});
