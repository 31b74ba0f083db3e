// @ts-check
/**
 * Generates docs/operations.md, and src/contract/generated/ from openapi/*.yaml: types, the table of operations, the
 * validators, the forms of Send Request and the schemas of its bodies.
 *
 *   node tools/generateContract.mjs           write the files
 *   node tools/generateContract.mjs --check   exit 1 and name the stale files
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import { formFiles } from "./contract/formsFile.mjs";
import { operationTable } from "./contract/operationTable.mjs";
import { operationsFile } from "./contract/operationsFile.mjs";
import { banner, readService } from "./contract/service.mjs";
import { validatorFiles } from "./contract/validatorsFile.mjs";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
const outputFolder = "src/contract/generated";

/** Content by path. @returns {Promise<Record<string, string>>} */
async function generate() {
  const services = [
    readService("forticnp", "openapi/forticnp.yaml", "forticnp.ts"),
    readService("fortitoken", "openapi/fortitoken-cloud.yaml", "fortitokenCloud.ts"),
  ];
  /** @type {Record<string, string>} */
  const files = {};
  for (const service of services) {
    const types = astToString(await openapiTS(JSON.stringify(service.document)));
    files[service.typesFile] = `${banner([service])}\n${types}`;
  }
  files["operations.ts"] = operationsFile(services);
  Object.assign(files, formFiles(services), validatorFiles(services));
  const generated = Object.entries(files).map(([name, content]) => [join(outputFolder, name), content]);
  return { ...Object.fromEntries(generated), "docs/operations.md": await operationTable(services) };
}

function readIfThere(/** @type {string} */ path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return undefined;
    throw error;
  }
}

const stale = Object.entries(await generate()).filter(([path, content]) => readIfThere(path) !== content);
if (process.argv.includes("--check")) {
  for (const [path] of stale) process.stderr.write(`Out of step with openapi/: ${path}\n`);
  if (stale.length > 0) process.stderr.write("Run: npm run contract\n");
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  mkdirSync(join(outputFolder, "schemas"), { recursive: true });
  for (const [path, content] of stale) writeFileSync(path, content);
}
