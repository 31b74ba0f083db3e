import assert from "node:assert/strict";
import { skipLimit } from "../../../src/services/forticnp/caller";
import { PagedList } from "../../../src/services/paging";
import { ClientBench } from "./clientBench";

interface Row {
  readonly id: string;
  readonly state: string;
}

/** A service with one list by offset, which other clients change. */
class Service {
  rows: Row[];
  readonly asked: { readonly skip: number; readonly limit: number }[] = [];
  /** Its largest page. */
  largest = 1000;
  tellsTotal = true;

  constructor(count: number) {
    this.rows = Array.from({ length: count }, (_, index) => ({ id: `r${index}`, state: "Open" }));
  }

  list(pageSize = 50): PagedList<Row> {
    const source = skipLimit<Row>(
      (skip, limit) => {
        this.asked.push({ skip, limit });
        const items = this.rows.slice(skip, skip + Math.min(limit, this.largest));
        return Promise.resolve({ items, ...(this.tellsTotal ? { totalCount: this.rows.length } : {}) });
      },
      pageSize,
      ({ id }) => id,
    );
    return new PagedList(source, ({ id }) => id);
  }

  leave(...positions: readonly number[]): void {
    this.rows = this.rows.filter((_, index) => !positions.includes(index));
  }

  come(position: number, ...ids: readonly string[]): void {
    this.rows.splice(position, 0, ...ids.map((id) => ({ id, state: "Open" })));
  }
}

const idsOf = (rows: readonly Row[]): string[] => rows.map(({ id }) => id);

async function readAll(list: PagedList<Row>): Promise<void> {
  for (let page = 0; page < 100 && !list.complete; page += 1) await list.loadMore();
  assert(list.complete, "the list has no end");
}

describe("FortiCNP's lists by offset", () => {
  let bench: ClientBench;
  beforeEach(async () => {
    bench = await ClientBench.start();
  });
  afterEach(() => bench.stop());

  type Client = ReturnType<ClientBench["forticnp"]>;
  const lists: Readonly<
    Record<string, (client: Client) => Pick<PagedList<unknown>, "loadMore" | "complete" | "items" | "moved">>
  > = {
    alerts: (client) => client.alerts.list({}),
    resources: ({ resources }) => resources.list({ types: [{ cloud: "AWS", type: "S3 Bucket" }] }),
    findings: ({ resources }) => resources.findings("1"),
    policies: ({ resources }) => resources.policies("1", { failedOnly: false }),
    activities: ({ documents }) => documents.activity("1"),
  };
  for (const [name, open] of Object.entries(lists)) {
    for (const hasIds of [true, false]) {
      it(`are marked as moved only if they changed: ${name} ${hasIds ? "with" : "without"} ids`, async () => {
        let rows = Array.from({ length: 120 }, (_, index) =>
          hasIds ? { id: `r${index}`, policyId: `r${index}` } : { what: `r${index}` },
        );
        bench.respond = ({ body }) => {
          const { skip, limit } = JSON.parse(body) as { skip: number; limit: number };
          return { body: { data: rows.slice(skip, skip + limit), totalCount: rows.length, totalPage: 0 } };
        };
        const still = open(bench.forticnp());
        while (!still.complete) await still.loadMore();
        assert.deepEqual([still.items.length, still.moved], [120, false]);
        const moving = open(bench.forticnp());
        await moving.loadMore();
        rows = rows.slice(1);
        await moving.loadMore();
        assert.equal(moving.moved, true);
      });
    }
  }
});

describe("a list by offset that does not change", () => {
  for (const count of [0, 1, 49, 50, 51, 99, 100, 101, 149, 150, 151, 1000]) {
    it(`of ${count} items is read completely, each item once, with one request per page`, async () => {
      const service = new Service(count);
      const list = service.list();
      await readAll(list);
      assert.deepEqual(idsOf(list.items), idsOf(service.rows));
      assert.equal(list.moved, false);
      assert.equal(service.asked.length, Math.max(1, Math.ceil(count / 50)));
      assert.ok(service.asked.every(({ limit }) => limit <= 1000));
    });
  }

  it("is not marked as moved without a total or with pages smaller than requested", async () => {
    for (const [largest, tellsTotal] of [
      [1000, false],
      [50, true],
      [50, false],
      [20, true],
      [1, true],
    ] as const) {
      const service = Object.assign(new Service(130), { largest, tellsTotal });
      const list = service.list();
      for (let page = 0; page < 300 && !list.complete; page += 1) await list.loadMore();
      assert.deepEqual(idsOf(list.items), idsOf(service.rows), `${largest} ${tellsTotal}`);
      assert.deepEqual([list.complete, list.moved], [true, false], `${largest} ${tellsTotal}`);
    }
  });

  it("can contain several records with one id, on one page or on two", async () => {
    const service = new Service(120);
    service.rows[3] = { id: "twin", state: "Open" };
    service.rows[4] = { id: "twin", state: "Dismissed" };
    service.rows[110] = { id: "twin", state: "Resolved" };
    const list = service.list();
    await readAll(list);
    assert.deepEqual(list.items, service.rows);
    assert.deepEqual([list.total, list.moved], [120, false]);
    list.replace({ id: "twin", state: "Acknowledged" });
    assert.equal(list.items.filter(({ state }) => state === "Acknowledged").length, 3);
    list.remove("twin");
    assert.deepEqual([list.items.length, list.total], [117, 117]);
  });

  it("can have the largest pages that the service accepts", async () => {
    const service = new Service(2500);
    const list = service.list(1000);
    await readAll(list);
    assert.deepEqual(idsOf(list.items), idsOf(service.rows));
    assert.equal(service.asked.length, 3);
    assert.ok(service.asked.every(({ limit }) => limit <= 1000));
  });
});

