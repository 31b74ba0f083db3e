import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openAlerts } from "../../../src/explorer/filters/alertFilter";
import { OpenCounter } from "../../../src/explorer/alerts/openCounts";
import { RealmQuotas } from "../../../src/explorer/realmQuotas";
import type { TreeHost, TreeNode } from "../../../src/explorer/tree/node";
import type { Content } from "../../../src/explorer/tree/content";
import { ListContent, type ListSource } from "../../../src/explorer/tree/listContent";
import { PagedContent, type PageSource } from "../../../src/explorer/tree/pagedContent";
import type { Profile } from "../../../src/profiles/profile";
import { ServiceError, type ServiceErrorCategory } from "../../../src/services/errors";
import type { FortiCnpClient } from "../../../src/services/forticnp/client";
import type { ServiceRecord } from "../../../src/services/model";
import { skipLimit } from "../../../src/services/forticnp/caller";
import { PagedList } from "../../../src/services/paging";
import { itemOf } from "../../itemOf";

const failed = (kind: ServiceErrorCategory) => new ServiceError(kind, `failed: ${kind}`);
const never = new AbortController().signal;

const host = {
  filtered: false,
  view: "alerts",
  errors: {
    describe: (error: unknown) => String(error),
    words: (error: unknown) => ({ title: String(error), happened: "", todo: "", said: "" }),
    remedies: () => [],
  },
  notifyChanged: () => undefined,
  notifyLoaded: () => undefined,
  reveal: () => Promise.resolve(),
} as unknown as TreeHost;
const profile = { id: "p", service: "fortitoken" } as Profile;
const owner = { id: "p", parent: undefined, profileId: "p", profile } as unknown as TreeNode;
const look = ({ id }: ServiceRecord<unknown>) => ({ label: id, description: "", icon: "bell", tooltip: [] });
const shared = { activity: { textOf: () => undefined }, look, accepts: () => true };
const row = (id: string): ServiceRecord<object> => ({ kind: "alert", id, value: { id }, notes: [] });

async function labelsOf(content: Content): Promise<readonly unknown[]> {
  return (await content.children()).map((node) => itemOf(node).label);
}

describe("the user counts of realms", () => {
  function setUp() {
    const answers: (ServiceErrorCategory | number)[] = [];
    const quota = () => {
      const answer = answers.shift() ?? 0;
      if (typeof answer === "string") return Promise.reject(failed(answer));
      return Promise.resolve({ value: { realms: [["r", 40, answer]] } });
    };
    const state = new vscode.EventEmitter<string>();
    const quotas = new RealmQuotas(
      {
        fortitoken: () => Promise.resolve({ licence: { quota } }),
        state: () => "unknown",
        onDidChangeState: state.event,
      } as never,
      { get: () => "management" } as never,
    );
    return { quotas, answers, changeConnection: () => state.fire("p") };
  }

  it("keep their last value when they cannot be counted again, and report the failure until they can", async () => {
    const { quotas, answers } = setUp();
    answers.push(12, "server", 13);
    await quotas.load(profile, never);
    const before = quotas.of("p", "r");
    assert.ok(before);
    let changes = 0;
    quotas.onDidChange(() => (changes += 1));
    await quotas.load(profile, never);
    assert.deepEqual(quotas.of("p", "r"), before);
    assert.equal((quotas.failure("p") as ServiceError).category, "server");
    assert.equal(changes, 1);
    await quotas.load(profile, never);
    assert.equal(quotas.failure("p"), undefined);
    assert.notDeepEqual(quotas.of("p", "r"), before);
  });

  it("report no failure without permission, nor on a new connection", async () => {
    for (const kind of ["permission", "notOffered", "notAllowed"] as const) {
      const { quotas, answers } = setUp();
      answers.push(kind);
      await quotas.load(profile, never);
      assert.equal(quotas.failure("p"), undefined, kind);
    }
    const { quotas, answers, changeConnection } = setUp();
    answers.push("timeout");
    await quotas.load(profile, never);
    assert.notEqual(quotas.failure("p"), undefined);
    changeConnection();
    assert.equal(quotas.failure("p"), undefined);
  });
});

describe("the count of alerts", () => {
  function client(answers: { counts?: ServiceErrorCategory; list?: ServiceErrorCategory }): FortiCnpClient {
    return {
      reference: { severityCounts: () => Promise.reject(failed(answers.counts ?? "notOffered")) },
      alerts: {
        list: () => ({
          total: 7,
          loadMore: () => (answers.list ? Promise.reject(failed(answers.list)) : Promise.resolve()),
        }),
      },
    } as unknown as FortiCnpClient;
  }

  it("is read from the list if the service's counts fail, and reports the failure", async () => {
    const counts = await new OpenCounter().count(client({ counts: "server" }), openAlerts, never);
    assert.deepEqual([counts.total, (counts.failure as ServiceError).category], [7, "server"]);
  });

  it("is unknown if both ways fail, and reports the failure", async () => {
    const counts = await new OpenCounter().count(client({ list: "timeout" }), openAlerts, never);
    assert.deepEqual([counts.total, (counts.failure as ServiceError).category], [undefined, "timeout"]);
  });

  it("reports no failure if the tenant does not offer the counts", async () => {
    assert.deepEqual(await new OpenCounter().count(client({}), openAlerts, never), { total: 7, bySeverity: undefined });
  });
});

describe("a warning row of a list", () => {
  it("is above the rows and above the row of an empty list", async () => {
    const remarks = () => [{ key: "risks", title: "Risks not loaded", error: failed("server") }];
    for (const records of [[row("a")], []]) {
      const source = { ...shared, remarks, read: () => Promise.resolve(records) } as unknown as ListSource<object>;
      const labels = await labelsOf(new ListContent(owner, host, source));
      assert.equal(labels[0], "Risks not loaded");
      assert.equal(labels.length, 2);
    }
  });

  it("reports that the list changed during the read, and disappears after a reload", async () => {
    let rows = Array.from({ length: 80 }, (_, index) => row(`r${index}`));
    const open = () =>
      Promise.resolve(
        new PagedList(
          skipLimit<ServiceRecord<object>>(
            (skip, limit) => Promise.resolve({ items: rows.slice(skip, skip + limit), totalCount: rows.length }),
            50,
            ({ id }) => id,
          ),
          ({ id }) => id,
        ),
      );
    const source = { ...shared, kind: "alert", open, belongs: () => false } as unknown as PageSource<object>;
    const content = new PagedContent(owner, host, source);
    assert.equal((await labelsOf(content)).length, 51);
    rows = rows.filter((_, index) => index !== 10);
    await content.loadMore();
    const [remark, ...others] = await content.children();
    const item = remark && itemOf(remark);
    assert.equal(item?.label, "The list changed while it was read");
    assert.equal(item.command?.command, "forticloud.retry");
    assert.equal(others.length, 80);
    assert.equal(content.summary, "79");
    content.refresh();
    assert.deepEqual(
      await labelsOf(content),
      rows.map(({ id }) => id),
    );
  });
});
