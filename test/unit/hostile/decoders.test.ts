import assert from "node:assert/strict";
import { recordTitle } from "../../../src/records/recordKinds";
import { pageSummary } from "../../../src/records/summary/pageSummary";
import { recordPath, type RecordRef } from "../../../src/records/recordRef";
import { ServiceError } from "../../../src/services/errors";
import { jsonText } from "../../../src/services/jsonText";
import { type AnyRecord, hasMethod, MemoryClients } from "../../hostile/clients";
import { deepJson, hostileJson, hugeTexts } from "../../hostile/corpus";
import {
  type ExampleAnswer,
  exampleAnswers,
  itemPlaces,
  type Place,
  placesIn,
  plainMembers,
  valueAt,
  withFragment,
  withValue,
} from "../../hostile/examples";
import { mutated, type SentAnswer } from "../../hostile/mutate";
import { Random } from "../../../src/sandbox/seed/random";
import { seedOfRun } from "../../hostile/seed";
import { promise } from "../../promise";
import { lookOf } from "./looks";

describe("hostile responses", () => {
  const examples = exampleAnswers().filter(({ service, operation }) => hasMethod(service, operation));
  const successes = examples.filter(({ status }) => status < 300);
  const seed = seedOfRun();
  const clients = new MemoryClients();
  const natives = Object.getOwnPropertyNames(Object.prototype).length;

  const read = ({ service, operation }: ExampleAnswer, answer: SentAnswer) => clients.read(service, operation, answer);
  const good = (text: string): SentAnswer => ({ status: 200, headers: {}, text });

  promise(
    "a malformed response crashes no reader: it gives records with notes, or an error that describes it",
    { short: 20_000, long: 1_000_000 },
    async (cases, tally) => {
      for (let index = 0; index < cases; index++) {
        const random = new Random(seed + index, "answers");
        const example = random.pick(examples);
        const sent = mutated(example, random);
        await tally.try(`FORTICLOUD_SEED=${seed} case ${index}: ${nameOf(example)} ${start(sent)}`, async () => {
          const records = await read(example, sent).catch(assertServiceError);
          for (const record of records) assertUsable(record, example, index % 10 === 0);
          assert.equal(Object.getOwnPropertyNames(Object.prototype).length, natives, "the prototype is polluted");
        });
      }
    },
  );

  it("are generated for every operation that a client method sends", () => {
    const covered = new Set(examples.map(nameOf));
    assert.ok(covered.size >= 49, `${covered.size}: ${[...covered].join(" ")}`);
  });

  promise(
    "a member of a wrong type is named in the record's notes, and the others stay as they were sent",
    { short: 1, long: 1 },
    async (_cases, tally) => {
      for (const example of successes) {
        const [item] = itemPlaces(example);
        if (!item) continue;
        const known = plainMembers(example).filter((name) => name in (valueAt(example.json, item) as object));
        for (const name of known) {
          await tally.try(`${nameOf(example)} ${name}`, async () => {
            const json = withValue(example.json, [...item, name], { wrong: ["type"] });
            const [record] = await read(example, good(JSON.stringify(json))).catch(assertServiceError);
            if (!record) return;
            assert.ok(
              record.notes.some((note) => note.startsWith(`${name}:`)),
              `notes: ${record.notes.join("; ")}`,
            );
            assert.deepEqual(record.value, valueAt(json, item));
            lookOf(record);
          });
        }
      }
    },
  );

  promise("a number keeps every digit in any place", { short: 1, long: 1 }, async (_cases, tally) => {
    const digits = ["9007199254740993", "-9223372036854775809", "123456789012345678901234567890", "1e400"];
    for (const example of successes) {
      for (const place of placesIn(example.json)) {
        if (place.length < 1 || place.at(-1) === "code") continue;
        for (const number of digits) {
          await tally.try(`${nameOf(example)} ${place.join(".")} ${number}`, async () => {
            const records = await read(example, good(withFragment(example.json, place, number))).catch(
              assertServiceError,
            );
            const text = records.map(({ value }) => jsonText(value)).join();
            const item = itemPlaces(example).find(
              (at) => at.length < place.length && at.every((key, i) => key === place[i]),
            );
            if (item && records.length > 0) assert.ok(text.includes(number), text);
          });
        }
      }
    }
  });

  promise("a record with a value of any type stays readable", { short: 3000, long: 50_000 }, async (cases, tally) => {
    const all = successes.flatMap((example) =>
      placesIn(example.json).flatMap((place) => hostileJson.map((fragment) => ({ example, place, fragment }))),
    );
    for (const { example, place, fragment } of sample(all, cases, new Random(seed, "sample"))) {
      await tally.try(`${nameOf(example)} ${place.join(".")}: ${fragment}`, async () => {
        await assertReadable(example, place, fragment);
      });
    }
  });

  promise("any depth of nesting can be read", { short: 60, long: 2000 }, async (cases, tally) => {
    const all = examples.flatMap((example) =>
      placesIn(example.json)
        .filter(({ length }) => length < 3)
        .flatMap((place) => deepJson.map((fragment) => ({ example, place, fragment }))),
    );
    for (const { example, place, fragment } of sample(all, cases, new Random(seed, "sample"))) {
      await tally.try(`${nameOf(example)} ${place.join(".")}: ${fragment.slice(0, 60)}`, async () => {
        await assertReadable(example, place, fragment);
      });
    }
  });

  promise(
    "a text of a million characters is read, shown and named without delay",
    { short: 20, long: 10_000 },
    async (cases, tally) => {
      const all = examples.flatMap((example) =>
        placesIn(example.json)
          .filter((place) => typeof valueAt(example.json, place) === "string")
          .flatMap((place) => hugeTexts.map((huge) => ({ example, place, huge }))),
      );
      for (const { example, place, huge } of sample(all, cases, new Random(seed, "sample"))) {
        await tally.try(`${nameOf(example)} ${place.join(".")} ${huge.idea}`, async () => {
          const text = JSON.stringify(withValue(example.json, place, huge.value));
          const records = await read(example, { ...good(text), status: example.status }).catch(assertServiceError);
          for (const record of records) assertUsable(record, example, true);
        });
      }
    },
  );

  /** JSON may be rejected as a wrong list or record, but not as unreadable. */
  async function assertReadable(example: ExampleAnswer, place: Place, fragment: string): Promise<void> {
    const text = withFragment(example.json, place, fragment);
    const records = await read(example, { ...good(text), status: example.status }).catch((error: unknown) => {
      assert.notEqual((error as ServiceError).category, "notJson");
      return assertServiceError(error);
    });
    for (const record of records) assertUsable(record, example, true);
  }

  function assertUsable(record: AnyRecord, { service }: ExampleAnswer, shown: boolean): void {
    const { kind, id, value, notes } = record;
    assert.ok(typeof id === "string" && id !== "", "a record has an id");
    for (const note of notes) assert.equal(typeof note, "string");
    const ref: RecordRef = { profileId: "acme", service, kind, id };
    const title = recordTitle(ref, value as Readonly<Record<string, unknown>>);
    assert.equal(typeof title, "string");
    if (!shown) return;
    assert.match(recordPath(ref, title), /^\/acme\/\w+\/\w+\/[\w~-]+\/[^/]+\.json$/);
    assert.equal(typeof jsonText(value), "string");
    const { summary } = pageSummary(ref, value as Readonly<Record<string, unknown>>, {
      realmName: () => undefined,
      commandsOn: () => [],
    });
    for (const text of [
      summary.text,
      ...summary.pills.map((pill) => pill.text),
      ...summary.facts.map((f) => f.value),
    ]) {
      assert.equal(typeof text, "string");
    }
    const look = lookOf(record);
    for (const text of look ? [look.label, look.description, look.spoken ?? "", ...look.tooltip] : []) {
      assert.equal(typeof text, "string");
    }
  }
});

function nameOf({ operation, status }: ExampleAnswer): string {
  return `${operation.id} ${status}`;
}

function start({ status, text }: SentAnswer): string {
  return `${status} ${text.slice(0, 300)}`;
}

/** A sample without repetitions. */
function sample<T>(items: readonly T[], count: number, random: Random): T[] {
  const left = [...items];
  return Array.from({ length: Math.max(0, Math.min(count, left.length)) }, () =>
    left.splice(random.int(0, left.length - 1), 1),
  ).flat();
}

function assertServiceError(error: unknown): readonly AnyRecord[] {
  if (!ServiceError.is(error)) throw error;
  const { message, serviceMessage = "" } = error;
  assert.doesNotMatch(message, /No response/, "what goes wrong in reading an answer is no failure of the connection");
  assert.ok(serviceMessage.length <= 500);
  assert.doesNotMatch(serviceMessage, /\p{Cc}/u);
  return [];
}