describe("a list by offset that changes between its pages", () => {
  const changes: Readonly<Record<string, (service: Service) => void>> = {
    "one row removed": (service) => service.leave(10),
    "the last loaded row removed": (service) => service.leave(49),
    "the first row removed": (service) => service.leave(0),
    "as many rows removed as a page has": (service) =>
      service.leave(...Array.from({ length: 50 }, (_, index) => index)),
    "nearly all rows removed": (service) => (service.rows = service.rows.slice(115)),
    "all rows removed": (service) => (service.rows = []),
    "one row inserted first": (service) => service.come(0, "new"),
    "many rows inserted first": (service) =>
      service.come(0, ...Array.from({ length: 70 }, (_, index) => `new${index}`)),
    "one row removed and one inserted first": (service) => {
      service.leave(10);
      service.come(0, "new");
    },
    "one row removed and one appended": (service) => {
      service.leave(10);
      service.come(service.rows.length, "new");
    },
    "one row replaced by another": (service) => (service.rows[20] = { id: "new", state: "Open" }),
    "the order changed": (service) => service.rows.reverse(),
  };
  /** Without a total only one row is read again, so that earlier changes which balance are not detected. */
  const balanced = ["one row removed and one inserted first", "one row replaced by another"];
  for (const [name, change] of Object.entries(changes)) {
    for (const tellsTotal of balanced.includes(name) ? [true] : [true, false]) {
      it(`is marked as moved, and complete after a reload: ${name}, ${tellsTotal ? "with" : "without"} a total`, async () => {
        const service = Object.assign(new Service(120), { tellsTotal });
        const list = service.list();
        await list.loadMore();
        change(service);
        await readAll(list);
        assert.equal(list.moved, true);
        const again = service.list();
        await readAll(again);
        assert.equal(again.moved, false);
        assert.deepEqual(idsOf(again.items), idsOf(service.rows));
      });
    }
  }

  it("skips no remaining row if at most one page of rows was removed", async () => {
    for (const left of [1, 2, 25, 50]) {
      const service = new Service(180);
      const list = service.list();
      await list.loadMore();
      service.leave(...Array.from({ length: left }, (_, index) => index));
      await readAll(list);
      const read = new Set(idsOf(list.items));
      assert.deepEqual(
        service.rows.filter(({ id }) => !read.has(id)),
        [],
        `${left} left`,
      );
    }
  });

  it("shows no row twice", async () => {
    const service = new Service(120);
    const list = service.list();
    await list.loadMore();
    service.come(0, "new");
    await readAll(list);
    assert.equal(new Set(idsOf(list.items)).size, list.items.length);
  });

  it("stays marked as moved until it is reloaded", async () => {
    const service = new Service(220);
    const list = service.list();
    await list.loadMore();
    service.leave(3);
    await list.loadMore();
    await list.loadMore();
    assert.equal(list.moved, true);
  });

  it("is not marked as moved for changes behind the rows that were read", async () => {
    const service = new Service(120);
    const list = service.list();
    await list.loadMore();
    service.leave(100);
    service.come(90, "new");
    service.come(95, "newer");
    await readAll(list);
    assert.equal(list.moved, false);
    assert.deepEqual(idsOf(list.items), idsOf(service.rows));
  });

  it("is marked as moved if it changes while several pages are read", async () => {
    const service = new Service(220);
    const changing = new PagedList<Row>(
      skipLimit<Row>(
        (skip, limit) => {
          const items = service.rows.slice(skip, skip + limit);
          const totalCount = service.rows.length;
          service.leave(0);
          return Promise.resolve({ items, totalCount });
        },
        50,
        ({ id }) => id,
      ),
      ({ id }) => id,
    );
    for (let page = 0; page < 3; page += 1) await changing.loadMore();
    assert.equal(changing.moved, true);
  });

  it("is marked as moved if it ends with fewer rows than its total", async () => {
    const rows = new Service(80).rows;
    const source = skipLimit<Row>(
      (skip, limit) => Promise.resolve({ items: rows.slice(skip, skip + limit), totalCount: 120 }),
      50,
      ({ id }) => id,
    );
    const list = new PagedList<Row>(source, ({ id }) => id);
    await readAll(list);
    assert.deepEqual([list.items.length, list.total, list.moved], [80, 120, true]);
  });
});
