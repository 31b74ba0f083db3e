import assert from "node:assert/strict";
import { skipLimit } from "../../../src/services/forticnp/caller";
import { linkCursor, nextPage } from "../../../src/services/fortitoken/pagedOrWhole";
import { PagedList } from "../../../src/services/paging";

/** Reads a list to its end, at most ten pages. */
async function readAll(list: PagedList<number>): Promise<readonly number[]> {
  for (let page = 0; page < 10 && !list.complete; page += 1) await list.loadMore();
  assert(list.complete, "the list has no end");
  return list.items;
}

describe("skipLimit", () => {
  /** A service with this many items that returns this total. */
  function listOf(count: number, limit: number, total?: number): { list: PagedList<number>; skips: number[] } {
    const skips: number[] = [];
    const items = Array.from({ length: count }, (_, index) => index);
    const source = skipLimit<number>(
      (skip, size) => {
        skips.push(skip);
        return Promise.resolve({
          items: items.slice(skip, skip + size),
          ...(total === undefined ? {} : { totalCount: total }),
        });
      },
      limit,
      String,
    );
    return { list: new PagedList(source, String), skips };
  }

  it("stops when the total is reached, without another request", async () => {
    const { list, skips } = listOf(100, 50, 100);
    assert.equal((await readAll(list)).length, 100);
    assert.deepEqual(skips, [0, 0]);
    assert.equal(list.total, 100);
  });

  it("stops on an empty page if there is no total", async () => {
    const { list, skips } = listOf(7, 5);
    assert.equal((await readAll(list)).length, 7);
    assert.deepEqual(skips, [0, 4, 6]);
    assert.equal(list.total, undefined);
  });

  it("stops on an empty page even if the total says there is more", async () => {
    const { list } = listOf(5, 5, 9);
    assert.equal((await readAll(list)).length, 5);
  });

  it("continues after the received items if the service returns smaller pages than requested", async () => {
    const skips: number[] = [];
    const source = skipLimit<number>(
      (skip) => {
        skips.push(skip);
        return Promise.resolve({ items: [skip, skip + 1].filter((item) => item < 5), totalCount: 5 });
      },
      1000,
      String,
    );
    assert.deepEqual(await readAll(new PagedList(source, String)), [0, 1, 2, 3, 4]);
    assert.deepEqual(skips, [0, 1, 2, 3]);
  });

  it("ignores a total of 0 beside items", async () => {
    const { list } = listOf(8, 5, 0);
    assert.equal((await readAll(list)).length, 8);
  });

  it("is complete at once if the list is empty", async () => {
    const { list, skips } = listOf(0, 5, 0);
    await list.loadMore();
    assert.deepEqual([list.complete, list.total, skips], [true, 0, [0]]);
  });
});

describe("nextPage", () => {
  const host = "https://FIC.fortinet.com:8686/api/v2/user?limit=20";
  const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ["a plain header", `<${host}&page=abc>; rel="next"`, "abc"],
    ["a blank after <", `< ${host}&page=abc>; rel="next"`, "abc"],
    ["a missing closing quote", `<${host}&page=abc>; rel="next`, "abc"],
    [
      "a missing closing quote before another entry",
      `<${host}&page=abc>; rel="next, <${host}&page=zzz>; rel="previous"`,
      "abc",
    ],
    ["next as second entry", `<${host}&page=zzz>; rel="previous", < ${host}&page=abc>; rel="next"`, "abc"],
    ["no quotes and other case", `<${host}&page=abc>; REL=Next`, "abc"],
    ["page as first parameter", `<https://192.0.2.1/x?page=abc&limit=20>; rel="next"`, "abc"],
    ["a percent-encoded cursor", `<${host}&page=a%2Bb%3D%3D>; rel="next"`, "a+b=="],
    ["a bare plus and equals sign", `<${host}&page=a+b==>; rel="next"`, "a+b=="],
    ["a broken percent sign", `<${host}&page=a%zz>; rel="next"`, "a%zz"],
    ["next in place of page", `<${host}&next=abc>; rel="next"`, "abc"],
    ["page before next", `<${host}&next=zzz&page=abc>; rel="next"`, "abc"],
    ["only previous", `<${host}&page=zzz>; rel="previous"`, undefined],
    ["no page", `<${host}>; rel="next"`, undefined],
    ["an empty page", `<${host}&page=>; rel="next"`, undefined],
    ["nonsense", "next", undefined],
    ["no header", undefined, undefined],
  ];
  for (const [name, header, expected] of cases) {
    it(`reads ${name}`, () => assert.equal(nextPage(header), expected));
  }
});

describe("linkCursor", () => {
  it("follows the cursor up to the page without a next one", async () => {
    const asked: (string | undefined)[] = [];
    const source = linkCursor<number>((page) => {
      asked.push(page);
      return Promise.resolve(
        page === undefined
          ? { items: [1, 2], link: '<x?page=p2>; rel="next"' }
          : { items: [3], link: '<x?page=p1>; rel="previous"' },
      );
    });
    assert.deepEqual(await readAll(new PagedList(source, String)), [1, 2, 3]);
    assert.deepEqual(asked, [undefined, "p2"]);
  });

  it("stops when the cursors form a circle", async () => {
    const source = linkCursor<number>((page) =>
      Promise.resolve({ items: [page === undefined ? 1 : 2], link: '<x?page=p2>; rel="next"' }),
    );
    assert.deepEqual(await readAll(new PagedList(source, String)), [1, 2]);
  });
});
