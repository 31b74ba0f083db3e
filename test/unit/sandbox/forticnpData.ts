import assert from "node:assert/strict";
import { parse, LosslessNumber } from "lossless-json";
import type { Alert, ForticnpPage } from "../../../src/contract";
import type { Validate } from "../../../src/contract/generated/validators";
import { startMs, type Reply, type TestBench } from "./sandboxClient";

export const everyTime = { startTime: 0, endTime: startMs };

/** A body with whole numbers as text, so that ids keep their digits. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the test names the shape it expects
export function withExactIds<T>(reply: Reply): T {
  assert.equal(reply.status, 200, reply.text);
  return parse(reply.text, (_, value) => (value instanceof LosslessNumber ? exact(value.value) : value)) as T;
}

function exact(digits: string): number | string {
  return Number.isSafeInteger(Number(digits)) || digits.includes(".") ? Number(digits) : digits;
}

export async function allAlerts(bench: TestBench): Promise<Alert[]> {
  const body = { ...everyTime, skip: 0, limit: 1000 };
  return withExactIds<{ data: Alert[] }>(await bench.forticnp("/api/v1/alert/list", { body })).data;
}

export function assertKeeps(schema: Validate, items: readonly unknown[]): void {
  assert.ok(items.length > 0);
  for (const item of items) {
    assert.ok(schema(item), JSON.stringify(schema.errors));
  }
}

export function paging({ skip, limit, totalCount, totalPage }: ForticnpPage): unknown[] {
  return [skip, limit, totalCount, totalPage];
}
