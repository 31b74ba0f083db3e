import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { text as readText } from "node:stream/consumers";
import { forticnpCredentials, fortitokenCredentials } from "../../../src/sandbox/credentials";
import { flagOptions, type AdjustableOptions } from "../../../src/sandbox/options";
import { send } from "./sandboxClient";

describe("Sandbox: command line", () => {
  const bundle = "dist/sandbox.js";

  async function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, [bundle, ...args]);
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, out, err };
  }

  it("prints its help", async () => {
    const { code, out } = await run("--help");
    assert.equal(code, 0);
    for (const { flag } of Object.values(flagOptions)) {
      assert.match(out, new RegExp(`^  --${flag} <\\S+> +\\S`, "m"));
    }
    for (const syntax of ["--tls", "--tls-dir <folder>"]) assert.match(out, new RegExp(`^  ${syntax} +\\S`, "m"));
    assert.ok(out.split("\n").every((line) => line.length <= 140));
    for (const path of ["options", "pushes", "codes", "tasks", "faults", "reset", "requests", "activate", "state"]) {
      assert.match(out, new RegExp(`/__sandbox/${path}\\b`));
    }
  });

  it("serves HTTPS with --tls, prints the path of its untrusted CA, and keeps it in the home folder", async () => {
    const home = mkdtempSync(path.join(tmpdir(), "sandbox-home-"));
    const given = path.join(home, "given");
    for (const [args, folder] of [
      [[], path.join(home, ".forticloud-sandbox")],
      [["--tls-dir", given], given],
      [["--tls-dir", given], given],
    ] as const) {
      const child = spawn(
        process.execPath,
        [bundle, "--fortitoken-port=0", "--forticnp-port=0", "--users=1", "--tls", ...args],
        { env: { ...process.env, HOME: home, USERPROFILE: home } },
      );
      const lines: string[] = [];
      for await (const line of createInterface(child.stdout)) {
        lines.push(line);
        if (line.startsWith("ready ")) break;
      }
      const ready = JSON.parse((lines.at(-1) ?? "").slice("ready ".length)) as Record<string, string>;
      const caFile = path.join(folder, "ca.pem");
      assert.equal(ready["caFile"], caFile);
      const text = lines.slice(0, -1).join("\n");
      for (const part of [caFile, "NODE_EXTRA_CA_CERTS", "not trusted by default", "ftc.fortinet.com"]) {
        assert.ok(text.includes(part), part);
      }
      for (const url of [ready["fortitokenUrl"], ready["forticnpUrl"]]) {
        assert.match(url ?? "", /^https:\/\/127\.0\.0\.1:\d+$/);
        assert.ok(text.includes(url ?? "-"));
        const program = `fetch("${url ?? ""}/__sandbox").then((answer) => console.log(answer.status))`;
        const client = spawn(process.execPath, ["-e", program], {
          env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile },
        });
        assert.equal((await readText(client.stdout)).trim(), "200");
      }
      const closed = once(child, "close");
      child.kill("SIGTERM");
      assert.deepEqual(await closed, [0, null]);
    }
    rmSync(home, { recursive: true });
  });

  it("refuses an invalid option by name with exit code 2", async () => {
    for (const [option, named] of [
      ["--nonsense", /--nonsense/],
      ["--users=many", /--users/],
      ["--users=-5", /--users/],
      ["--fortitoken-port=99999", /--fortitoken-port/],
      ["--trial=perhaps", /--trial must be true or false/],
      ["--trial-requests=0", /--trial-requests must be .* from 1/],
      ["--tls-dir=somewhere", /--tls-dir needs --tls/],
      ["--tls=true", /--tls/],
      ["--not-offered=listEvents,listUsers", /--not-offered must be .*listAlerts/],
    ] as const) {
      const { code, out, err } = await run(option);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, named);
    }
  });

  it("prints addresses and credentials when it is ready, and exits cleanly on SIGTERM", async () => {
    const changed = ["--users=4", "--trial=true", "--retry-after=7", "--not-offered="];
    const child = spawn(process.execPath, [bundle, "--fortitoken-port=0", "--forticnp-port=0", ...changed]);
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      if (line.startsWith("ready ")) {
        break;
      }
    }
    const ready = JSON.parse((lines.at(-1) ?? "").slice("ready ".length)) as Record<string, string>;
    const text = lines.join("\n");
    for (const value of [
      ...Object.values(ready),
      ...Object.values(fortitokenCredentials).flatMap(({ clientId, clientSecret }) => [clientId, clientSecret]),
      ...Object.values(forticnpCredentials),
    ]) {
      assert.ok(text.includes(value), value);
    }
    assert.equal((await send(`${ready["fortitokenUrl"] ?? ""}/version`)).status, 200);
    const options = (await send(`${ready["forticnpUrl"] ?? ""}/__sandbox/options`)).json<AdjustableOptions>();
    assert.deepEqual([options.trial, options.retryAfterSeconds, options.notOffered], [true, 7, []]);
    const portTaken = await run(`--fortitoken-port=${new URL(ready["fortitokenUrl"] ?? "").port}`, "--forticnp-port=0");
    assert.equal(portTaken.code, 1);
    assert.match(portTaken.err, /in use/);
    const closed = once(child, "close");
    child.kill("SIGTERM");
    assert.deepEqual(await closed, [0, null]);
  });
});
