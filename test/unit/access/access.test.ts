import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { commandAccess } from "../../../src/access/commandAccess";
import { accessOf, operationAccess } from "../../../src/access/operationAccess";
import { operations, type Operation, type ServiceId } from "../../../src/contract";
import { operationForms } from "../../../src/contract/generated/operationForms";

interface Setting {
  readonly scope?: string;
}

const { contributes, capabilities } = JSON.parse(readFileSync("package.json", "utf8")) as {
  contributes: {
    commands: { command: string }[];
    configuration: { properties: Record<string, Setting> };
    languageModelTools?: unknown[];
    menus: Record<string, { command: string; when?: string }[]>;
  };
  capabilities: { untrustedWorkspaces: { supported: unknown; restrictedConfigurations?: string[] } };
};

describe("the access table", () => {
  it("lists every command of the manifest and no other", () => {
    const commands = contributes.commands.map(({ command }) => command.replace("forticloud.", ""));
    assert.deepEqual(Object.keys(commandAccess).sort(), commands.sort(), "npm run manifest");
  });

  it("offers no command to language models", () => {
    assert.equal(contributes.languageModelTools, undefined);
  });

  it("requires a confirmation for every command that writes", () => {
    const silent = Object.entries(commandAccess).filter(([, { does, asks }]) => does === "write" && asks === "no");
    assert.deepEqual(silent, []);
  });

  it("lists every operation: writes need a confirmation, and operations that issue tokens cannot be sent", () => {
    for (const service of Object.keys(operationAccess) as ServiceId[]) {
      for (const { id, access } of Object.values<Operation>(operations[service])) {
        const hasForm = Object.hasOwn(operationForms[service], id);
        assert.equal(accessOf(service, id), !hasForm ? "never" : access === "write" ? "ask" : "send", id);
      }
    }
    for (const id of ["login", "getCredentialsToken", "refreshToken", "getAuthorizationToken", "toString", "nothing"]) {
      assert.deepEqual([accessOf("fortitoken", id), accessOf("forticnp", id)], ["never", "never"], id);
    }
  });

  it("allows no setting of the extension in workspace settings", () => {
    for (const [name, { scope }] of Object.entries(contributes.configuration.properties)) {
      assert.ok(["machine", "application"].includes(scope ?? ""), `${name} has the scope ${scope}`);
    }
    assert.equal(capabilities.untrustedWorkspaces.supported, "limited");
  });

  it("offers a command on files only if it accepts files, and only in a trusted workspace", () => {
    const entries = contributes.menus["explorer/context"] ?? [];
    assert.ok(entries.length > 0);
    for (const { command, when } of entries) {
      assert.equal(commandAccess[command.replace("forticloud.", "")]?.file, true, command);
      assert.match(when ?? "", /\bisWorkspaceTrusted\b/, command);
    }
  });
});
