import assert from "node:assert/strict";
import type { User } from "../../../src/contract";
import { messageOf, TestBench, type Reply } from "./sandboxClient";

/** The `page` value of the given relation, read leniently because the header has defects. */
function cursor(reply: Reply, rel: "next" | "previous"): string | undefined {
  const entry = (reply.headers.get("link") ?? "").split(",").find((part) => part.includes(`rel="${rel}`));
  return /[?&]page=([^&>]+)/.exec(entry ?? "")?.[1];
}

describe("Sandbox: FortiToken Cloud paged users", () => {
  let bench: TestBench;
  before(async () => {
    bench = await TestBench.start({ users: 130, alerts: 0 });
  });
  after(() => bench.stop());

  const page = (query: string): Promise<Reply> => bench.fortitoken(`/api/v2/user${query}`);

  it("returns every user exactly once along the next links, and leads back along the previous links", async () => {
    const seen: string[] = [];
    const pages: Reply[] = [];
    for (let next: string | undefined = ""; next !== undefined;) {
      const reply: Reply = await page(`?limit=20${next && `&page=${next}`}`);
      pages.push(reply);
      seen.push(...reply.json<User[]>().map((user) => user.id));
      next = cursor(reply, "next");
    }
    assert.equal(pages.length, 7);
    const all = (await bench.fortitoken("/api/v1/user")).json<User[]>();
    assert.deepEqual(
      seen,
      all.map((user) => user.id),
    );

    const back = await page(`?limit=20&page=${cursor(pages[2] as Reply, "previous") ?? ""}`);
    assert.equal(back.text, pages[1]?.text);
    assert.equal(cursor(pages[0] as Reply, "previous"), undefined);
  });

  it("has the same defects in its Link header as the documentation", async () => {
    const first = (await page("?limit=100")).headers.get("link") ?? "";
    assert.match(first, /^< http:\/\/127\.0\.0\.1:8686\/api\/v2\/user\?limit=100&page=[^>]+>; rel="next$/);
    const middle = await page(`?limit=20&page=${cursor(await page("?limit=20"), "next") ?? ""}`);
    assert.match(middle.headers.get("link") ?? "", /; rel="next, < http.*; rel="previous"$/);
  });

  it("keeps the filter and still returns each user exactly once", async () => {
    const filtered = (await bench.fortitoken("/api/v1/user?auth_method=FTM")).json<User[]>();
    const first = await page("?limit=20&auth_method=FTM");
    assert.deepEqual(first.json(), filtered.slice(0, 20));
    const second = await page(`?limit=20&auth_method=FTM&page=${cursor(first, "next") ?? ""}`);
    assert.deepEqual(second.json(), filtered.slice(20, 40));
  });

  it("accepts only the documented page sizes, 500 by default", async () => {
    const whole = await page("");
    assert.equal(whole.json<User[]>().length, 130);
    assert.equal(whole.headers.get("link"), null);
    const odd = await page("?limit=50");
    assert.equal(odd.status, 400);
    assert.match(messageOf(odd), /limit.*20, 100, 200, 500, 1000/);
  });

  it("refuses a foreign cursor", async () => {
    assert.equal((await page("?page=bm9uc2Vuc2U")).status, 400);
  });

  it("continues from a cursor after other users were deleted", async () => {
    const first = await page("?limit=20");
    const [gone] = first.json<User[]>();
    await bench.fortitoken(`/api/v1/user/${gone?.id ?? ""}`, { method: "DELETE" });
    const all = (await bench.fortitoken("/api/v1/user")).json<User[]>();
    const second = await page(`?limit=20&page=${cursor(first, "next") ?? ""}`);
    assert.deepEqual(second.json(), all.slice(19, 39));
  });

  it("continues from a cursor after the users before it were deleted", async () => {
    const first = await page("?limit=20");
    for (const { id } of first.json<User[]>().slice(-2)) {
      assert.equal((await bench.fortitoken(`/api/v1/user/${id}`, { method: "DELETE" })).status, 204);
    }
    const all = (await bench.fortitoken("/api/v1/user")).json<User[]>();
    const second = await page(`?limit=20&page=${cursor(first, "next") ?? ""}`);
    assert.deepEqual(second.json(), all.slice(18, 38));
    const back = await page(`?limit=20&page=${cursor(second, "previous") ?? ""}`);
    assert.deepEqual(back.json(), all.slice(0, 20));
  });
});
