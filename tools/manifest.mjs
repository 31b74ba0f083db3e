// @ts-check
/**
 * Writes `contributes` in package.json, and package.nls.json, from the tables in src/manifest/.
 *
 *   node tools/manifest.mjs           write the files
 *   node tools/manifest.mjs --check   exit 1 and name the stale files
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { format } from "oxfmt";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));

/** @returns {Promise<typeof import("../src/manifest/manifest.ts")>} */
async function tables() {
  const entryPoints = ["src/manifest/manifest.ts"];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: "esm", platform: "node" });
  const [code] = outputFiles;
  if (!code) throw new Error("src/manifest/manifest.ts was not built");
  return import(`data:text/javascript;base64,${Buffer.from(code.contents).toString("base64")}`);
}

const { manifest } = await tables();
const schemas = readdirSync("src/contract/generated/schemas").sort();
const { contributes, texts } = manifest(schemas.map((file) => file.replace(".json", "")));
/** @type {Record<string, object>} */
const contents = {
  "package.json": { ...JSON.parse(readFileSync("package.json", "utf8")), contributes },
  "package.nls.json": texts,
};

for (const [path, content] of Object.entries(contents)) {
  const options = { printWidth: 120, sortPackageJson: false };
  const { code } = await format(path, JSON.stringify(content, null, 2), options);
  if (code === readFileSync(path, "utf8")) continue;
  if (process.argv.includes("--check")) {
    process.stderr.write(`Out of step with src/manifest/: ${path}\nRun: npm run manifest\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, code);
  }
}
