import type { Profile } from "../../profiles/profile";
import type { Members } from "../../records/kindFacts";
import type { RecordKind, ServiceRecord } from "../../services/model";

/** What was read of a list so far. */
export interface ListPart {
  /** The next records that match the view's filter. */
  readonly records: readonly ServiceRecord<Members>[];
  /** How many records were read, with those that do not match. */
  readonly read: number;
  /** How many the service has, where it says so. */
  readonly total?: number | undefined;
  /** The list changed while it was read: some records may be missing. */
  readonly moved: boolean;
}

/** A list of a view, as an export reads it: with the queries and the filter of the view's rows, and from the start. */
export interface RecordList {
  readonly kind: RecordKind;
  readonly profile: Profile;
  /** The label of the row that stands for it. Absent if it is a part of a longer list, such as the tokens of one kind. */
  readonly title?: string;
  /** The filter that its records match, as text; empty if all are in it. */
  readonly filter: string;
  /** Keeps none of the parts. @throws ServiceError */
  parts(signal: AbortSignal): AsyncIterable<ListPart>;
}

/** A list that the service returns as a whole. @param accepts whether a record matches the filter */
export function wholeList<T>(
  list: Omit<RecordList, "parts">,
  read: (signal: AbortSignal) => Promise<readonly ServiceRecord<T>[]>,
  accepts: (record: ServiceRecord<T>) => boolean = () => true,
): RecordList {
  return {
    ...list,
    async *parts(signal): AsyncGenerator<ListPart, void> {
      const records = await read(signal);
      const { length } = records;
      yield { records: records.filter(accepts), read: length, total: length, moved: false };
    },
  };
}

/** Who reads a list, and how. */
export type Reading = { readonly signal: AbortSignal } & (
  | {
      readonly by: "view";
      /** Epoch ms; a shared list that was opened earlier is stale. */
      readonly since: number;
    }
  // Takes the records out of the list, which therefore cannot be shared.
  | { readonly by: "export" }
);

/** The largest page that both services are known to return [CNP 3.23] [FTC 2.15]. */
const largestPage = 1000;

/**
 * The client to read with, and the page size; undefined for the client's own. An export reads in the background: views
 * take precedence, and its pages are as long as possible.
 */
export function readingWith<C extends { readonly background: unknown }>(client: C, { by }: Reading) {
  return by === "export"
    ? { client: client.background as C["background"], pageSize: largestPage as typeof largestPage }
    : { client, pageSize: undefined };
}
