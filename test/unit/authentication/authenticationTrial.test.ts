import assert from "node:assert/strict";
import { pushTimes } from "../../../src/waiting";
import { AuthenticationTrial, type TrialCalls } from "../../../src/authentication/authenticationTrial";
import type { AuthPreview } from "../../../src/contract";
import { ServiceError, type ServiceErrorCategory } from "../../../src/services/errors";
import { FakeTiming, settled } from "../fakeTiming";

/** A scripted service that records its requests. */
class Service implements TrialCalls {
  preview_: AuthPreview | ServiceError = { action: "MFA", auth_method: "FTM", push_enabled: true };
  begun: { authid?: string } | ServiceError = { authid: "push-1" };
  status: string | ServiceError = "waiting";
  verdict: ServiceError | undefined;
  /** Delays a response until it resolves. */
  held: Promise<void> = Promise.resolve();
  readonly asked: string[] = [];

  async preview(): Promise<AuthPreview> {
    this.asked.push("preview");
    return this.answer(this.preview_);
  }

  async begin(): Promise<{ authid?: string }> {
    this.asked.push("begin");
    return this.answer(this.begun);
  }

  async result(authid: string): Promise<string> {
    this.asked.push(`result ${authid}`);
    return this.answer(this.status);
  }

  async verify({ token }: { readonly token: string }): Promise<void> {
    this.asked.push(`verify ${token}`);
    await this.held;
    if (this.verdict) throw this.verdict;
  }

  private answer<T>(answer: T | ServiceError): Promise<T> {
    return ServiceError.is(answer) ? Promise.reject(answer) : Promise.resolve(answer);
  }
}

function refusal(category: ServiceErrorCategory, serviceMessage = ""): ServiceError {
  return new ServiceError(category, "refused", { serviceMessage });
}

