// @ts-check
/** Fails for a citation of the contract notes (`docs/contract/`) without a matching section. Part of `npm run lint`. */
import fs from "node:fs";
import path from "node:path";
import { deadCitations, sectionsOf } from "./contract/citations.mjs";
import { main, say } from "./setup.mjs";

const notes = { CNP: "docs/contract/forticnp.md", FTC: "docs/contract/fortitoken-cloud.md" };
/** @type {Record<string, string>} whose sections their `x-source` members name */
const contracts = { "openapi/forticnp.yaml": "CNP", "openapi/fortitoken-cloud.yaml": "FTC" };
const places = ["src", "test", "tools", "docs", "openapi"];
const texts = [".ts", ".tsx", ".mjs", ".md", ".yaml"];

main(async () => {
  const sections = Object.fromEntries(
    Object.entries(notes).map(([key, file]) => [key, sectionsOf(fs.readFileSync(file, "utf8"))]),
  );
  const top = fs.readdirSync(".").filter((name) => name.endsWith(".md"));
  const below = places.flatMap((place) =>
    fs.readdirSync(place, { recursive: true }).map((name) => path.join(place, String(name))),
  );
  let dead = 0;
  for (const file of [...top, ...below].filter((name) => texts.includes(path.extname(name)))) {
    for (const { line, words } of deadCitations(fs.readFileSync(file, "utf8"), sections, contracts[file])) {
      say(`${file}:${line}: ${words} leads to no section of the contract notes`);
      dead += 1;
    }
  }
  return dead === 0 ? 0 : 1;
});
