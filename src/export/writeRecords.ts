import { cancelled } from "../services/abort";
import { eachInSlices } from "../slices";
import type { ExportedRecord } from "./columns";
import type { FileSink } from "./fileSink";
import type { RecordWriter } from "./formats";

/** The next records of what is exported. */
export interface ExportPart {
  readonly records: readonly ExportedRecord[];
  /** How many records were read so far, with those that a filter leaves out. */
  readonly read: number;
  /** How many there are, if known. */
  readonly total?: number | undefined;
  /** The list changed while it was read. */
  readonly moved: boolean;
}

export interface WrittenRecords {
  readonly count: number;
  /** Some may be missing, because the list changed while it was read. */
  readonly moved: boolean;
}

export interface WriteOptions {
  readonly writer: RecordWriter;
  readonly sink: FileSink;
  /** Hides the known secrets in a text. */
  readonly hideSecrets: (text: string) => string;
  readonly report: (part: Pick<ExportPart, "read" | "total">) => void;
  readonly signal: AbortSignal;
}

/**
 * Writes the records part by part and keeps none of them. After an error or a cancellation there is no new file, and an existing one is as
 * it was.
 * @throws ServiceError `cancelled`, and the errors of the source and of the file
 */
export async function writeRecords(parts: AsyncIterable<ExportPart>, options: WriteOptions): Promise<WrittenRecords> {
  const { writer, sink, hideSecrets, report, signal } = options;
  const check = (): void => {
    if (signal.aborted) throw cancelled();
  };
  let [count, moved, begun] = [0, false, false];
  const begin = async (records: readonly ExportedRecord[]): Promise<void> => {
    if (!begun) await sink.write(writer.begin(records));
    begun = true;
  };
  try {
    for await (const part of parts) {
      const pieces: string[] = [];
      if (part.records.length > 0) await begin(part.records);
      await eachInSlices(part.records, (record) => {
        check();
        pieces.push(hideSecrets(writer.record(record)));
      });
      await sink.write(pieces.join(""));
      count += part.records.length;
      moved ||= part.moved;
      report(part);
      check();
    }
    await begin([]);
    await sink.write(writer.end());
    check();
    await sink.commit();
    return { count, moved };
  } catch (error) {
    await sink.discard();
    throw error;
  }
}
