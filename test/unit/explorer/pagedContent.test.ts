import assert from "node:assert/strict";
import type { TreeHost, TreeNode } from "../../../src/explorer/tree/node";
import { PagedContent, type PageSource } from "../../../src/explorer/tree/pagedContent";
import type { Reading } from "../../../src/explorer/tree/recordList";
import type { ServiceRecord } from "../../../src/services/model";
import { ServiceError } from "../../../src/services/errors";
import { PagedList } from "../../../src/services/paging";

interface Person {
  readonly name: string;
}

const record = (id: string, name: string): ServiceRecord<Person> =>
  ({ kind: "user", id, value: { name }, notes: [] }) as unknown as ServiceRecord<Person>;

describe("content of a paged list", () => {
  function setUp() {
    let answer: (items: ServiceRecord<Person>[]) => void = () => undefined;
    const page = () => new Promise<ServiceRecord<Person>[]>((resolve) => (answer = resolve));
    const source = {
      kind: "user",
      open: () =>
        Promise.resolve(
          new PagedList(
            () => page().then((items) => ({ items })),
            ({ id }) => id,
          ),
        ),
      accepts: () => true,
      belongs: () => true,
    } as unknown as PageSource<Person>;
    const host = { notifyChanged: () => undefined, notifyLoaded: () => undefined } as unknown as TreeHost;
    const owner = { id: "p", profile: { id: "p", service: "fortitoken" }, profileId: "p" } as unknown as TreeNode;
    const content = new PagedContent(owner, host, source);
    const load = async (...items: ServiceRecord<Person>[]) => {
      const loaded = content.load();
      await new Promise((resolve) => setImmediate(resolve));
      return { answer: () => (answer(items), loaded) };
    };
    return { content, load, names: () => content.records.map(({ value }) => value.name) };
  }

  it("offers an export the whole list from the start, with the filter of its rows, and keeps what is shown", async () => {
    const pages = [["1 Ada", "2 Bob"], ["3 Ann"]].map((names) =>
      names.map((name) => record(name.slice(0, 1), name.slice(2))),
    );
    const readings: string[] = [];
    const source = {
      kind: "user",
      open: ({ by }: Reading) => {
        readings.push(by);
        const fetch = (cursor = "0") =>
          Promise.resolve({ items: pages[Number(cursor)]!, total: 3, ...(cursor === "0" ? { next: "1" } : {}) });
        return Promise.resolve(new PagedList(fetch, ({ id }) => id));
      },
      accepts: ({ value }: ServiceRecord<Person>) => value.name.startsWith("A"),
    } as unknown as PageSource<Person>;
    const host = {
      filterWords: "A…",
      notifyChanged: () => undefined,
      notifyLoaded: () => undefined,
    } as unknown as TreeHost;
    const owner = { id: "p", profile: { id: "p", service: "fortitoken" }, profileId: "p" } as unknown as TreeNode;
    const content = new PagedContent(owner, host, source);
    await content.load();
    const parts: unknown[] = [];
    const [list] = content.lists();
    assert.equal(list?.filter, "A…");
    for await (const { records, ...part } of list.parts(new AbortController().signal)) {
      parts.push({ ...part, names: records.map(({ value }) => value["name"]) });
    }
    assert.deepEqual(parts, [
      { names: ["Ada"], read: 2, total: 3, moved: false },
      { names: ["Ann"], read: 3, total: 3, moved: false },
    ]);
    assert.deepEqual([readings, content.records.length], [["view", "export"], 2]);
  });

  it("keeps changes that were made during its first load", async () => {
    const { content, load, names } = setUp();
    const loading = await load(record("1", "old"), record("2", "gone"));
    content.replace(record("1", "new"));
    content.insert(record("3", "made"));
    content.remove("2");
    await loading.answer();
    assert.deepEqual(names().sort(), ["made", "new"]);
  });

  it("keeps changes that were made during a reload, but not after the next one", async () => {
    const { content, load, names } = setUp();
    await (await load(record("1", "first"))).answer();
    content.invalidate();
    const loading = await load(record("1", "second"));
    content.replace(record("1", "changed"));
    assert.deepEqual(names(), ["changed"]);
    await loading.answer();
    assert.deepEqual(names(), ["changed"]);
    content.invalidate();
    await (await load(record("1", "third"))).answer();
    assert.deepEqual(names(), ["third"]);
  });

  describe("on reload", () => {
    /** A list of several pages, whose requests the test answers by hand. */
    function paged() {
      const asked: { cursor: string | undefined; answer: (ids: string, next?: string) => void; fail: () => void }[] =
        [];
      const open = () =>
        Promise.resolve(
          new PagedList<ServiceRecord<Person>>(
            (cursor, signal) =>
              new Promise((resolve, reject) => {
                assert.ok(!signal.aborted);
                const answer = (ids: string, next?: string) => {
                  const items = ids.split(" ").map((id) => record(id, id));
                  resolve(next === undefined ? { items } : { items, next });
                };
                asked.push({ cursor, answer, fail: () => reject(new ServiceError("timeout", "x")) });
              }),
            ({ id }) => id,
          ),
        );
      const source = { kind: "user", open, accepts: () => true, belongs: () => true } as unknown as PageSource<Person>;
      const host = { notifyChanged: () => undefined, notifyLoaded: () => undefined } as unknown as TreeHost;
      const owner = { id: "p", profile: { id: "p", service: "fortitoken" }, profileId: "p" } as unknown as TreeNode;
      const content = new PagedContent(owner, host, source);
      const request = async (index: number) => {
        while (!asked[index]) await new Promise((resolve) => setImmediate(resolve));
        return asked[index];
      };
      return { content, request, asked, ids: () => content.records.map(({ id }) => id).join(" ") };
    }

    async function withTwoPages() {
      const list = paged();
      const loading = list.content.load();
      (await list.request(0)).answer("a b", "2");
      await loading;
      const more = list.content.loadMore();
      (await list.request(1)).answer("c d", "3");
      await more;
      assert.equal(list.ids(), "a b c d");
      return list;
    }

    it("reads as many pages as were loaded, and shows them together", async () => {
      const { content, request, asked, ids } = await withTwoPages();
      content.invalidate();
      const again = content.load();
      (await request(2)).answer("x a", "2");
      const second = await request(3);
      assert.equal(ids(), "a b c d");
      second.answer("b c", "3");
      await again;
      assert.equal(ids(), "x a b c");
      assert.deepEqual([asked.length, content.loading], [4, false]);
    });

    it("keeps the loaded rows if the reload fails half-way", async () => {
      const { content, request, ids } = await withTwoPages();
      content.invalidate();
      const again = content.load();
      (await request(2)).answer("x y", "2");
      (await request(3)).fail();
      await again;
      assert.ok(ServiceError.is(content.error) && content.error.category === "timeout");
      assert.equal(ids(), "a b c d");
    });

    it("ends early if the list became shorter", async () => {
      const { content, request, ids } = await withTwoPages();
      content.invalidate();
      const again = content.load();
      (await request(2)).answer("a");
      await again;
      assert.deepEqual([ids(), content.total], ["a", 1]);
    });

    it("continues after the pages that were read again", async () => {
      const { content, request, ids } = await withTwoPages();
      content.invalidate();
      const again = content.load();
      (await request(2)).answer("a b c d", "9");
      await again;
      const more = content.loadMore();
      const next = await request(3);
      assert.equal(next.cursor, "9");
      next.answer("e");
      await more;
      assert.equal(ids(), "a b c d e");
    });
  });
});
