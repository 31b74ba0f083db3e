// @ts-check
/** `npm run package`: builds the VSIX for production; fails if it exceeds its size budget. */
import fs from "node:fs";
import { build, ensureDependencies, main, run, say } from "./setup.mjs";

const file = "out/forticloud-explorer.vsix";
const budgets = [
  { file, kilobytes: 700 },
  { file: "dist/extension.js", kilobytes: 60 },
];

main(async () => {
  ensureDependencies();
  build("--production");
  fs.mkdirSync("out", { recursive: true });
  const flags = ["--no-dependencies", "--no-rewrite-relative-links", "--allow-missing-repository"];
  run("npx", ["--no-install", "vsce", "package", ...flags, "--out", file]);
  for (const budget of budgets) {
    const kilobytes = fs.statSync(budget.file).size / 1024;
    say(`${budget.file}: ${kilobytes.toFixed(1)} KB of ${budget.kilobytes}`);
    if (kilobytes > budget.kilobytes) throw new Error(`${budget.file} is over its budget`);
  }
});
