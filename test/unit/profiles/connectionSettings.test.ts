import assert from "node:assert/strict";
import * as vscode from "vscode";
import { contributes } from "../../../package.json";
import { ConnectionSettings } from "../../../src/profiles/connectionSettings";

interface Rule {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}

const rules = contributes.configuration.properties as unknown as Readonly<Record<string, Rule>>;
const { settings: file } = vscode.workspace as unknown as { readonly settings: Record<string, unknown> };

const read: Readonly<Record<string, (settings: ConnectionSettings) => number>> = {
  "forticloud.requestTimeout": ({ requestTimeoutMs }) => requestTimeoutMs / 1000,
  "forticloud.retries": ({ retries }) => retries,
  "forticloud.forticnp.requestsPerMinute": ({ requestsPerMinute }) => requestsPerMinute,
  "forticloud.forticnp.newAlertsInterval": ({ newAlertsIntervalMs }) =>
    newAlertsIntervalMs === Infinity ? 0 : newAlertsIntervalMs / 60_000,
};

describe("a setting of the connections", () => {
  const settings = new ConnectionSettings();

  after(() => settings.dispose());

  for (const [name, value] of Object.entries(read)) {
    const valueFor = (written: unknown): number => {
      file[name] = written;
      try {
        return value(settings);
      } finally {
        Reflect.deleteProperty(file, name);
      }
    };

    it(`${name} is used within the limits of package.json, otherwise replaced by the nearest limit or the default`, () => {
      const rule = rules[name];
      assert.ok(rule);
      const { minimum, maximum } = rule;
      assert.ok(maximum > minimum);
      for (const good of [minimum, rule.default, maximum]) assert.equal(valueFor(good), good);
      for (const large of [maximum + 1, 2_147_484, 1e300, Infinity]) assert.equal(valueFor(large), maximum);
      for (const wrong of [minimum - 1, -1e300, -Infinity, Number.NaN, "60", null, undefined, {}, [5], true]) {
        assert.equal(valueFor(wrong), rule.default);
      }
    });
  }

  it("has a getter, unless it belongs to the sandbox", () => {
    const names = Object.keys(rules).filter((name) => !name.startsWith("forticloud.sandbox."));
    assert.deepEqual(Object.keys(read).sort(), names.sort());
  });

  it('that counts is a whole number, and a fraction of a request does not mean "no limit"', () => {
    file["forticloud.forticnp.requestsPerMinute"] = 0.4;
    file["forticloud.retries"] = 2.5;
    assert.deepEqual([settings.requestsPerMinute, settings.retries], [1, 2]);
    for (const name of Object.keys(file)) Reflect.deleteProperty(file, name);
  });
});
