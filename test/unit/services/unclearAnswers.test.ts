import assert from "node:assert/strict";
import type { User } from "../../../src/contract";
import { fortitokenCredentials } from "../../../src/sandbox/index";
import { createFortiTokenClient } from "../../../src/services";
import type { ClientType } from "../../../src/services/fortitoken/clientType";
import { userChange } from "../../../src/services/writes/userWriteSpecs";
import { writeWithVerification } from "../../../src/services/writes/writeWithVerification";
import { TestBench } from "../sandbox/sandboxClient";
import { LogLines } from "./testServer";

const page = { body: "<html><body>Portal</body></html>", contentType: "text/html" };

describe("the outcome of issuing a new token after an unclear response", () => {
  let bench: TestBench;
  let user: User;

  beforeEach(async () => {
    bench = await TestBench.start({ users: 5 });
    [user] = (await bench.fortitoken("/api/v1/user")).json<[User]>();
    bench.sandbox.requests.clear();
  });
  afterEach(() => bench.stop());

  async function giveToken(clientType?: ClientType) {
    const { clientId, clientSecret } = fortitokenCredentials.webApp;
    const place = { host: bench.sandbox.fortitokenUrl, label: "Lab", readOnly: false, timeoutMs: 20_000 };
    const options = { ...place, log: new LogLines(), clientId, clientSecret, ...(clientType ? { clientType } : {}) };
    const client = createFortiTokenClient(options);
    try {
      return await writeWithVerification(userChange(user.id, { change_token: true }), () => Promise.resolve(client));
    } finally {
      client.dispose();
    }
  }

  const sent = () =>
    ["updateUser", "updateBaseUser"].map((operation) => bench.sandbox.requests.count("fortitoken", operation));

  for (const status of [301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 409, 429]) {
    it(`is unknown after ${status} with a web page, and no second token is issued`, async () => {
      bench.sandbox.faults.add({ ...faultOf(status), ...page });
      assert.deepEqual([(await giveToken("web")).outcome, sent()], ["unknown", [1, 0]]);
    });
  }

  for (const status of [401, 403, 404, 405]) {
    it(`is unknown after ${status} with a web page for an unknown application type, and no other operation is tried`, async () => {
      bench.sandbox.faults.add({ ...faultOf(status), ...page });
      assert.deepEqual([(await giveToken()).outcome, sent()], ["unknown", [1, 0]]);
    });
  }

  for (const status of [302, 407, 408]) {
    it(`is unknown after ${status} with the service's own body`, async () => {
      bench.sandbox.faults.add(faultOf(status));
      assert.deepEqual([(await giveToken("web")).outcome, sent()], ["unknown", [1, 0]]);
    });
  }

  for (const status of [400, 402, 403, 404, 405, 409, 429]) {
    it(`is "not issued" after the service's own ${status}`, async () => {
      bench.sandbox.faults.add({ ...faultOf(status), afterHandling: false });
      assert.deepEqual([(await giveToken("web")).outcome, sent()], ["notDone", [1, 0]]);
    });
  }

  function faultOf(status: number) {
    return { service: "fortitoken", operation: "updateUser", times: 1, status, afterHandling: true } as const;
  }
});
