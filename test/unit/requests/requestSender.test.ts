import assert from "node:assert/strict";
import type { Profile } from "../../../src/profiles/profile";
import type { RequestDraft } from "../../../src/requests/requestDraft";
import { RequestSender } from "../../../src/requests/requestSender";
import { ServiceError } from "../../../src/services/errors";

const profile: Profile = {
  id: "p",
  service: "fortitoken",
  label: "Lab",
  host: "https://ftc.example.net",
  clientId: "app",
  readOnly: false,
  sandbox: false,
};

/** Sends an operation that gets this response. @returns the operations after which views are reloaded */
async function writtenBy(operationId: string, answer: number | Error): Promise<readonly string[]> {
  const written: string[] = [];
  const call = () =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ status: answer, headers: {}, text: "{}" });
  const dialogs = {
    confirm: () => Promise.resolve(true),
    withProgress: (_: string, work: (signal: AbortSignal) => Promise<unknown>) => work(new AbortController().signal),
  };
  const sender = new RequestSender({
    profiles: { get: () => profile },
    connections: { fortitoken: () => Promise.resolve({ call }) } as never,
    dialogs: dialogs as never,
    answers: { show: () => Promise.resolve() },
    history: { add: () => Promise.resolve() },
    written: (draft) => written.push(draft.operationId),
  });
  const draft: RequestDraft = {
    ...{ id: "d", profileId: "p", place: profile, service: "fortitoken", operationId },
    parameters: { "path.id": "u-1" },
  };
  await sender.send(draft).catch((error: unknown) => assert.equal(error, answer));
  return written;
}

describe("a request of Send Request", () => {
  it("reloads the views if it wrote, or may have written", async () => {
    const operationId = "deleteUser";
    for (const status of [200, 204, 500, 503]) assert.deepEqual(await writtenBy(operationId, status), [operationId]);
    const lost = new ServiceError("timeout", "no answer", { operation: operationId, sent: true });
    assert.deepEqual(await writtenBy(operationId, lost), [operationId]);
  });

  it("reloads no view if it was refused, was not sent, or only reads", async () => {
    for (const status of [400, 404, 409]) assert.deepEqual(await writtenBy("deleteUser", status), []);
    const unsent = new ServiceError("dns", "no host", { operation: "deleteUser", sent: false });
    assert.deepEqual(await writtenBy("deleteUser", unsent), []);
    assert.deepEqual(await writtenBy("getUser", 200), []);
  });
});
