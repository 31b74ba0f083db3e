import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { OwnErrors } from "../../ownErrors";

describe("logged errors of the extension", () => {
  let folder: string;
  let errors: OwnErrors;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-logs-"));
    errors = new OwnErrors();
    errors.watch(folder);
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  function log(file: string, ...lines: string[]): void {
    const full = path.join(folder, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.appendFileSync(full, `${lines.join("\n")}\n`);
  }

  const host = "20260115T090000/exthost1/remoteexthost.log";
  const own = "20260115T090000/exthost1/forticloud-explorer.forticloud-explorer/FortiCloud Explorer.log";

  it("include entries with the extension's name, with their stacks, and all of its own log, once each", () => {
    const refused =
      "2026-01-15 09:00:00.000 [error] Cannot resolve tree item for element 1/x from extension forticloud-explorer";
    const broken = "2026-01-15 09:00:01.000 [error] TypeError: no such thing";
    const fault = "2026-01-15 09:00:02.000 [error] TypeError: x is undefined";
    log(host, refused, broken, `    at run (${path.resolve("dist/features.js")}:1:1)`);
    log(own, fault);
    const found = errors.take();
    assert.equal(found.length, 3);
    assert.ok(found.includes(refused) && found.includes(fault));
    assert.ok(found.some((entry) => entry.startsWith(broken) && entry.includes("features.js")));
    assert.deepEqual(errors.take(), []);
    log(host, refused);
    assert.deepEqual(errors.take(), [refused]);
  });

  it("exclude entries of other extensions and entries below the level error", () => {
    log(host, "2026-01-15 09:00:00.000 [error] getaddrinfo ENOTFOUND example.net");
    log(host, "2026-01-15 09:00:00.000 [info] ExtensionService#loadCommonJSModule forticloud-explorer");
    log(own, "2026-01-15 09:00:00.000 [warning] GET /api/v1/user 500");
    log(host, "2026-01-15 09:00:00.000 [error] Unable to refresh tree view forticloud.realms: Canceled");
    errors.add("Failed to load resource");
    errors.add("Unable to read file 'vscode-remote://127.0.0.1:1/tmp/forticloud-ui-1/x/.vscode/tasks.json' (Canceled)");
    assert.deepEqual(errors.take(), []);
  });

  it("can be expected by one test, which does not affect the next one", () => {
    const entry = "2026-01-15 09:00:00.000 [error] forticloud.users: provoked";
    errors.allow(/provoked/);
    log(host, entry);
    assert.deepEqual(errors.take(), []);
    log(host, entry);
    assert.deepEqual(errors.take(), [entry]);
  });
});
