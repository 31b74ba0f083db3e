import assert from "node:assert/strict";
import type { TreeItem } from "vscode";
import type { Alert, Finding, FortitokenToken, User } from "../../../src/contract";
import type { RowActivity } from "../../../src/explorer/rowActivity";
import { alertRow } from "../../../src/explorer/rows/alertRow";
import { cloudAccountRow } from "../../../src/explorer/rows/cloudAccountRow";
import { countryRow } from "../../../src/explorer/rows/referenceRows";
import { documentActivityRow, documentViolationRow } from "../../../src/explorer/rows/documentRows";
import { findingRow } from "../../../src/explorer/rows/findingRow";
import { realmRow } from "../../../src/explorer/rows/realmRow";
import {
  eventRow,
  policyRow,
  policyViolationRow,
  severityCountRow,
  severityRow,
} from "../../../src/explorer/rows/referenceRows";
import { resourcePolicyRow, resourceRow } from "../../../src/explorer/rows/resourceRow";
import { noteLines, type RecordLook } from "../../../src/explorer/rows/rowLook";
import { tokenRow } from "../../../src/explorer/rows/tokenRow";
import { userRow } from "../../../src/explorer/rows/userRow";
import type { TreeNode } from "../../../src/explorer/tree/node";
import { RecordNodes } from "../../../src/explorer/tree/recordNode";
import type { ServiceRecord } from "../../../src/services/model";
import { itemOf } from "../../itemOf";

const owner = { id: "p", parent: undefined, profile: { id: "p", service: "fortitoken" } } as unknown as TreeNode;
const activity = { textOf: () => undefined } as unknown as RowActivity;

function record<T>(id: string, members: object, notes: readonly string[] = []): ServiceRecord<T> {
  return { kind: "user", id, value: members as T, notes };
}

function nodesFor<T>(look: (record: ServiceRecord<T>) => RecordLook): RecordNodes<T> {
  return new RecordNodes(owner, { activity, look });
}

function itemOfRecord<T>(look: (record: ServiceRecord<T>) => RecordLook, one: ServiceRecord<T>): TreeItem {
  const [node] = nodesFor(look).of([one]);
  assert(node);
  return itemOf(node);
}

function tooltipOf({ tooltip }: TreeItem): string {
  assert(typeof tooltip === "string");
  return tooltip;
}

describe("records that share an id", () => {
  const plain = ({ id, value, notes }: ServiceRecord<{ n: number }>): RecordLook => ({
    label: `${id} ${value.n}`,
    description: "",
    icon: "account",
    tooltip: noteLines(notes),
  });
  const list = (...ids: readonly string[]) => ids.map((id, n) => record<{ n: number }>(id, { n }));

  it("have one row each, with a unique row id and a note", () => {
    const rows = nodesFor(plain).of(list("a", "b", "a", "a"));
    assert.deepEqual(
      rows.map((row) => itemOf(row).label),
      ["a 0", "b 1", "a 2", "a 3"],
    );
    assert.equal(new Set(rows.map(({ id }) => id)).size, 4);
    assert.deepEqual(
      rows.map((row) => tooltipOf(itemOf(row)).includes("the same id")),
      [true, false, true, true],
    );
    assert.ok(rows.every(({ ref, record: { id } }) => ref.id === id));
  });

  it("get no row id of a record whose own id looks like one", () => {
    const rows = nodesFor(plain).of(list("a", "a", "a#2", "a#2", "a#3", "a"));
    assert.equal(new Set(rows.map(({ id }) => id)).size, 6);
  });

  it("keep their rows, and lose the note when only one is left", () => {
    const nodes = nodesFor(plain);
    const before = nodes.of(list("a", "a"));
    assert.deepEqual(nodes.of(list("a", "a")), before);
    const [alone, ...others] = nodes.of(list("a"));
    assert.deepEqual([alone, others.length, alone?.record.notes], [before[0], 0, []]);
  });

  it("are listed in time proportional to their number", () => {
    const many = Array.from({ length: 50_000 }, (_, n) => record<{ n: number }>("same", { n }));
    assert.equal(
      new Set(
        nodesFor(plain)
          .of(many)
          .map(({ id }) => id),
      ).size,
      50_000,
    );
  });
});

