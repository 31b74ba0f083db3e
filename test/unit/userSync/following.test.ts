import assert from "node:assert/strict";
import { ServiceError, type ServiceErrorKind } from "../../../src/services/errors";
import type { TaskState } from "../../../src/services/fortitoken/userSync";
import { TaskFollower, type TaskEnd } from "../../../src/userSync/taskFollower";
import { FakeTiming, settled } from "../fakeTiming";

function state(status: string): TaskState {
  return { done: status === "complete", status, record: { kind: "task", id: "t1", value: { status }, notes: [] } };
}

describe("TaskFollower", () => {
  let timing: FakeTiming;
  let answer: TaskState | ServiceErrorKind;
  let asked: number;
  let ours: boolean;
  let end: TaskEnd | ServiceErrorKind | undefined;
  let stop: AbortController;

  beforeEach(async () => {
    timing = new FakeTiming();
    answer = state("pending");
    asked = 0;
    ours = true;
    end = undefined;
    stop = new AbortController();
    const ask = (): Promise<TaskState> => {
      asked += 1;
      return typeof answer === "string" ? Promise.reject(new ServiceError(answer, "no")) : Promise.resolve(answer);
    };
    new TaskFollower(ask, () => ours, timing)
      .follow(stop.signal, () => undefined)
      .then(
        (reached) => (end = reached),
        (error: unknown) => (end = (error as ServiceError).kind),
      );
    await settled();
  });

  it("asks every two seconds, later every five, until the task is complete", async () => {
    await timing.advance(60_000);
    assert.equal(asked, 31);
    await timing.advance(60_000);
    assert.equal(asked, 43);
    answer = state("complete");
    await timing.advance(5_000);
    assert.deepEqual(end, { kind: "done", state: answer });
  });

  it("goes on after what passes, ever more slowly", async () => {
    answer = "connection";
    await timing.advance(60_000);
    assert.ok(asked > 3 && asked < 8, `${asked} questions`);
    answer = state("complete");
    await timing.advance(30_000);
    assert.equal((end as TaskEnd).kind, "done");
  });

  it("leaves the service alone for five minutes when it got too many requests", async () => {
    answer = "rateLimit";
    await timing.advance(2_000);
    const before = asked;
    await timing.advance(290_000);
    assert.equal(asked, before);
    await timing.advance(10_000);
    assert.equal(asked, before + 1);
  });

  it("ends where the task is gone, and with what does not pass", async () => {
    answer = "notFound";
    await timing.advance(2_000);
    assert.deepEqual(end, { kind: "gone" });
  });

  it("throws what does not pass by itself", async () => {
    answer = "permission";
    await timing.advance(2_000);
    assert.equal(end, "permission");
  });

  it("leaves it to another window, and stops at once when told to", async () => {
    ours = false;
    await timing.advance(2_000);
    assert.deepEqual(end, { kind: "left" });
    assert.equal(asked, 1);
  });

  it("stops at once when told to", async () => {
    stop.abort();
    await settled();
    assert.deepEqual(end, { kind: "left" });
  });
});
