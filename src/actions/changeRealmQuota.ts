import * as vscode from "vscode";
import type { Quota } from "../contract";
import type { RealmNames } from "../explorer/realmNames";
import type { RealmQuotas } from "../explorer/realmQuotas";
import type { RecordUpdates } from "../explorer/recordUpdates";
import { UserFacingError } from "../userFacingError";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import type { RecordRef } from "../records/recordRef";
import { fortitokenRef, placeOrIdOf, type Target } from "../records/target";
import { ServiceError } from "../services/errors";
import { readNumber } from "../services/readers";
import { accountId, mostForRealm, realmSharesOf, shareRecord, type RealmShare } from "../services/fortitoken/quotas";
import type { Dialogs } from "../ui/dialogs";
import { sanitizeQuickPick } from "../ui/plainText";
import { back, type QuickInput } from "../ui/quickInput";
import type { Announcer } from "./announcer";
import type { ConflictCheck } from "./conflictCheck";
import type { Undo } from "./undo";
import type { WritableProfiles } from "./writableProfiles";
import type { Settled, WriteQueue } from "./writeQueue";

/** A realm whose quota is changed, and its current quota. */
interface QuotaTarget {
  readonly profile: Profile;
  /** The row that the command was called on: the realm's, or that of its quota in the licence. */
  readonly ref: RecordRef;
  readonly name: string;
  readonly share: RealmShare;
  /** The highest quota that is possible; undefined if the service does not send the total. */
  readonly most: number | undefined;
}

export interface QuotaParts {
  readonly profiles: WritableProfiles;
  readonly connections: Pick<Connections, "fortitoken">;
  readonly realms: Pick<RealmNames, "of">;
  readonly quotas: Pick<RealmQuotas, "learn" | "replace">;
  readonly records: Pick<RecordUpdates, "replace">;
  readonly writes: WriteQueue;
  readonly conflicts: Pick<ConflictCheck, "confirm">;
  readonly dialogs: Pick<Dialogs, "withProgress">;
  readonly quickInput: QuickInput;
  readonly undo: Undo;
  readonly announcer: Announcer;
}

/** Changes how many users of the licence are reserved for a realm [FTC 2.14]; management applications only. */
export class ChangeRealmQuota {
  constructor(private readonly parts: QuotaParts) {}

  /** @param calledOn a realm's row, or the row of its quota in the licence; for any other target, the user chooses a realm */
  async run(calledOn: Target): Promise<void> {
    const title = vscode.l10n.t("Change Realm Quota");
    const target = await this.target(calledOn, title);
    if (!target) return;
    const { profile, name, share } = target;
    const entered = await this.parts.quickInput.input({
      title: vscode.l10n.t("Change Quota of {0} in {1}", name, profile.label),
      prompt: promptOf(target),
      value: String(share.quota),
      validate: (value) => problemOf(value, target),
    });
    if (entered === undefined || entered === back) return;
    const quota = Number(entered.trim());
    if (quota === share.quota) {
      const unchanged = vscode.l10n.t(
        "The quota of realm {0} in {1} is unchanged; nothing was sent.",
        name,
        profile.label,
      );
      this.parts.announcer.info(unchanged);
      return;
    }
    const now = await this.confirmChange(target, quota, title);
    if (!now) return;
    const settled = await this.parts.dialogs.withProgress(
      vscode.l10n.t("Changing the quota of realm {0} in {1}…", name, profile.label),
      (signal) => this.write(now, quota, signal),
      profile.id,
    );
    const button = this.parts.undo.remember({
      ref: target.ref,
      place: profile,
      subject: subjectOf(name),
      title,
      prepare: async () => {
        const left = await this.read(this.parts.profiles.require(profile, "management"), share.realmId);
        return left.share.quota === quota ? (signal) => this.write(left, now.share.quota, signal) : undefined;
      },
    });
    const done = vscode.l10n.t(
      "Changed the quota of realm {0} in {1} to {2}.",
      name,
      profile.label,
      quota.toLocaleString(),
    );
    this.parts.announcer.info(done, settled, button);
  }

  /** Reads the quota right before the write. If it changed, the user is asked. @returns undefined if the user declines */
  private async confirmChange(target: QuotaTarget, quota: number, action: string): Promise<QuotaTarget | undefined> {
    const { profile, ref, name, share } = target;
    const now = { ...(await this.read(profile, share.realmId)), ref };
    const other = now.share.quota;
    if (other === share.quota || other === quota) return now;
    const isConfirmed = await this.parts.conflicts.confirm({
      profile,
      subject: subjectOf(name),
      name,
      seen: shareRecord(share),
      now: shareRecord(now.share),
      lines: [vscode.l10n.t("Quota: {0} \u2192 {1} (yours: {2})", share.quota, other, quota)],
      action,
    });
    return isConfirmed ? now : undefined;
  }

