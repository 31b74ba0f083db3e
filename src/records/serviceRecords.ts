import type { Connections } from "../profiles/connections";
import { serviceNames } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import type { RecordKind } from "../services/model";
import { currentRecordMs } from "../waiting";
import { readRecord, recordFacts, recordTitle } from "./recordKinds";
import type { RecordRef } from "./recordRef";
import type { KnownRecord, RecordSource, ShownRecord } from "./recordSource";

/** A list that is cached per profile. */
interface KeptList {
  /** The record from the cache or the service; undefined if the list does not contain it. */
  find(profileId: string, id: string, signal: AbortSignal): Promise<KnownRecord | undefined>;
}

/** Reads records from their services through the profiles that they belong to. */
export class ServiceRecords implements RecordSource {
  constructor(
    private readonly profiles: Pick<ProfileStore, "get">,
    private readonly connections: Pick<Connections, "fortitoken" | "forticnp">,
    /** By the kind of their records. */
    private readonly lists: Readonly<Partial<Record<RecordKind, KeptList>>>,
    readonly onDidChange: RecordSource["onDidChange"],
  ) {}

  show(ref: RecordRef, { record, readAt, place = this.profiles.get(ref.profileId) }: KnownRecord): ShownRecord {
    return { ref, title: recordTitle(ref, record.value), subtitle: this.subtitle(ref), record, readAt, place };
  }

  /**
   * A record that is read with its list never counts as outdated: reading it again means reading the list page by page,
   * so only the user triggers it.
   */
  isOutdated({ kind }: RecordRef, { readAt }: KnownRecord): boolean {
    const { inList } = recordFacts[kind];
    return inList === "part" || (inList === "whole" && Date.now() - readAt >= currentRecordMs);
  }

  /** @throws ServiceError, `notFound` if the service no longer has the record */
  async find(ref: RecordRef, signal: AbortSignal): Promise<ShownRecord> {
    const known = await this.lists[ref.kind]?.find(ref.profileId, ref.id, signal);
    return known ? this.show(ref, known) : this.read(ref, signal);
  }

  /** @throws ServiceError, `notFound` if the service no longer has the record */
  async read(ref: RecordRef, signal: AbortSignal): Promise<ShownRecord> {
    const place = this.profiles.get(ref.profileId);
    const record = await readRecord(this.connections, ref, signal);
    return this.show(ref, { record, readAt: Date.now(), place });
  }

  private subtitle(ref: RecordRef): string {
    const profile = this.profiles.get(ref.profileId);
    const service = serviceNames[ref.service];
    return recordFacts[ref.kind].words(profile ? `${profile.label} (${service})` : service);
  }
}
