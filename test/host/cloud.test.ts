import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { operations } from "../../src/contract";
import type { TreeNode } from "../../src/explorer/tree/node";
import {
  descriptionOf,
  ExplorerBench,
  iconOf,
  isRecord,
  labelOf,
  tooltipOf,
  until,
  type RecordRow,
} from "./explorerBench";

describe("cloud views", () => {
  let bench: ExplorerBench;

  before(async () => {
    bench = await ExplorerBench.start();
  });
  afterEach(() => bench.clear());
  after(() => bench.stop());

  const asked = (operation: keyof typeof operations.forticnp) => bench.sandbox.requests.count("forticnp", operation);
  const rowsUnder = (view: Parameters<ExplorerBench["rows"]>[0], node: TreeNode) => bench.rows(view, node);

  describe("Resources", () => {
    const typeRow = async (cloud: string, type: string) =>
      bench.row("resources", type, await bench.row("resources", cloud));

    it("asks nobody before a type is opened, then lists its resources by falling risk", async () => {
      await bench.addForticnp();
      assert.deepEqual((await bench.rows("resources")).map(labelOf), ["AWS", "Azure", "Google Cloud"]);
      const aws = await bench.row("resources", "AWS");
      assert.deepEqual((await rowsUnder("resources", aws)).map(labelOf), ["EC2 Instance", "S3 Bucket", "Other Type…"]);
      assert.equal(bench.sandbox.requests.count(), 0);
      const type = await typeRow("AWS", "S3 Bucket");
      const rows = (await rowsUnder("resources", type)).filter(isRecord);
      assert.ok(rows.length > 1);
      const scores = rows.map(({ record }) => Number((record.value as { riskScore?: unknown }).riskScore));
      assert.deepEqual(
        scores,
        [...scores].sort((a, b) => b - a),
      );
      assert.equal(asked("listResources"), 1);
      assert.match(descriptionOf(type), /^\d+/);
    });
  });
});
