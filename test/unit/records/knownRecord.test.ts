import assert from "node:assert/strict";
import * as vscode from "vscode";
import { EventEmitter } from "vscode";
import type { PanelMessage } from "../../../src/records/messages";
import { RecordPanel, type RecordPanelDependencies } from "../../../src/records/recordPanel";
import type { RecordRef } from "../../../src/records/recordRef";
import type { KnownRecord, RecordChange } from "../../../src/records/recordSource";
import { ServiceRecords } from "../../../src/records/serviceRecords";
import type { ForticnpKind, RecordKind, ServiceRecord } from "../../../src/services/model";
import { currentRecordMs } from "../../../src/waiting";
import { until } from "../../host/until";

type Members = Readonly<Record<string, unknown>>;

const record = (kind: RecordKind, id: string, value: Members): ServiceRecord<Members> => ({
  kind,
  id,
  value,
  notes: [],
});

/** Opens the page of a record on a service that counts requests. */
function open(kind: ForticnpKind, id: string, known?: KnownRecord, preview = false) {
  const requests: string[] = [];
  const answer = (call: string, found: ServiceRecord<Members>) => {
    requests.push(call);
    return Promise.resolve(found);
  };
  const client = {
    alerts: { get: () => answer("listAlerts", record("alert", id, { title: "read" })) },
    cloudAccounts: { detail: () => answer("getStatusDetail", record("cloudAccount", id, { applicationInfo: {} })) },
    resources: {
      findings: () => ({
        items: [record("finding", "f1", { policyName: "read" })],
        complete: true,
        loadMore: () => answer("listFindings", record("finding", "f1", {})),
      }),
    },
  };
  const severities = {
    find: () => {
      requests.push("kept list");
      return Promise.resolve({ record: record("severity", id, { name: "Critical" }), readAt: 5 });
    },
  };
  const changes = new EventEmitter<RecordChange>();
  const source = new ServiceRecords(
    { get: () => undefined },
    { forticnp: () => Promise.resolve(client) } as never,
    { severity: severities },
    changes.event,
  );
  const posted: PanelMessage[] = [];
  const received = new EventEmitter<unknown>();
  const none = new EventEmitter<never>().event;
  const panel = {
    webview: {
      onDidReceiveMessage: received.event,
      postMessage: (message: PanelMessage) => Promise.resolve(posted.push(message) > 0),
      asWebviewUri: String,
      cspSource: "",
      html: "",
    },
    onDidChangeViewState: none,
    onDidDispose: none,
    title: id,
    visible: true,
    reveal: () => undefined,
    dispose: () => undefined,
  };
  const dependencies = {
    extensionUri: "/extension",
    source,
    summaries: {
      realmName: () => undefined,
      commandsOn: () => [{ id: "unlockUser", title: "Unlock", isRelated: false }],
    },
    describeError: String,
  } as unknown as RecordPanelDependencies;
  const ref: RecordRef = { profileId: "p1", service: "forticnp", kind, id };
  const page = new RecordPanel(ref, panel as never, dependencies, { title: id, preview, known });
  const shown = () => posted.filter((message) => message.type === "record");
  return {
    page,
    panel,
    requests,
    posted,
    shown,
    json: () => shown().map(({ json }) => json.replace(/\s+/g, "")),
    change: (changed?: ServiceRecord<Members>) => changes.fire(changed ? { ...ref, record: changed } : ref),
    press: (type: string) => received.fire({ type }),
    run: (action: string, shownRef = ref) => received.fire({ type: "run", action, ref: shownRef }),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the page of a record with a row", () => {
  const now = () => ({ record: record("alert", "a1", { title: "row" }), readAt: Date.now() });
  const old = () => ({ ...now(), readAt: Date.now() - currentRecordMs });

  it("shows the record at once, and sends no request while it is current", async () => {
    const known = now();
    const { requests, json, shown, panel } = open("alert", "a1", known);
    assert.deepEqual([json(), panel.title], [['{"title":"row"}'], "row"]);
    assert.equal(shown()[0]?.readAt, known.readAt);
    await settled();
    assert.deepEqual(requests, []);
  });

  it("shows the record at once, and sends one request if it is stale", async () => {
    const { requests, json } = open("alert", "a1", old());
    assert.deepEqual(json(), ['{"title":"row"}']);
    await until(() => json().length > 1);
    assert.deepEqual([requests, json().at(-1)], [["listAlerts"], '{"title":"read"}']);
  });

  it("sends one request for a kind whose rows have only a part of the record", async () => {
    const known = { record: record("cloudAccount", "AWS:1", { name: "prod" }), readAt: Date.now() };
    const { requests, json } = open("cloudAccount", "AWS:1", known);
    assert.deepEqual(json(), ['{"name":"prod"}']);
    await until(() => json().length > 1);
    assert.deepEqual([requests, json().at(-1)], [["getStatusDetail"], '{"applicationInfo":{}}']);
  });

  it("reads no list for a record that comes only with its list, even if it is stale", async () => {
    const known = { record: record("finding", "f1", { policyName: "row" }), readAt: 1 };
    const { requests, json } = open("finding", "r1/f1", known);
    await settled();
    assert.deepEqual([requests, json()], [[], ['{"policyName":"row"}']]);
  });

  it("reads the record again on request", async () => {
    const { requests, json, press } = open("alert", "a1", now());
    press("refresh");
    await until(() => json().length > 1);
    assert.deepEqual([requests, json().at(-1)], [["listAlerts"], '{"title":"read"}']);
  });

  it("takes over a newer record when the row is opened again, but no older one", async () => {
    const { page, requests, json } = open("alert", "a1", now());
    await new Promise((resolve) => setTimeout(resolve, 2));
    page.reveal({ record: record("alert", "a1", { title: "newer" }), readAt: Date.now() });
    page.reveal({ record: record("alert", "a1", { title: "older" }), readAt: Date.now() - 5_000 });
    assert.deepEqual([requests, json()], [[], ['{"title":"row"}', '{"title":"newer"}']]);
  });
});

