import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
}
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

describe("the installed packages", () => {
  it("have one exact version each, and a checksum", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
    }
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as Lock;
    const { "": root, ...installed } = packages;
    assert.ok(root && Object.keys(installed).length > 100);
    for (const [folder, { integrity = "" }] of Object.entries(installed)) assert.match(integrity, /^sha512-/, folder);
  });
});