  private async write(target: QuotaTarget, quota: number, signal: AbortSignal): Promise<Settled<number>> {
    const { profile, ref, name, share } = target;
    const settled = await this.parts.writes
      .run<number>(
        {
          profile,
          ref,
          subject: subjectOf(name),
          doing: vscode.l10n.t("Changing quota…"),
          repeatable: true,
          send: async (client) => quotaIn((await client.licence.setRealmQuota(share.realmId, quota)).value) ?? quota,
          verify: async (client) => {
            const seen = quotaIn((await client.licence.realmQuota(share.realmId)).value);
            if (seen === undefined) return "unknown";
            return seen === quota ? { value: seen } : "notDone";
          },
        },
        signal,
      )
      .catch((error: unknown) => rethrow(error, target));
    const after: RealmShare = { ...share, quota: settled.value };
    this.parts.quotas.replace(profile.id, after);
    this.parts.records.replace(profile.id, shareRecord(after));
    return settled;
  }

  private async target(calledOn: Target, title: string): Promise<QuotaTarget | undefined> {
    const ref = fortitokenRef(calledOn, "realm") ?? fortitokenRef(calledOn, "quota");
    const profile = ref
      ? this.parts.profiles.require(placeOrIdOf(calledOn) ?? ref.profileId, "management")
      : await this.parts.profiles.choose(title, "management");
    if (!profile) return undefined;
    if (ref && ref.id !== accountId) return { ...(await this.read(profile, ref.id)), ref };
    const targets = await this.readAll(profile);
    const chosen = await this.parts.quickInput.pick<QuotaTarget>({
      title,
      placeholder: vscode.l10n.t("Select a realm"),
      rows: targets.map((target) => ({
        label: sanitizeQuickPick(target.name),
        description: vscode.l10n.t("{0} of {1} users", target.share.used, target.share.quota),
        value: target,
      })),
    });
    return chosen === back ? undefined : chosen;
  }

  private async read(profile: Profile, realmId: string): Promise<QuotaTarget> {
    const found = (await this.readAll(profile)).find(({ share }) => share.realmId === realmId);
    if (found) return found;
    throw new UserFacingError(vscode.l10n.t("{0} returned no quota for this realm. Refresh the view.", profile.label));
  }

  /** Reads the quotas of all realms. */
  private readAll(profile: Profile): Promise<readonly QuotaTarget[]> {
    const { dialogs, connections, realms, quotas } = this.parts;
    return dialogs.withProgress(
      vscode.l10n.t("Reading quotas of {0}…", profile.label),
      async (signal) => {
        const { value } = await (await connections.fortitoken(profile)).licence.quota(signal);
        const names = await realms.of(profile.id, signal);
        quotas.learn(profile.id, value);
        const shares = realmSharesOf(value);
        const total = readNumber(value.total_quota);
        return shares.map((share) => ({
          profile,
          ref: { profileId: profile.id, service: "fortitoken", kind: "realm", id: share.realmId },
          name: names.get(share.realmId) ?? share.realmId,
          share,
          most: total === undefined ? undefined : mostForRealm(total, shares, share.realmId),
        }));
      },
      profile.id,
    );
  }
}

function promptOf({ share, most }: QuotaTarget): string {
  return most === undefined
    ? vscode.l10n.t("User quota of the realm: at least {0}, its current number of users.", share.used)
    : vscode.l10n.t(
        "User quota of the realm: at least {0}, its current number of users, and at most {1}.",
        share.used,
        most,
      );
}

function problemOf(value: string, { share, most }: QuotaTarget): string | undefined {
  if (!/^\d{1,9}$/.test(value.trim())) return vscode.l10n.t("Enter a whole number.");
  const quota = Number(value);
  if (quota < share.used)
    return vscode.l10n.t("Enter {0} or more: that is the realm's current number of users.", share.used);
  if (most !== undefined && quota > most)
    return vscode.l10n.t("Enter {0} or less: the account's quota has no more left.", most);
  return undefined;
}

/** Explains the refusals of a quota [FTC 2.14]. */
function rethrow(error: unknown, { name, profile }: QuotaTarget): never {
  if (!ServiceError.is(error)) throw error;
  const words = refusals[error.category]?.(name, profile.label);
  if (words === undefined) throw error;
  const said = error.serviceMessage ? ` ${vscode.l10n.t('Service message: "{0}"', error.serviceMessage)}` : "";
  throw new UserFacingError(`${words}${said}`, { cause: error });
}

const refusals: Readonly<Partial<Record<ServiceError["category"], (realm: string, profile: string) => string>>> = {
  badRequest: (realm, profile) =>
    vscode.l10n.t(
      "The quota of realm {0} in {1} was not changed: the value is below the realm's current number of users, or above the account's remaining quota.",
      realm,
      profile,
    ),
  permission: (realm, profile) =>
    vscode.l10n.t(
      "The quota of realm {0} in {1} was not changed: trial accounts and credit-based accounts have no quotas.",
      realm,
      profile,
    ),
  notFound: (realm, profile) =>
    vscode.l10n.t(
      "The quota of realm {0} was not changed: the realm no longer exists in {1}. Refresh the view.",
      realm,
      profile,
    ),
};

function subjectOf(realm: string): string {
  return vscode.l10n.t("quota of realm {0}", realm);
}

function quotaIn({ realm_quota }: Readonly<Quota>): number | undefined {
  return readNumber(realm_quota);
}
