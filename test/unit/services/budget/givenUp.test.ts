import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { forticnpCredentials, startSandbox, type Sandbox } from "../../../../src/sandbox";
import { Budgets, createFortiCnpClient } from "../../../../src/services";
import type { FortiCnpClient } from "../../../../src/services/forticnp/client";
import { systemTiming } from "../../../../src/timing";
import { failureOf } from "../expectFailure";

const perMinute = 10;
/** The account's minute in ms; the sandbox's clock is faster. */
const minuteMs = 2000;
const credential = forticnpCredentials.oneCompany;

describe("cancelled requests", () => {
  let sandbox: Sandbox;
  let folder: string;
  let client: FortiCnpClient;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "forticloud-"));
    const begun = Date.now();
    sandbox = await startSandbox({
      ...{ fortitokenPort: 0, forticnpPort: 0, users: 1, alerts: 1, requestsPerMinute: perMinute },
      now: () => begun + (Date.now() - begun) * (60_000 / minuteMs),
    });
    const budgets = new Budgets({
      folder,
      requestsPerMinute: () => perMinute,
      minuteMs,
      onTrouble: (error) => assert.fail(String(error)),
    });
    const host = sandbox.forticnpUrl;
    client = createFortiCnpClient({
      ...{ host, credential, label: "Lab", readOnly: true, timeoutMs: 60_000 },
      log: { request: () => undefined },
      scope: { companyId: "771205", roleId: "771204" },
      gate: {
        budget: await budgets.of("forticnp", host, credential),
        retry: { times: 0, longestMs: 0 },
        watch: { onWait: () => undefined },
        timing: systemTiming,
      },
    });
  });
  after(async () => {
    client.dispose();
    await sandbox.stop();
    fs.rmSync(folder, { recursive: true });
  });

  it("keep their places as long as they may still reach the service", async () => {
    await client.reference.severities();
    const left = perMinute - sandbox.requests.count("forticnp");
    sandbox.faults.add({ service: "forticnp", operation: "listCountries", delayMs: 600, times: left });
    const leaving = new AbortController();
    const givenUp = Promise.all(
      Array.from({ length: left }, () => failureOf(client.reference.countries(leaving.signal))),
    );
    while (sandbox.faults.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    leaving.abort();
    assert.ok((await givenUp).every(({ category }) => category === "cancelled"));
    const answers = await Promise.all(Array.from({ length: perMinute }, () => client.reference.countries()));
    assert.ok(answers.every(({ length }) => length > 0));
    assert.ok(sandbox.requests.entries().every(({ status }) => status !== 429));
  });
});
