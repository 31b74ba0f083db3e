import * as vscode from "vscode";
import type { Connections } from "../profiles/connections";
import { serviceNames } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import { ServiceError } from "../services/errors";
import type { ServiceRecord } from "../services/model";
import { text } from "../services/readers";
import type { RecordRef } from "./recordRef";
import type { RecordSource, ShownRecord } from "./recordSource";

type Members = Readonly<Record<string, unknown>>;

/** Reads records from their services, each through the profile it belongs to. */
export class ServiceRecords implements RecordSource {
  constructor(
    private readonly profiles: ProfileStore,
    private readonly connections: Connections,
    readonly onDidChange: vscode.Event<RecordRef>,
  ) {}

  /** @throws ServiceError, `notFound` when the service no longer has the record. */
  async read(ref: RecordRef, signal?: AbortSignal): Promise<ShownRecord> {
    const record = await this.fetch(ref, signal);
    return {
      ref,
      title: recordTitle(ref, record.value),
      subtitle: this.subtitle(ref),
      value: record.value,
      notes: record.notes,
      readAt: Date.now(),
    };
  }

  private async fetch(ref: RecordRef, signal?: AbortSignal): Promise<ServiceRecord<Members>> {
    switch (ref.kind) {
      case "realm":
        return (await this.connections.fortitoken(ref.profileId)).getRealm(ref.id, signal);
      case "user":
        return (await this.connections.fortitoken(ref.profileId)).getUser(ref.id, signal);
      case "alert":
        return (await this.connections.forticnp(ref.profileId)).getAlert(ref.id, signal);
      case "country": {
        const countries = await (await this.connections.forticnp(ref.profileId)).countries(signal);
        const country = countries.find(({ id }) => id === ref.id);
        if (!country) throw new ServiceError("notFound", `No country ${ref.id} in the list`);
        return country;
      }
    }
  }

  private subtitle(ref: RecordRef): string {
    const profile = this.profiles.get(ref.profileId);
    const service = serviceNames[ref.service];
    const place = profile ? `${profile.label} (${service})` : service;
    const words = {
      realm: vscode.l10n.t("Realm in {0}", place),
      user: vscode.l10n.t("User in {0}", place),
      alert: vscode.l10n.t("Alert in {0}", place),
      country: vscode.l10n.t("Country in {0}", place),
    };
    return words[ref.kind];
  }
}

/** The record's own name; its id where it has none. */
export function recordTitle(ref: RecordRef, value: Members): string {
  const names = {
    realm: [value["name"]],
    user: [value["username"], value["email"]],
    alert: [value["policyName"], value["title"], value["object"]],
    country: [value["country"]],
  };
  return names[ref.kind].map(text).find((name) => name !== undefined && name !== "") ?? ref.id;
}
