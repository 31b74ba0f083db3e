import assert from "node:assert/strict";
import {
  type AnswerType,
  ServiceError,
  type ServiceErrorFacts,
  type ServiceErrorCategory,
} from "../../../src/services/errors";
import { cancelled } from "../../../src/services/abort";
import type { FortiTokenClient } from "../../../src/services/fortitoken/client";
import type { WritePatience } from "../../../src/waiting";
import { isUnclear } from "../../../src/services/writes/unclear";
import {
  InterruptedError,
  type Verification,
  writeWithVerification,
} from "../../../src/services/writes/writeWithVerification";

function failure(category: ServiceErrorCategory, facts: ServiceErrorFacts = { operation: "updateUser" }): ServiceError {
  return new ServiceError(category, "test", facts);
}

/** A write with scripted responses and verifying reads, which are counted. */
class Script {
  sent = 0;
  looked = 0;

  constructor(
    private readonly answers: readonly (number | Error)[],
    private readonly looks: readonly (Verification<number> | Error)[] = [],
    readonly repeatable = true,
  ) {}

  send(): Promise<number> {
    const answer = this.answers[this.sent++];
    assert.notEqual(answer, undefined, "sent too often");
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer!);
  }

  verify(): Promise<Verification<number>> {
    const seen = this.looks[this.looked++];
    assert.notEqual(seen, undefined, "looked too often");
    return seen instanceof Error ? Promise.reject(seen) : Promise.resolve(seen!);
  }

  run(options: { patience?: WritePatience; maybeSent?: boolean; signal?: AbortSignal } = {}) {
    const clients = () => Promise.resolve({} as unknown as FortiTokenClient);
    return writeWithVerification(this, clients, { patience: { sends: 3, looksAfterMs: [0, 1] }, ...options });
  }
}

const lost = failure("timeout");
const down = new Error("still down");

