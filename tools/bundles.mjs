// @ts-check
/**
 * Fails if several bundles of one extension host contain the same class (`npm run lint`): `instanceof` does not work
 * between the copies, and each copy has its own state.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import esbuild from "esbuild";

/** Classes that may be copied, with the reason. */
const copied = new Map([
  ...marked(["ServiceError", "UserFacingError", "PointsElsewhere"], "is recognized by a mark, not by its class"),
  ...marked(
    ["Disposables", "Deadline", "SharedTask", "KnownSecrets"],
    "each owner makes its own and keeps it to itself",
  ),
  ...marked(["Decoder", "RollingHash", "GramIndex", "SecretIndex", "Scanner", "JsonScanner"], "lives during one call"),
  ...marked(["JsonLimitError"], "is caught in the bundle that throws it"),
]);
const bundles = ["extension", "explorer", "features", "services"];

const { builds } = /** @type {{ builds: import("esbuild").BuildOptions[] }} */ (
  createRequire(import.meta.url)("../esbuild.js")
);
const { outputFiles } = await esbuild.build({ ...builds[0], write: false, minify: false, sourcemap: false });
const declared = new Set(
  fs
    .readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith(path.join("contract", "generated")))
    .flatMap((file) =>
      Array.from(
        fs.readFileSync(path.join("src", file), "utf8").matchAll(/^(?:export )?(?:abstract )?class (\w+)/gm),
        ([, name = ""]) => name,
      ),
    ),
);

/** @type {Map<string, string[]>} */
const bundlesByClass = new Map();
for (const { path: file, text } of outputFiles) {
  const bundle = path.basename(file, ".js");
  if (!bundles.includes(bundle)) continue;
  const names = Array.from(
    text.matchAll(/^(?:var (\w+) = class|class (\w+))/gm),
    ([, first, second]) => first ?? second ?? "",
  );
  for (const name of new Set(names)) {
    if (declared.has(name)) bundlesByClass.set(name, [...(bundlesByClass.get(name) ?? []), bundle]);
  }
}

const needless = [...copied.keys()].filter((name) => (bundlesByClass.get(name)?.length ?? 0) < 2);
const problems = [...bundlesByClass].flatMap(([name, among]) =>
  among.length > 1 && !copied.has(name)
    ? [`The class ${name} is in ${among.join(" and ")}; import only its type in one of them.`]
    : [],
);
for (const name of needless)
  problems.push(`The class ${name} is in one bundle; take it off the list of tools/bundles.mjs.`);
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** @param {readonly string[]} names @param {string} reason @returns {[string, string][]} */
function marked(names, reason) {
  return names.map((name) => [name, reason]);
}
