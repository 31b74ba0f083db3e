import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile, chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Uri } from "vscode";
import { type FileSink, openSink } from "../../../src/export/fileSink";
import { writerOf } from "../../../src/export/formats";
import { writeRecords, type ExportPart } from "../../../src/export/writeRecords";
import { PagedList } from "../../../src/services/paging";
import type { ServiceRecord } from "../../../src/services/model";

type Item = ServiceRecord<Readonly<Record<string, unknown>>>;

const asIs = (text: string): string => text;

function policy(index: number): Item {
  return { kind: "policy", id: `P${index}`, value: { id: `P${index}`, name: `Policy ${index}` }, notes: [] };
}

function part(from: number, count: number, moved = false): ExportPart {
  const records = Array.from({ length: count }, (_, index) => ({ record: policy(from + index) }));
  return { records, read: from + count, total: 100_000, moved };
}

function write(
  parts: AsyncIterable<ExportPart>,
  sink: FileSink,
  options: { signal?: AbortSignal; report?: () => void } = {},
) {
  return writeRecords(parts, {
    writer: writerOf("csv", "policy"),
    sink,
    hideSecrets: asIs,
    report: () => undefined,
    signal: new AbortController().signal,
    ...options,
  });
}

describe("writing an export", () => {
  let folder: string;
  let target: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "export-"));
    target = path.join(folder, "policies.csv");
  });
  afterEach(() => rm(folder, { recursive: true }));

  const sink = () => openSink({ scheme: "file", fsPath: target } as Uri);

  async function* twoParts(): AsyncGenerator<ExportPart> {
    yield await Promise.resolve(part(0, 3));
    yield part(3, 2);
  }

  async function* failing(): AsyncGenerator<ExportPart> {
    yield await Promise.resolve(part(0, 3));
    throw new Error("the service failed");
  }

  it("creates the file with all records, and nothing beside it", async () => {
    assert.deepEqual(await write(twoParts(), await sink()), { count: 5, moved: false });
    assert.equal((await readFile(target, "utf8")).split("\r\n").length, 7);
    assert.deepEqual(await readdir(folder), ["policies.csv"]);
  });

  it("replaces an existing file only when it is complete, and keeps who may read it", async () => {
    await writeFile(target, "before");
    await chmod(target, 0o600);
    const open = await sink();
    async function* watching(): AsyncGenerator<ExportPart> {
      yield part(0, 1);
      assert.equal(await readFile(target, "utf8"), "before");
    }
    await write(watching(), open);
    assert.match(await readFile(target, "utf8"), /Policy 0/);
    if (process.platform !== "win32") assert.equal((await stat(target)).mode & 0o777, 0o600);
  });

  it("writes to the file that a symbolic link points to", async () => {
    const real = path.join(folder, "real.csv");
    await writeFile(real, "before");
    await symlink(real, target);
    await write(twoParts(), await sink());
    assert.match(await readFile(real, "utf8"), /Policy 4/);
    assert.deepEqual((await readdir(folder)).sort(), ["policies.csv", "real.csv"]);
  });

  it("leaves nothing after a failure in the middle, and an existing file as it was", async () => {
    await assert.rejects(write(failing(), await sink()), /the service failed/);
    assert.deepEqual(await readdir(folder), []);
    await writeFile(target, "before");
    await assert.rejects(write(failing(), await sink()), /the service failed/);
    assert.deepEqual(await readdir(folder), ["policies.csv"]);
    assert.equal(await readFile(target, "utf8"), "before");
  });

  it("leaves nothing after a cancellation, also when the last part was read", async () => {
    const controller = new AbortController();
    let parts = 0;
    const report = () => {
      if (++parts === 2) controller.abort();
    };
    await assert.rejects(write(twoParts(), await sink(), { signal: controller.signal, report }), {
      category: "cancelled",
    });
    assert.deepEqual(await readdir(folder), []);
  });

  it("tells whether the list moved in any part", async () => {
    async function* moving(): AsyncGenerator<ExportPart> {
      yield await Promise.resolve(part(0, 1, true));
      yield part(1, 1);
    }
    assert.deepEqual(await write(moving(), await sink()), { count: 2, moved: true });
  });

  it("keeps no record of a list of 100,000: neither the list nor the writer", async () => {
    const pageSize = 1000;
    let pages = 0;
    const list = new PagedList<Item>(
      () => {
        const items = Array.from({ length: pageSize }, (_, index) => policy(pages * pageSize + index));
        pages += 1;
        return Promise.resolve({
          items,
          total: 100_000,
          border: "joined",
          ...(pages < 100 ? { next: String(pages) } : {}),
        });
      },
      ({ id }) => id,
    );
    let longest = 0;
    async function* parts(): AsyncGenerator<ExportPart> {
      while (!list.complete) {
        await list.loadMore();
        const records = list.take().map((record) => ({ record }));
        assert.equal(list.items.length, 0);
        yield { records, read: pages * pageSize, total: list.total, moved: list.moved };
      }
    }
    const counting: FileSink = {
      write: (text) => Promise.resolve(void (longest = Math.max(longest, text.length))),
      commit: () => Promise.resolve(),
      discard: () => Promise.resolve(),
    };
    assert.deepEqual(await write(parts(), counting), { count: 100_000, moved: false });
    // A piece is a page, never the file.
    assert.ok(longest < 100 * pageSize, String(longest));
  });
});