describe("an authentication attempt", () => {
  let service: Service;
  let timing: FakeTiming;
  let trial: AuthenticationTrial;
  let changes: number;

  beforeEach(() => {
    service = new Service();
    timing = new FakeTiming();
    changes = 0;
    trial = trialOf(true);
  });

  const trialOf = (sendsAtOnce: boolean) =>
    new AuthenticationTrial({
      calls: service,
      input: { username: "mlund" },
      timing,
      sendsAtOnce,
      onChange: () => changes++,
    });

  const outcome = () => trial.state.outcome?.type;

  async function started(): Promise<void> {
    void trial.start();
    await settled();
  }

  it("sends a push to a real phone only on request", async () => {
    trial = trialOf(false);
    await started();
    assert.deepEqual([service.asked, trial.offersPush, outcome()], [["preview"], true, undefined]);
    void trial.begin();
    await settled();
    assert.deepEqual(service.asked, ["preview", "begin", "result push-1"]);
  });

  describe("with a push", () => {
    it("polls every two seconds until the user approves", async () => {
      await started();
      assert.deepEqual(service.asked, ["preview", "begin", "result push-1"]);
      assert.deepEqual(trial.state.push, { until: timing.now() + pushTimes.longestMs });
      await timing.advance(4000);
      assert.equal(service.asked.length, 5);
      service.status = "authenticated";
      await timing.advance(2000);
      assert.deepEqual(trial.state.outcome, { type: "accepted", by: "push" });
      await timing.advance(60_000);
      assert.equal(service.asked.length, 6);
    });

    it("shows the user's rejection, and accepts a code afterwards", async () => {
      await started();
      service.status = "rejected";
      await timing.advance(2000);
      assert.equal(outcome(), "rejected");
      assert.equal(trial.state.push, undefined);
      await trial.verify("004217");
      assert.deepEqual(trial.state.outcome, { type: "accepted", by: "code" });
    });

    it("ends as unanswered after its time, or when the service no longer knows the push", async () => {
      await started();
      await timing.advance(pushTimes.longestMs - 1);
      assert.equal(outcome(), undefined);
      await timing.advance(1);
      assert.equal(outcome(), "unanswered");

      service.status = refusal("notFound");
      await started();
      await timing.advance(2000);
      assert.equal(outcome(), "unanswered");
    });

    it("accepts an approval in the last moment", async () => {
      await started();
      await timing.advance(pushTimes.longestMs - 1);
      service.status = "authenticated";
      await timing.advance(1);
      assert.equal(outcome(), "accepted");
    });

    const page = { answerType: "html" } as const;
    for (const [what, odd] of [
      ["no response", refusal("timeout")],
      ["a web page", new ServiceError("notJson", "no", page)],
      ["a redirect", new ServiceError("redirect", "no")],
      ["a response without a status", new ServiceError("unexpected", "no")],
      ["a 403", refusal("permission")],
      ["a failed sign-in", refusal("signIn")],
      ["a 429", refusal("rateLimit")],
      ["a 404", refusal("notFound")],
      ["the 404 pages of a proxy", new ServiceError("notFound", "no", page)],
    ] as const) {
      it(`finds an approval after ${what}, which is shown meanwhile`, async () => {
        await started();
        service.status = odd;
        await timing.advance(what === "a 404" ? 2000 : 10_000);
        assert.equal(outcome(), undefined);
        assert.equal(trial.state.push?.error, odd);
        service.status = "waiting";
        await timing.advance(2000);
        assert.deepEqual(Object.keys(trial.state.push ?? {}), ["until"]);
        service.status = "authenticated";
        await timing.advance(2000);
        assert.deepEqual(trial.state.outcome, { type: "accepted", by: "push" });
      });
    }

    it("polls once more at its end despite a long Retry-After, and then reports an unknown outcome", async () => {
      await started();
      const busy = new ServiceError("rateLimit", "no", { retryAfterMs: 86_400_000 });
      service.status = busy;
      await timing.advance(2000);
      const before = service.asked.length;
      await timing.advance(pushTimes.longestMs - 4000);
      assert.equal(service.asked.length, before);
      await timing.advance(2000);
      assert.deepEqual(trial.state.outcome, { type: "unseen", error: busy });
      assert.equal(service.asked.length, before + 1);
    });

    it("shows an unknown status and keeps polling", async () => {
      await started();
      service.status = "EXPIRED";
      await timing.advance(2000);
      assert.equal(outcome(), undefined);
      assert.equal(trial.state.push?.status, "EXPIRED");
      await timing.advance(pushTimes.longestMs);
      assert.deepEqual(trial.state.outcome, { type: "unanswered", said: "EXPIRED" });
    });

    it("recognizes a status in any case", async () => {
      await started();
      service.status = "Authenticated ";
      await timing.advance(2000);
      assert.equal(outcome(), "accepted");
    });

    it("verifies a typed code as text while the push is waiting; a wrong code keeps the push", async () => {
      await started();
      service.verdict = refusal("denied", "The code is wrong.");
      await trial.verify("000017");
      assert.ok(service.asked.includes("verify 000017"));
      assert.deepEqual(trial.state.outcome, { type: "refused", said: "The code is wrong." });
      assert.ok(trial.state.push);
      service.verdict = undefined;
      await trial.verify("000018");
      assert.deepEqual(trial.state.outcome, { type: "accepted", by: "code" });
      const asked = service.asked.length;
      await timing.advance(10_000);
      assert.equal(service.asked.length, asked);
    });

    it("accepts an approval while a code is being verified", async () => {
      await started();
      let letGo = (): void => undefined;
      service.held = new Promise((resolve) => (letGo = resolve));
      service.verdict = refusal("denied");
      const checking = trial.verify("004217");
      service.status = "authenticated";
      await timing.advance(2000);
      letGo();
      await checking;
      assert.deepEqual(trial.state.outcome, { type: "accepted", by: "push" });
      assert.equal(trial.state.busy, undefined);
    });

    it("polls only the latest push after a second one was sent", async () => {
      await started();
      service.begun = { authid: "push-2" };
      void trial.begin();
      await settled();
      service.asked.length = 0;
      await timing.advance(2000);
      assert.deepEqual(service.asked, ["result push-2"]);
    });

    it("ends its requests and changes when it is stopped", async () => {
      await started();
      trial.stop();
      const before = changes;
      service.status = "authenticated";
      await timing.advance(10_000);
      assert.equal(changes, before);
      assert.equal(service.asked.length, 3);
    });
  });

  it("sends a code only on request", async () => {
    service.preview_ = { action: "MFA", auth_method: "SMS" };
    service.begun = {};
    await started();
    assert.deepEqual(service.asked, ["preview"]);
    assert.equal(trial.offersPush, false);
    await trial.begin();
    assert.equal(trial.state.codeSent, true);
  });

  it("sends nothing if the action is Bypass or Block", async () => {
    service.preview_ = { action: "Bypass", auth_method: "FTM" };
    await started();
    assert.equal(outcome(), "bypass");
    service.preview_ = { action: "Block", auth_method: "FTM", message: "Not from here." };
    await started();
    assert.deepEqual(trial.state.outcome, { type: "blocked", said: "Not from here." });
    await trial.begin();
    await trial.verify("004217");
    assert.deepEqual(service.asked, ["preview", "preview"]);
  });

  it("works without a preview if the service offers none", async () => {
    service.preview_ = refusal("notFound");
    await started();
    assert.deepEqual(trial.state, { preview: {} });
    assert.equal(trial.offersPush, true);
    await trial.verify("004217");
    assert.equal(outcome(), "accepted");
  });

  for (const [category, said, expected] of [
    ["badRequest", "The user nobody does not exist in realm lab.", "unknownUser"],
    ["badRequest", "The token is not activated.", "notConfigured"],
    ["denied", "Locked out. Wait 1 minutes.", "locked"],
    ["denied", "The code is wrong or has expired.", "refused"],
    ["denied", "Try again in 3 minutes.", "locked"],
    ["subscription", "No SMS left.", "unavailable"],
    ["connection", "", "failed"],
  ] as const) {
    it(`reports ${category} "${said}" as ${expected}`, async () => {
      service.preview_ = { action: "MFA", auth_method: "FTK" };
      await started();
      service.verdict = refusal(category, said);
      await trial.verify("004217");
      assert.equal(outcome(), expected);
    });
  }
});
