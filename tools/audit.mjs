// @ts-check
/**
 * `npm run audit`: asks the npm registry for known weaknesses of the packages that are shipped. Fails for every finding; a registry that
 * does not answer such questions is a warning, as nothing is known then.
 */
import { spawnSync } from "node:child_process";
import { verdictOf } from "./auditVerdict.mjs";
import { main, say } from "./setup.mjs";

main(async () => {
  const { stdout, stderr, error } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const verdict = verdictOf(stdout ?? "");
  for (const line of verdict.lines) say(line);
  if (verdict.kind === "unknown") say(String(error ?? stderr ?? "").trim());
  return verdict.kind === "weak" ? 1 : 0;
});
