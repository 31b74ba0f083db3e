import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { forticnpCredentials, fortitokenCredentials, startSandbox, type Sandbox } from "../../../src/sandbox/index";
import { effectNames } from "../../../src/sandbox/fault";
import { adjustableOptions } from "../../../src/sandbox/options";

const run = promisify(execFile);
const guide = readFileSync("docs/sandbox.md", "utf8");

interface Example {
  readonly language: string;
  readonly program: string;
  readonly output: string;
}

/** Each program of the guide, with the output in the block after it. */
const examples: readonly Example[] = [
  ...guide.matchAll(/^```(bash|ts|python)\n([\s\S]*?)^```\n\nprints\n\n```text\n([\s\S]*?)^```$/gm),
].map(([, language = "", program = "", output = ""]) => ({ language, program, output }));

const hasPython = spawnSync("python3", ["--version"]).status === 0;

describe("Sandbox: guide", () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ fortitokenPort: 0, forticnpPort: 0 });
  });
  after(() => sandbox.stop());

  async function outputOf({ language, program }: Example): Promise<string> {
    const { fortitokenUrl, forticnpUrl } = sandbox;
    const options = { env: { ...process.env, FORTITOKEN_URL: fortitokenUrl, FORTICNP_URL: forticnpUrl } };
    switch (language) {
      case "bash":
        return (await run("bash", ["-c", program], options)).stdout;
      case "python":
        return (await run("python3", ["-c", program], options)).stdout;
      default: {
        const { code } = await transform(program, { loader: "ts", format: "esm" });
        return (await run(process.execPath, ["--input-type=module", "-e", code], options)).stdout;
      }
    }
  }

  it("lists an expected output for every program", () => {
    const programs = [...guide.matchAll(/^```(bash|ts|python)$/gm)];
    assert.equal(examples.length, programs.length);
    assert.deepEqual(new Set(examples.map(({ language }) => language)), new Set(["bash", "ts", "python"]));
  });

  // The project does not require Python: its examples are tested only if it is installed.
  for (const example of examples.filter(({ language }) => language !== "python" || hasPython)) {
    const [firstCall = ""] = /\/api\/[\w/]+/.exec(example.program) ?? [];
    it(`has a working ${example.language} program: ${firstCall} … ${example.output.trim().replaceAll("\n", ", ").slice(0, 40)}`, async () => {
      assert.equal((await outputOf(example)).trim(), example.output.trim());
    });
  }

  it("lists every sign-in", () => {
    const secrets = [
      ...Object.values(fortitokenCredentials).flatMap(({ clientId, clientSecret }) => [clientId, clientSecret]),
      ...Object.values(forticnpCredentials),
    ];
    assert.deepEqual(
      secrets.filter((secret) => !guide.includes(`\`${secret}\``)),
      [],
    );
  });

  it("lists every effect of a fault", () => {
    const section = /## Errors on purpose\n([\s\S]*?)```bash/.exec(guide)?.[1] ?? "";
    assert.deepEqual(
      effectNames.filter((name) => !section.includes(`\`${name}\``)),
      [],
    );
  });

  it("lists every option that can be changed", () => {
    assert.deepEqual(
      Object.keys(adjustableOptions).filter((name) => !guide.includes(`\`${name}\``)),
      [],
    );
  });

  it("lists no option that does not exist", () => {
    const section = /## Limits and lifetimes\n([\s\S]*?)\nAn expired token/.exec(guide)?.[1] ?? "";
    const named = [...section.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? "");
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((name) => !(name in adjustableOptions)),
      [],
    );
  });
});