describe("a record's row", () => {
  const long = "very long ".repeat(500);

  it("shows its state even if its names are long", () => {
    const user = record<User>("u", {
      username: long,
      email: long,
      auth_method: long,
      active: false,
      lockout_at: "2025-01-01",
    });
    const alert = record<Alert>("a", {
      policyName: long,
      object: long,
      service: long,
      severity: "Critical",
      state: "Open",
    });
    const token = record<FortitokenToken>("t".repeat(5000), { username: long, realm_name: long });
    const userItem = itemOfRecord((one) => userRow(one, { readOnly: false, realm: long }), user);
    assert.match(userItem.accessibilityInformation?.label ?? "", /disabled · locked · /);
    assert.match(
      itemOfRecord((one) => alertRow(one, 0), alert).accessibilityInformation?.label ?? "",
      /Critical · Open$/,
    );
    const tokenItem = itemOfRecord(
      (one) => tokenRow(one, { readOnly: false, clientType: undefined, status: "free" }),
      token,
    );
    assert.match(tokenItem.accessibilityInformation?.label ?? "", /free · /);
    assert.match(String(tokenItem.description), /^free · /);
  });

  it("shows a finding's state by its icon's shape, and its severity by the colour", () => {
    const look = (state?: string) =>
      findingRow(record<Finding>("f", { severity: "Critical", ...(state && { state }) }), 0);
    const { icon, color } = look("Open");
    assert.deepEqual([look().icon, look("Acknowledged").color], [icon, color]);
    const icons = ["Open", "Acknowledged", "Dismissed", "Resolved"].map((state) => look(state).icon);
    assert.equal(new Set(icons).size, 4);
    assert.notEqual(look("Resolved").color, color);
  });

  it("shows the complete name and address in its tooltip", () => {
    const name = `${"n".repeat(400)}-end`;
    const item = itemOfRecord(
      (one) => userRow(one, { readOnly: false }),
      record<User>("u", { username: name, email: `${name}@x` }),
    );
    assert.match(tooltipOf(item), /n-end\n/);
    assert.match(tooltipOf(item), /n-end@x/);
  });

  const looks: Readonly<Record<string, (one: ServiceRecord<never>) => RecordLook>> = {
    alert: (one) => alertRow(one, 0),
    cloudAccount: (one) => cloudAccountRow(one, undefined, 0),
    country: countryRow,
    activity: (one) => documentActivityRow(one, 0),
    violation: documentViolationRow,
    finding: (one) => findingRow(one, 0),
    realm: (one) => realmRow(one, { readOnly: false, count: "" }),
    event: eventRow,
    policy: policyRow,
    policyViolation: policyViolationRow,
    severityCount: severityCountRow,
    severity: severityRow,
    resourcePolicy: resourcePolicyRow,
    resource: resourceRow,
    token: (one) => tokenRow(one, { readOnly: false, clientType: undefined }),
    user: (one) => userRow(one, { readOnly: false }),
  };
  for (const [kind, look] of Object.entries(looks)) {
    it(`has a title without an id and a name: ${kind}`, () => {
      for (const members of [{}, { id: null, name: "", username: " ", policyName: "None", key: "\t" }]) {
        const { label, description, tooltip } = look(record<never>("#3", members));
        assert.equal(label, "(no name or ID)");
        assert.ok(!description.includes("#3") && !tooltip.join().includes("#3"), `${description} ${tooltip.join()}`);
      }
      assert.equal(look(record<never>("k-1", { id: "k-1", policyId: "k-1" })).label, "k-1");
      assert.equal(look(record<never>("#3", { id: "#3", policyId: "#3" })).label, "#3");
    });
  }
});