describe("a write with one effect", () => {
  it("is not verified after a clear response", async () => {
    const script = new Script([1]);
    assert.deepEqual(await script.run(), { outcome: "done", value: 1, lookedUp: false });
    assert.equal(script.looked, 0);
  });

  it("is not repeated if a read after an unclear response shows the result", async () => {
    const script = new Script([lost], ["notDone", { value: 2 }]);
    assert.deepEqual(await script.run(), { outcome: "done", value: 2, lookedUp: true });
    assert.equal(script.sent, 1);
  });

  it("is repeated only after the last read did not show the result", async () => {
    const script = new Script([lost, 3], ["notDone", "notDone"]);
    assert.deepEqual(await script.run(), { outcome: "done", value: 3, lookedUp: false });
    assert.equal(script.looked, 2);
  });

  it("is not repeated while its result cannot be read", async () => {
    for (const looks of [["notDone", down], [down, down], ["unknown"]] as const) {
      const script = new Script([lost], looks);
      assert.deepEqual(await script.run(), { outcome: "unknown", error: lost, seen: "unknown" });
      assert.deepEqual([script.sent, script.looked], [1, looks.length]);
    }
  });

  it("is verified again after a read that failed", async () => {
    const script = new Script([lost], [down, { value: 2 }]);
    assert.deepEqual(await script.run(), { outcome: "done", value: 2, lookedUp: true });
  });

  it("is repeated up to the limit, and sent once if it is not repeatable", async () => {
    const often = new Script([lost, lost, lost], Array(6).fill("notDone"));
    assert.deepEqual(await often.run(), { outcome: "unknown", error: lost, seen: "notDone" });
    assert.equal(often.sent, 3);
    const once = new Script([lost], ["notDone", "notDone"], false);
    assert.deepEqual(await once.run(), { outcome: "unknown", error: lost, seen: "notDone" });
    assert.equal(once.sent, 1);
  });

  it('is "not done" without a verifying read after a refusal or if nothing was sent', async () => {
    const clear: readonly [ServiceErrorCategory, ServiceErrorFacts][] = [
      ["badRequest", { status: 400, answerType: "json" }],
      ["conflict", { status: 409, answerType: "json" }],
      ["permission", { status: 403, answerType: "empty" }],
      ["rateLimit", { status: 429, answerType: "json" }],
      ...(["readOnly", "dns", "connection", "tls", "proxy", "timeout", "cancelled", "unexpected"] as const).map(
        (category) => [category, { sent: false }] as [ServiceErrorCategory, ServiceErrorFacts],
      ),
    ];
    for (const [category, facts] of clear) {
      const refused = failure(category, { operation: "updateUser", ...facts });
      const script = new Script([refused]);
      assert.deepEqual(await script.run(), { outcome: "notDone", error: refused });
      assert.equal(script.looked, 0);
    }
  });

  it("may be done by its first request if the second is refused", async () => {
    const refused = failure("conflict", { operation: "updateUser", status: 409 });
    const late = new Script([lost, refused], ["notDone", "notDone", { value: 4 }]);
    assert.deepEqual(await late.run(), { outcome: "done", value: 4, lookedUp: true });
    const never = new Script([lost, refused], Array(4).fill("notDone"));
    assert.deepEqual(await never.run(), { outcome: "unknown", error: refused, seen: "notDone" });
  });

  it('is "not done" if the second request is refused for its content, because the first would be refused too', async () => {
    for (const category of ["badRequest", "notFound", "notAllowed", "permission"] as const) {
      const refused = failure(category, { operation: "updateUser", status: 400 });
      const script = new Script([lost, refused], Array(4).fill("notDone"));
      assert.deepEqual(await script.run(), { outcome: "notDone", error: refused });
    }
    const page = failure("notFound", { operation: "updateUser", answerType: "html" });
    const script = new Script([lost, page, page], Array(6).fill("notDone"));
    assert.equal((await script.run()).outcome, "unknown", "somebody else's page");
  });

  it("is verified first if it may have been sent before", async () => {
    const done = new Script([], [{ value: 5 }]);
    assert.deepEqual(await done.run({ maybeSent: true }), { outcome: "done", value: 5, lookedUp: true });
    const notDone = new Script([6], ["notDone", "notDone"]);
    assert.deepEqual(await notDone.run({ maybeSent: true }), { outcome: "done", value: 6, lookedUp: false });
    const notSeen = new Script([], ["unknown"]);
    const error = new InterruptedError();
    assert.deepEqual(await notSeen.run({ maybeSent: true }), { outcome: "unknown", error, seen: "unknown" });
    const once = new Script([], ["notDone", "notDone"], false);
    assert.deepEqual(await once.run({ maybeSent: true }), { outcome: "unknown", error, seen: "notDone" });
  });

  it("is not sent after its signal was aborted", async () => {
    const aborted = AbortSignal.abort();
    const never = await new Script([]).run({ signal: aborted });
    assert.equal(never.outcome, "notDone");
    const controller = new AbortController();
    const script = new Script([lost], ["notDone"]);
    const look = script.verify.bind(script);
    script.verify = () => {
      controller.abort();
      return look();
    };
    assert.deepEqual(await script.run({ signal: controller.signal }), {
      outcome: "unknown",
      error: lost,
      seen: "unknown",
    });
    assert.equal(script.sent, 1);
  });

  it("has an unknown outcome after failures in which the service may have carried it out", () => {
    const unclear = (category: ServiceErrorCategory, facts: ServiceErrorFacts) =>
      isUnclear(failure(category, { operation: "updateUser", ...facts }));
    for (const category of ["connection", "tls", "dns", "proxy", "timeout", "cancelled", "badRequest"] as const) {
      assert.equal(unclear(category, { code: "ECONNREFUSED" }), true, `${category}: not known to have stayed here`);
      assert.equal(unclear(category, { sent: true }), true, category);
      assert.equal(unclear(category, { sent: false }), false, category);
    }
    assert.equal(unclear("timeout", { operation: "login" }), false, "the write was not sent");
    assert.equal(unclear("permission", { operation: "getUser" }), true, "the write was taken, reading it failed");
    assert.equal(isUnclear(cancelled()), false, "nothing was sent");
    assert.equal(isUnclear(cancelled().afterWrite()), true, "the write was taken, reading it was cancelled");
    assert.equal(isUnclear(new Error("a mistake of our own")), true);
    for (const status of [200, 204, 300, 301, 302, 303, 304, 307, 308, 407, 408, 499, 500, 501, 502, 503, 504]) {
      assert.equal(unclear("unexpected", { status, answerType: "json" }), true, `${status}`);
    }
    for (const status of [400, 401, 402, 403, 404, 405, 409, 410, 418, 422, 429]) {
      const answered = (answerType: AnswerType) => unclear("unexpected", { status, answerType });
      assert.deepEqual((["json", "empty", "html", "text"] as const).map(answered), [false, false, true, true]);
    }
  });

  it('is "not sent" if its client cannot be created, for any reason', async () => {
    const error = failure("timeout", { operation: "getVersion" });
    const ended = await writeWithVerification(new Script([]), () => Promise.reject(error));
    assert.deepEqual(ended, { outcome: "notDone", error });
  });
});
