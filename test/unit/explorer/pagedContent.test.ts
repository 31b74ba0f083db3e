import assert from "node:assert/strict";
import type { TreeHost, TreeNode } from "../../../src/explorer/tree/node";
import { PagedContent, type PageSource } from "../../../src/explorer/tree/pagedContent";
import type { ServiceRecord } from "../../../src/services/model";
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
    const host = { changed: () => undefined, loaded: () => undefined } as unknown as TreeHost;
    const owner = { id: "p", profile: { id: "p", service: "fortitoken" }, profileId: "p" } as unknown as TreeNode;
    const content = new PagedContent(owner, host, source);
    const load = async (...items: ServiceRecord<Person>[]) => {
      const loaded = content.load();
      await new Promise((resolve) => setImmediate(resolve));
      return { answer: () => (answer(items), loaded) };
    };
    return { content, load, names: () => content.records.map(({ value }) => value.name) };
  }

  it("keeps what was changed, made and removed while it was loaded for the first time", async () => {
    const { content, load, names } = setUp();
    const loading = await load(record("1", "old"), record("2", "gone"));
    content.replace(record("1", "new"));
    content.insert(record("3", "made"));
    content.remove("2");
    await loading.answer();
    assert.deepEqual(names().sort(), ["made", "new"]);
  });

  it("keeps it on a list that is loaded again, and not on the one after", async () => {
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
});
