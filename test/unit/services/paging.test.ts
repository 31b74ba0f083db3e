import assert from "node:assert/strict";
import { ServiceError } from "../../../src/services/errors";
import { type Page, PagedList } from "../../../src/services/paging";
import { failureOf } from "./expectFailure";

interface Item {
  readonly id: string;
  readonly text: string;
}

interface Asked {
  readonly cursor: string | undefined;
  readonly signal: AbortSignal;
  answer(page: Page<Item>): void;
  fail(error: Error): void;
}

/** A list whose pages the test answers by hand. */
class Pages {
  readonly asked: Asked[] = [];
  readonly list = new PagedList<Item>(
    (cursor, signal) =>
      new Promise((answer, fail) => {
        this.asked.push({ cursor, signal, answer, fail });
      }),
    (item) => item.id,
  );

  /** Waits for the request with this number. */
  async request(index: number): Promise<Asked> {
    for (;;) {
      const asked = this.asked[index];
      if (asked) return asked;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  get ids(): string {
    return this.list.items.map(({ id }) => id).join(" ");
  }

  /** Loads this page. */
  async load(ids: string, next?: string, total?: number): Promise<void> {
    const index = this.asked.length;
    const loading = this.list.loadMore();
    (await this.request(index)).answer(page(ids, next, total));
    await loading;
  }
}

function page(ids: string, next?: string, total?: number, text = "first"): Page<Item> {
  const items = ids
    .split(" ")
    .filter(Boolean)
    .map((id) => ({ id, text }));
  return { items, ...(next === undefined ? {} : { next }), ...(total === undefined ? {} : { total }) };
}

describe("PagedList", () => {
  let pages: Pages;
  beforeEach(() => {
    pages = new Pages();
  });

  it("reports whether it is complete", async () => {
    assert.deepEqual([pages.list.complete, pages.ids], [false, ""]);
    await pages.load("a b", "2", 3);
    assert.deepEqual([pages.ids, pages.list.complete, pages.list.total], ["a b", false, 3]);
    await pages.load("c");
    assert.deepEqual([pages.ids, pages.list.complete, pages.list.total], ["a b c", true, 3]);
    await pages.list.loadMore();
    assert.equal(pages.asked.length, 2);
  });

  it("reads one page for two simultaneous calls", async () => {
    const both = Promise.all([pages.list.loadMore(), pages.list.loadMore()]);
    (await pages.request(0)).answer(page("a", "2"));
    await both;
    assert.deepEqual([pages.ids, pages.asked.length], ["a", 1]);
  });

  it("lists a record once that two pages contain", async () => {
    await pages.load("a b", "2");
    await pages.load("b c");
    assert.equal(pages.ids, "a b c");
  });

  it("stops reading a list that returns endless pages without items", async () => {
    for (let next = 1; next < 100; next++) await pages.load("", `${next}`);
    await pages.load("a", "more");
    for (let next = 1; next < 100; next++) await pages.load("", `again ${next}`);
    const { category, code } = await failureOf(pages.load("", "and again"));
    assert.deepEqual([category, code, pages.ids], ["tooLarge", "100 empty pages", "a"]);
  });

  it("stops reading a list that returns endless pages of known items", async () => {
    await pages.load("a b", "0");
    for (let next = 1; next < 100; next++) await pages.load("b a", `${next}`);
    assert.equal((await failureOf(pages.load("a", "more"))).category, "tooLarge");
    assert.equal(pages.ids, "a b");
  });

  /** The final error of `loadMore` for a list of endless new pages, and the number of items then. */
  async function endOf(pageOf: (number: number) => readonly Item[], cursorOf: (page: number) => string = String) {
    let asked = 0;
    const list = new PagedList<Item>(
      () => Promise.resolve({ items: pageOf((asked += 1)), next: cursorOf(asked) }),
      ({ id }) => id,
    );
    const readWhole = async (): Promise<void> => {
      while (!list.complete) await list.loadMore();
    };
    const { category, code } = await failureOf(readWhole());
    const items = list.items.length;
    assert.equal((await failureOf(readWhole())).category, "tooLarge");
    assert.equal(list.items.length, items, "it does not grow any more");
    return { category, code, items };
  }

  it("stops reading an endless list, and keeps the loaded items", async () => {
    const thousand = (page: number) =>
      Array.from({ length: 1000 }, (_, index) => ({ id: `${page}.${index}`, text: "" }));
    assert.deepEqual(await endOf(thousand), { category: "tooLarge", code: "200000 items", items: 200_000 });
  });

  it("stops reading a list whose items or cursors would fill the memory", async () => {
    const megabyte = "x".repeat(1024 * 1024);
    const large = await endOf((page) => [{ id: String(page), text: megabyte }]);
    assert.deepEqual([large.category, large.code, large.items], ["tooLarge", "128 MB", 127]);
    const cursors = await endOf(
      (page) => [{ id: String(page), text: "" }],
      (page) => `${page}${megabyte}`,
    );
    assert.deepEqual([cursors.category, cursors.code], ["tooLarge", "128 MB"]);
  });

  it("keeps the loaded items when a page fails, and requests the same page again", async () => {
    await pages.load("a", "2");
    const loading = pages.list.loadMore();
    (await pages.request(1)).fail(new ServiceError("server", "x"));
    assert.equal((await failureOf(loading)).category, "server");
    assert.deepEqual([pages.ids, pages.list.complete], ["a", false]);
    await pages.load("b");
    assert.deepEqual([pages.ids, pages.asked[2]?.cursor], ["a b", "2"]);
  });

  it("does not append a page whose caller has cancelled", async () => {
    const controller = new AbortController();
    const loading = pages.list.loadMore(controller.signal);
    const asked = await pages.request(0);
    controller.abort();
    assert.equal((await failureOf(loading)).category, "cancelled");
    assert(asked.signal.aborted);
    asked.answer(page("late"));
    await pages.load("a");
    assert.equal(pages.ids, "a");
  });

  it("continues for the other caller when one cancels", async () => {
    const controller = new AbortController();
    const leaving = pages.list.loadMore(controller.signal);
    const staying = pages.list.loadMore();
    const asked = await pages.request(0);
    controller.abort();
    assert.equal((await failureOf(leaving)).category, "cancelled");
    assert(!asked.signal.aborted);
    asked.answer(page("a"));
    await staying;
    assert.equal(pages.ids, "a");
  });

  it("sends nothing for a caller that has already cancelled", async () => {
    assert.equal((await failureOf(pages.list.loadMore(AbortSignal.abort()))).category, "cancelled");
    assert.equal(pages.asked.length, 0);
  });

  it("does not keep what was taken, and still knows it", async () => {
    await pages.load("a b", "2", 3);
    assert.deepEqual(
      pages.list.take().map(({ id }) => id),
      ["a", "b"],
    );
    await pages.load("b c", undefined, 3);
    assert.equal(pages.ids, "c");
    assert.deepEqual([pages.list.complete, pages.list.moved], [true, false]);
  });

  it("of which some items never came has moved, although they were taken", async () => {
    await pages.load("a b", "2", 4);
    pages.list.take();
    await pages.load("c", undefined, 4);
    assert.ok(pages.list.moved);
  });

  describe("changes in place", () => {
    beforeEach(() => pages.load("a b c", "2", 10));

    it("replaces an item by id and keeps the order", () => {
      pages.list.replace({ id: "b", text: "changed" });
      pages.list.replace({ id: "unknown", text: "changed" });
      assert.deepEqual(
        pages.list.items.map(({ id, text }) => `${id}:${text}`),
        ["a:first", "b:changed", "c:first"],
      );
    });

    it("removes an item and updates the count", () => {
      pages.list.remove("a");
      pages.list.remove("unknown");
      assert.deepEqual([pages.ids, pages.list.total], ["b c", 9]);
    });

    it("inserts an item first and updates the count; a later page does not list it again", async () => {
      pages.list.insert({ id: "new", text: "mine" });
      assert.deepEqual([pages.ids, pages.list.total], ["new a b c", 11]);
      await pages.load("new d");
      assert.equal(pages.ids, "new a b c d");
    });
  });
});
