import * as vscode from "vscode";
import { defined } from "../defined";
import type { Explorer } from "../explorer/explorer";
import type { RecordList } from "../explorer/tree/recordList";
import type { ProfileStore } from "../profiles/profileStore";
import type { Target } from "../records/target";
import type { RecordKind, ServiceRecord } from "../services/model";
import { readText } from "../services/readers";
import { UserFacingError } from "../userFacingError";
import type { ExportedRecord } from "./columns";
import { countWords, listTitle } from "./kindWords";
import type { ExportPart } from "./writeRecords";

/** What an export writes: records of one kind. */
export interface ExportSource {
  readonly kind: RecordKind;
  /** "Users", or "3 users" for selected rows. */
  readonly title: string;
  /** The filter that the records match, as text; empty if it does not apply. */
  readonly filter: string;
  /** The profile of all records; absent if they are of several. */
  readonly profile?: { readonly id: string; readonly label: string };
  parts(signal: AbortSignal): AsyncIterable<ExportPart>;
}

/** Selected rows of one kind. */
export interface SelectedRecords extends Pick<ExportSource, "kind" | "profile"> {
  readonly records: readonly ExportedRecord[];
}

/** Makes sources of lists and of selected rows. */
export class ExportSources {
  constructor(
    private readonly realms: Pick<Explorer["realmNames"], "of" | "nameOf">,
    private readonly profiles: Pick<ProfileStore, "get">,
  ) {}

  /** One source for the parts of each list: alerts of two severities are one list, findings and policies are two. */
  ofLists(lists: readonly RecordList[]): readonly ExportSource[] {
    const groups = new Map<string, RecordList[]>();
    for (const list of lists) {
      const key = `${list.kind}/${list.title ?? ""}`;
      groups.set(key, [...(groups.get(key) ?? []), list]);
    }
    return [...groups.values()].flatMap((group): ExportSource[] => {
      const [first] = group;
      if (!first) return [];
      const { kind, filter, title = listTitle(kind) } = first;
      const profile = onlyOne(group.map((list) => list.profile));
      const parts: ExportSource["parts"] = (signal) => this.read(group, profile === undefined, signal);
      return [{ kind, title, filter, parts, ...(profile && { profile }) }];
    });
  }

  /**
   * The selected records as they were read with their lists. Other rows are left out.
   * @throws UserFacingError if there are none, or if they are of several kinds
   */
  recordsOf(rows: Target["rows"]): SelectedRecords {
    const selected = rows.flatMap(({ ref, snapshot }) => (ref && snapshot ? [{ ref, snapshot }] : []));
    const [first] = selected;
    if (!first || selected.some(({ ref }) => ref.kind !== first.ref.kind)) {
      throw new UserFacingError(
        vscode.l10n.t("The selected rows are of different kinds. Select rows of one kind, then try again."),
      );
    }
    const labelOf = (id: string): string => this.profiles.get(id)?.label ?? id;
    const profile = onlyOne(selected.map(({ ref }) => ({ id: ref.profileId, label: labelOf(ref.profileId) })));
    const records = selected.map(({ ref, snapshot }) =>
      this.exported(snapshot.record, ref.profileId, profile ? undefined : labelOf(ref.profileId)),
    );
    return { kind: first.ref.kind, records, ...(profile && { profile }) };
  }

  ofRecords({ records, kind, ...rest }: SelectedRecords): ExportSource {
    const { length } = records;
    return {
      ...rest,
      kind,
      title: countWords(kind, length),
      filter: "",
      async *parts() {
        yield await Promise.resolve({ records, read: length, total: length, moved: false });
      },
    };
  }

  private async *read(lists: readonly RecordList[], named: boolean, signal: AbortSignal): AsyncGenerator<ExportPart> {
    let before = 0;
    for (const list of lists) {
      const { id, label } = list.profile;
      // Without the names, the records have the ids of their realms.
      if (list.kind === "user" || list.kind === "quota") await this.realms.of(id, signal).catch(() => undefined);
      let read = 0;
      for await (const part of list.parts(signal)) {
        read = part.read;
        yield {
          records: part.records.map((record) => this.exported(record, id, named ? label : undefined)),
          read: before + read,
          total: lists.length === 1 ? part.total : undefined,
          moved: part.moved,
        };
      }
      before += read;
    }
  }

  private exported(
    record: ServiceRecord<Readonly<Record<string, unknown>>>,
    profileId: string,
    profile?: string,
  ): ExportedRecord {
    const realm = this.realms.nameOf(profileId, readText(record.value["realm_id"]));
    return { record, ...defined({ profile, realm }) };
  }
}

function onlyOne<T extends { readonly id: string }>(profiles: readonly T[]): T | undefined {
  const [first] = profiles;
  return profiles.every(({ id }) => id === first?.id) ? first : undefined;
}
