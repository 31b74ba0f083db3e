import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TreeNode } from "../../src/explorer/tree/node";
import type { ViewShells } from "../../src/explorer/explorerView";
import { viewNames } from "../../src/manifest/views";
import { recordUri } from "../../src/records/recordUri";
import { someTexts } from "../hostile/corpus";
import { type ExampleAnswer, exampleAnswers, placesIn, valueAt, withValue } from "../hostile/examples";
import { unseen } from "../hostile/hidden";
import { Random } from "../../src/sandbox/seed/random";
import { seedOfRun } from "../hostile/seed";
import { promise } from "../promise";
import { instant } from "../distances";
import { ExplorerBench, isRecord, type RecordRow } from "./explorerBench";

const signIns: readonly string[] = [
  "login",
  "getCredentialsToken",
  "refreshToken",
  "getAuthorizationToken",
  "getResourceMap",
];

describe("hostile records", () => {
  let bench: ExplorerBench;
  let shells: ViewShells;
  const answers = exampleAnswers().filter(({ operation, status }) => status < 300 && !signIns.includes(operation.id));

  before(async () => {
    bench = await ExplorerBench.start({ users: 1, alerts: 1, ...instant });
    shells = Reflect.get(bench.app, "shells") as ViewShells;
  });
  afterEach(() => bench.clear());
  after(() => bench.stop());

  promise(
    "in every view a hostile text is one visible line of plain text, without links, Markdown or other commands",
    { short: 20, long: 400 },
    async (cases, tally) => {
      for (const { idea, value } of someTexts(cases, new Random(seedOfRun(), "texts"))) {
        for (const ids of [true, false]) {
          await bench.clear();
          plant(value, ids);
          await bench.addFortitoken({ label: `Tokens ${value}` });
          await bench.addForticnp({ label: `Cloud ${value}`, company: { id: "771205", name: value } });
          const rows = await allRows();
          assert.ok(rows.filter(isRecord).length >= 8, `only ${rows.filter(isRecord).length} records are shown`);
          for (const row of rows) {
            await tally.try(`${idea} ${JSON.stringify(value.slice(0, 60))}: ${row.id.slice(0, 80)}`, () =>
              assertText(row),
            );
          }
        }
      }
    },
  );

  promise(
    "a hostile record's JSON document has every character, and its name cannot point to another file",
    { short: 20, long: 400 },
    async (cases, tally) => {
      for (const { idea, value } of someTexts(cases, new Random(seedOfRun(), "texts"))) {
        await tally.try(`${idea} ${JSON.stringify(value.slice(0, 60))}`, async () => {
          await bench.clear();
          plant(value, false);
          // A new address, because the editor caches documents for a while.
          await bench.addFortitoken({ id: `token-${tally.tried}` });
          const row = (await bench.rows("users")).find(isRecord) as RecordRow<{ username: string }> | undefined;
          assert.ok(row);
          const document = await vscode.workspace.openTextDocument(recordUri(row.ref, row.record.value.username));
          assert.equal((JSON.parse(document.getText()) as { username: string }).username, value);
          assert.doesNotMatch(document.getText(), unseen);
          assert.match(document.uri.path, /^(\/[\w~-]+){4}\/[^/\\:*?"<>|]+\.json$/);
        });
      }
    },
  );

  promise(
    "a question before a hostile record is changed shows the change on one visible line",
    { short: 20, long: 400 },
    async (cases, tally) => {
      for (const { idea, value } of someTexts(cases, new Random(seedOfRun(), "texts"))) {
        await tally.try(`${idea} ${JSON.stringify(value.slice(0, 60))}`, async () => {
          await bench.clear();
          plant(value, false);
          await bench.addFortitoken({ label: `Tokens ${value}` });
          const row = (await bench.rows("users")).find(isRecord);
          assert.ok(row);
          const asked: string[] = [];
          const restore = answerModals((message, detail) => asked.push(message, detail));
          await bench.run("deleteUser", row).finally(restore);
          assert.equal(asked.length, 2);
          for (const text of asked) assertLine(text);
        });
      }
    },
  );

  /** Puts the value into every text of every response of both services, optionally without the ids. */
  function plant(value: string, ids: boolean): void {
    for (const example of answers) {
      const { service, operation } = example;
      bench.sandbox.faults.add({
        service,
        operation: operation.id,
        times: 1_000_000,
        status: 200,
        body: planted(example, value, ids),
      });
    }
  }

  /** Every row of every view, expanded to its last level. */
  async function allRows(): Promise<TreeNode[]> {
    const rows: TreeNode[] = [];
    for (const view of viewNames) {
      let level = await shells[view].getChildren();
      for (let depth = 0; depth < 5 && level.length > 0; depth++) {
        rows.push(...level);
        level = (
          await Promise.all(
            level
              .slice(0, 12)
              .filter(({ content }) => content)
              .map((row) => shells[view].getChildren(row)),
          )
        ).flat();
      }
    }
    return rows;
  }

  async function assertText(row: TreeNode): Promise<void> {
    const shell = shells.users;
    const item = shell.getTreeItem(row);
    for (const text of [item.label, item.description ?? "", item.accessibilityInformation?.label ?? ""])
      assertLine(text);
    assertTooltip(item);
    const cancellation = new vscode.CancellationTokenSource();
    assertTooltip(await shell.resolveTreeItem(item, row, cancellation.token));
    assert.equal(item.resourceUri, undefined);
    assert.match(item.command?.command ?? "forticloud.", /^forticloud\./);
    assert.match(item.contextValue ?? "", /^[\w ~.-]*$/);
  }
});

/** Replaces the editor's warnings by a user who closes them at once. */
function answerModals(seen: (message: string, detail: string) => unknown): () => void {
  const { showWarningMessage } = vscode.window;
  const show = (message: string, { detail = "" }: vscode.MessageOptions): Promise<undefined> => {
    seen(message, detail);
    return Promise.resolve(undefined);
  };
  Reflect.set(vscode.window, "showWarningMessage", show);
  return () => void Reflect.set(vscode.window, "showWarningMessage", showWarningMessage);
}

function assertTooltip({ tooltip }: vscode.TreeItem): void {
  assert.ok(tooltip === undefined || typeof tooltip === "string", "a tooltip is no Markdown");
  for (const line of (tooltip ?? "").split("\n")) assertLine(line);
}

function assertLine(text: unknown): void {
  assert.ok(typeof text === "string");
  assert.doesNotMatch(text, /[\n\t]/);
  assert.doesNotMatch(text, unseen);
  assert.ok(text.length <= 2100, `${text.length} characters`);
}

function planted({ json }: ExampleAnswer, value: string, ids: boolean): unknown {
  return placesIn(json)
    .filter((place) => typeof valueAt(json, place) === "string" && (ids || !/(id|^sn)$/i.test(String(place.at(-1)))))
    .reduce((answer, place) => withValue(answer, place, value), json);
}
