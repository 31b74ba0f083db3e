import assert from "node:assert/strict";
import { ServiceError, type ServiceErrorCategory } from "../../../src/services/errors";
import type { TaskState } from "../../../src/services/fortitoken/userSync";
import { TaskFollower, type TaskEnd, type TaskSight } from "../../../src/userSync/taskFollower";
import { taskTimes } from "../../../src/waiting";
import { FakeTiming, settled } from "../fakeTiming";

function state(status: string, created?: number): TaskState {
  const none = { success: 0, failure: 0 };
  return {
    done: status === "complete",
    complete: status === "complete",
    status,
    ...(created === undefined
      ? {}
      : { counters: { create: { success: created, failure: 0 }, modify: none, delete: none } }),
    record: { kind: "task", id: "t1", value: { status }, notes: [] },
  };
}

describe("the follower of a sync task", () => {
  let timing: FakeTiming;
  let answer: TaskState | ServiceErrorCategory | ServiceError | Error;
  let asked: number;
  let ours: boolean;
  let end: TaskEnd | string | undefined;
  let stop: AbortController;
  let seen: TaskSight;

  beforeEach(async () => {
    timing = new FakeTiming();
    answer = state("pending");
    asked = 0;
    ours = true;
    end = undefined;
    stop = new AbortController();
    const ask = (): Promise<TaskState> => {
      asked += 1;
      const said = typeof answer === "string" ? new ServiceError(answer, "no") : answer;
      return said instanceof Error ? Promise.reject(said) : Promise.resolve(said);
    };
    new TaskFollower({
      readTask: ask,
      isOurs: () => ours,
      timing,
      pauseForLimit: (ms, signal) => timing.pause(ms, signal),
    })
      .follow(stop.signal, (sight) => (seen = sight))
      .then(
        (reached) => (end = reached),
        (error: unknown) => (end = (error as Error).message),
      );
    await settled();
  });

  const endKind = () => (typeof end === "object" ? end.type : end);

  it("polls every two seconds, later every five, until the task is complete", async () => {
    await timing.advance(60_000);
    assert.equal(asked, 31);
    await timing.advance(60_000);
    assert.equal(asked, 43);
    answer = state("complete");
    await timing.advance(5_000);
    assert.deepEqual(end, { type: "done", state: answer });
  });

  it("continues after transient failures, with growing pauses", async () => {
    answer = "connection";
    await timing.advance(60_000);
    assert.ok(asked > 3 && asked < 8, `${asked} questions`);
    answer = state("complete");
    await timing.advance(30_000);
    assert.equal(endKind(), "done");
  });

  it("pauses for five minutes after a 429", async () => {
    answer = "rateLimit";
    await timing.advance(2_000);
    const before = asked;
    await timing.advance(290_000);
    assert.equal(asked, before);
    await timing.advance(10_000);
    assert.equal(asked, before + 1);
  });

  it("polls no faster than usual after a Retry-After of zero", async () => {
    answer = new ServiceError("rateLimit", "no", { retryAfterMs: 0 });
    await timing.advance(60_000);
    assert.ok(asked <= 31, `${asked} questions`);
  });

  it("ends for a task without progress, even if two servers report different states in turn", async () => {
    for (let ms = 0; ms < taskTimes.stillAfterMs + 20_000 && end === undefined; ms += 1_000) {
      answer = state(ms % 10_000 < 5_000 ? "queued" : "running");
      await timing.advance(1_000);
    }
    assert.equal(endKind(), "still");
  });

  it("does not wait beyond its own limit for a Retry-After of days", async () => {
    answer = new ServiceError("rateLimit", "no", { retryAfterMs: 5 * 86_400_000 });
    await timing.advance(taskTimes.stillAfterMs + 10_000);
    assert.equal(endKind(), "still");
  });

  const page = { answerType: "html" } as const;
  for (const [what, odd] of [
    ["a web page", new ServiceError("notJson", "no", page)],
    ["a redirect", new ServiceError("redirect", "no", { status: 302 })],
    ["a 403", new ServiceError("permission", "no", { status: 403 })],
    ["a failed sign-in", new ServiceError("signIn", "no", { status: 401 })],
    ["an empty response", new ServiceError("emptyAnswer", "no", { status: 200 })],
    ["another service's response", new ServiceError("unexpected", "no", { status: 200 })],
    ["a 404", new ServiceError("notFound", "no", { status: 404 })],
    ["the 404 page of a proxy", new ServiceError("notFound", "no", { status: 404, ...page })],
    ["a missing proxy", new ServiceError("proxy", "no")],
    ["an untrusted certificate", new ServiceError("tls", "no")],
  ] as const) {
    it(`continues after ${what}, reports it, and finds the end`, async () => {
      answer = state("pending", 3);
      await timing.advance(2_000);
      answer = odd;
      await timing.advance(2_000);
      assert.equal(end, undefined);
      assert.deepEqual([seen.state?.counters?.create.success, seen.error?.category], [3, odd.category]);
      answer = state("complete");
      await timing.advance(30_000);
      assert.deepEqual(end, { type: "done", state: answer });
    });
  }

  it("ends with the last known state after the second 404 in a row", async () => {
    const last = state("pending", 4);
    answer = last;
    await timing.advance(2_000);
    answer = "notFound";
    await timing.advance(4_000);
    assert.equal(endKind(), "gone");
    assert.deepEqual((end as { state?: TaskState }).state, last);
  });

  it("continues as long as the task makes progress", async () => {
    for (let created = 0; created < 20; created += 1) {
      answer = state("pending", created);
      await timing.advance(taskTimes.stillAfterMs - 60_000);
      assert.equal(end, undefined, `after ${created}`);
    }
  });

  it("ends with the last known state after a long time without change: a status, a failure or both in turn", async () => {
    const word = state("some word of the service");
    answer = word;
    await timing.advance(taskTimes.stillAfterMs - 10_000);
    assert.deepEqual(endKind(), undefined);
    answer = "server";
    await timing.advance(60_000);
    assert.deepEqual([endKind(), seen.state, seen.error?.category], ["still", word, "server"]);
    const before = asked;
    await timing.advance(taskTimes.stillAfterMs);
    assert.equal(asked, before);
  });

  it("throws other errors: the profile was removed, or points elsewhere", async () => {
    answer = new Error("points elsewhere");
    await timing.advance(2_000);
    assert.equal(end, "points elsewhere");
  });

  it("stops when another window takes over", async () => {
    ours = false;
    await timing.advance(2_000);
    assert.equal(endKind(), "left");
    assert.equal(asked, 1);
  });

  it("stops at once when aborted", async () => {
    stop.abort();
    await settled();
    assert.equal(endKind(), "left");
  });
});