describe("the page of a record without a row", () => {
  it("reads the record", async () => {
    const { requests, json } = open("alert", "a1");
    await until(() => json().length > 0);
    assert.deepEqual([requests, json()], [["listAlerts"], ['{"title":"read"}']]);
  });

  it("takes the record from a cached list, with the time at which the list was read", async () => {
    const { requests, json, shown } = open("severity", "1");
    await until(() => json().length > 0);
    assert.deepEqual([requests, json(), shown()[0]?.readAt], [["kept list"], ['{"name":"Critical"}'], 5]);
  });
});

describe("the page of a changed record", () => {
  const known = () => ({ record: record("alert", "a1", { title: "row" }), readAt: Date.now() });

  it("shows the record that the command has read, without a request", async () => {
    const { requests, json, change } = open("alert", "a1", known());
    change(record("alert", "a1", { title: "changed" }));
    await settled();
    assert.deepEqual([requests, json().at(-1)], [[], '{"title":"changed"}']);
  });

  it("sends one request if the new record is not known", async () => {
    const { requests, json, change } = open("alert", "a1", known());
    change();
    await until(() => json().length > 1);
    assert.deepEqual(requests, ["listAlerts"]);
  });
});

describe("the buttons of a page", () => {
  const { executed } = vscode.commands as unknown as { executed: unknown[][] };
  const known = () => ({
    record: record("alert", "a1", { title: "row", resourceId: "r7", object: "a" }),
    readAt: 1e15,
  });
  afterEach(() => (executed.length = 0));

  it("run their command on the page", () => {
    const { page, run } = open("alert", "a1", known());
    run("unlockUser");
    assert.deepEqual(executed, [["forticloud.unlockUser", page]]);
  });

  it("run no command that the page does not offer", () => {
    const { run } = open("alert", "a1", known());
    for (const action of ["deleteUser", "constructor", "workbench.action.quit", ""]) run(action);
    assert.deepEqual(executed, []);
  });

  it("do nothing if the preview has gone on to another record in the meantime", () => {
    const { page, run } = open("alert", "a1", known(), true);
    const before = page.ref;
    page.replace({ ...before, id: "a2" }, "second", known());
    run("unlockUser", before);
    assert.deepEqual(executed, []);
  });

  it("open the related record that a link names", () => {
    const { shown, run } = open("alert", "a1", known());
    run(
      shown()
        .at(-1)
        ?.summary.facts.find(({ name }) => name === "Object")?.link ?? "",
    );
    assert.deepEqual(executed, [
      ["forticloud.openRecord", { profileId: "p1", service: "forticnp", kind: "resource", id: "r7" }],
    ]);
  });
});

describe("the preview page", () => {
  const known = (title: string) => ({ record: record("alert", "a1", { title }), readAt: Date.now() });
  const other = (id: string): RecordRef => ({ profileId: "p1", service: "forticnp", kind: "alert", id });

  it("shows one record after another, and says in its tab that it is a preview", () => {
    const { page, panel, json, posted } = open("alert", "a1", known("first"), true);
    assert.equal(panel.title, "first (preview)");
    page.replace(other("a2"), "second", known("second"));
    assert.deepEqual([panel.title, json().at(-1)], ["second (preview)", '{"title":"second"}']);
    const started = posted.filter((message) => message.type === "start");
    assert.deepEqual(
      started.map(({ ref, preview }) => [ref.id, preview]),
      [["a2", true]],
    );
  });

  it("ignores the answer for a record that is no longer looked at", async () => {
    const { page, json } = open("alert", "a1", undefined, true);
    page.replace(other("a2"), "second", known("second"));
    await settled();
    await settled();
    assert.deepEqual(json(), ['{"title":"second"}']);
  });

  for (const [what, act] of [
    ["its button is pressed", ({ press }: ReturnType<typeof open>) => press("keepOpen")],
    ["its record is edited", ({ change }: ReturnType<typeof open>) => change(record("alert", "a1", { title: "row" }))],
  ] as const) {
    it(`stays when ${what}`, () => {
      const shown = open("alert", "a1", known("row"), true);
      act(shown);
      assert.deepEqual([shown.page.isPreview, shown.panel.title], [false, "row"]);
      assert.equal(shown.posted.filter((message) => message.type === "start").at(-1)?.preview, false);
    });
  }
});
