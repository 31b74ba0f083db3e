import type * as vscode from "vscode";
import type { Connections } from "../profiles/connections";
import { serviceNames } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import { readRecord, recordFacts, recordTitle } from "./recordKinds";
import type { RecordRef } from "./recordRef";
import type { RecordSource, ShownRecord } from "./recordSource";

/** Reads records from their services, each through the profile it belongs to. */
export class ServiceRecords implements RecordSource {
  constructor(
    private readonly profiles: ProfileStore,
    private readonly connections: Connections,
    readonly onDidChange: vscode.Event<RecordRef>,
  ) {}

  /** @throws ServiceError, `notFound` when the service no longer has the record. */
  async read(ref: RecordRef, signal?: AbortSignal): Promise<ShownRecord> {
    const { value, notes } = await readRecord(this.connections, ref, signal);
    const title = recordTitle(ref, value);
    return { ref, title, subtitle: this.subtitle(ref), value, notes, readAt: Date.now() };
  }

  private subtitle(ref: RecordRef): string {
    const profile = this.profiles.get(ref.profileId);
    const service = serviceNames[ref.service];
    return recordFacts[ref.kind].words(profile ? `${profile.label} (${service})` : service);
  }
}
