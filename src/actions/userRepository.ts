import * as vscode from "vscode";
import type { TempTokenCreate, User, UserUpdate } from "../contract";
import type { Disposable } from "../disposables";
import type { RecordUpdates } from "../explorer/recordUpdates";
import type { Profile } from "../profiles/profile";
import type { RecordRef } from "../records/recordRef";
import type { RecordChange } from "../records/recordSource";
import type { FortiTokenClient } from "../services/fortitoken/client";
import { baseUserId, userState } from "../services/fortitoken/userState";
import type { ServiceRecord } from "../services/model";
import { type NewUser, userChange, userCreation, userDeletion } from "../services/writes/userWriteSpecs";
import type { UserTarget } from "./userTargets";
import type { Settled, WriteQueue } from "./writeQueue";

/** The body of the request that gives a temporary token, without the user. */
export type TemporaryToken = Omit<TempTokenCreate, "user_id"> & { auth_method: string; expired_at: string | null };

/** A temporary token that is given or taken back. */
interface TokenWrite {
  readonly doing: string;
  /** Whether the user has a temporary token afterwards. */
  readonly isGiven: boolean;
  /** Whether reading the user shows the effect. */
  readonly isVisible: boolean;
  readonly send: (client: FortiTokenClient) => Promise<unknown>;
}

/**
 * Creates, changes and deletes users, and updates everything that shows them. All methods throw ServiceError or Error. Their signal cancels
 * until the write is sent.
 */
export class UserRepository implements Disposable {
  private readonly changed = new vscode.EventEmitter<RecordChange>();
  /** A user was created, changed or deleted by this window. */
  readonly onDidChangeRecord = this.changed.event;

  constructor(
    private readonly writes: WriteQueue,
    private readonly records: Pick<RecordUpdates, "insert" | "replace" | "remove" | "reload">,
  ) {}

  /** @param doing the write in progress, for the row: "Disabling…" */
  async update(
    target: UserTarget,
    change: UserUpdate,
    doing: string,
    signal: AbortSignal,
  ): Promise<Settled<ServiceRecord<User>>> {
    const { profile, ref, record } = target;
    const spec = userChange(ref.id, change);
    const settled = await this.writes.run<ServiceRecord<User>>(
      {
        ...spec,
        ...aboutUser(target, doing),
        send: async (client) => completeUser(client, record, await spec.send(client)),
      },
      signal,
    );
    this.records.replace(profile.id, settled.value);
    if (change.change_token || change.auth_method !== undefined) this.records.reload(profile.id, "tokens");
    this.changed.fire({ ...ref, record: settled.value });
    return settled;
  }

  async create(profile: Profile, user: NewUser, signal: AbortSignal): Promise<Settled<ServiceRecord<User>>> {
    const realm: RecordRef = { profileId: profile.id, service: "fortitoken", kind: "realm", id: user.realm_id };
    const spec = userCreation(user);
    const settled = await this.writes.run<ServiceRecord<User>>(
      {
        ...spec,
        profile,
        ref: realm,
        subject: subjectOf(user.username),
        doing: vscode.l10n.t("Creating user…"),
        isCreation: true,
        send: async (client) => {
          const created = await spec.send(client);
          return completeUser(client, created, created);
        },
      },
      signal,
    );
    this.records.insert(profile.id, settled.value);
    this.changed.fire({ ...realm, kind: "user", id: settled.value.id });
    return settled;
  }

  async delete(target: UserTarget, signal: AbortSignal): Promise<Settled<undefined>> {
    const { ref } = target;
    const spec = { ...userDeletion(ref.id), ...aboutUser(target, vscode.l10n.t("Deleting…")) };
    const settled = await this.writes.run<undefined>(spec, signal);
    this.records.remove(ref);
    this.changed.fire(ref);
    return settled;
  }

  giveTemporaryToken(target: UserTarget, token: TemporaryToken, signal: AbortSignal): Promise<Settled<unknown>> {
    const user = target.record.value;
    const write: TokenWrite = {
      doing: vscode.l10n.t("Issuing temporary token…"),
      isGiven: true,
      // A new token looks like the one that the user had before.
      isVisible: userState(user).temporary === false,
      send: (client) => client.tokens.giveTemporary({ ...token, user_id: baseUserId(user) }),
    };
    return this.writeTemporaryToken(target, write, signal);
  }

  takeTemporaryToken(target: UserTarget, signal: AbortSignal): Promise<Settled<unknown>> {
    const write: TokenWrite = {
      doing: vscode.l10n.t("Revoking temporary token…"),
      isGiven: false,
      isVisible: true,
      send: (client) => client.tokens.takeTemporary(baseUserId(target.record.value)),
    };
    return this.writeTemporaryToken(target, write, signal);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async writeTemporaryToken(
    target: UserTarget,
    { doing, isGiven, isVisible, send }: TokenWrite,
    signal: AbortSignal,
  ): Promise<Settled<unknown>> {
    const { profile, ref, record } = target;
    const settled = await this.writes.run<ServiceRecord<User>>(
      {
        ...aboutUser(target, doing),
        repeatable: false,
        send: async (client) => {
          await send(client);
          return { ...record, value: { ...record.value, temp_token: isGiven } };
        },
        verify: async (client) => {
          const found = await client.getUser(ref.id);
          const { temporary } = userState(found.value);
          if (temporary === undefined || !isVisible) return "unknown";
          return temporary === isGiven ? { value: found } : "notDone";
        },
      },
      signal,
    );
    this.records.replace(profile.id, settled.value);
    this.changed.fire(ref);
    this.records.reload(profile.id, "tokens");
    return settled;
  }
}

function aboutUser({ profile, ref, name }: UserTarget, doing: string) {
  return { profile, ref, subject: subjectOf(name), doing };
}

/** A user in a sentence. */
export function subjectOf(name: string): string {
  return vscode.l10n.t("user {0}", name);
}

/**
 * The user in the response. It is read again if the response lacks members that the known record has; if that fails, the response is merged
 * into the known record.
 */
async function completeUser(
  client: FortiTokenClient,
  known: ServiceRecord<User>,
  answer: ServiceRecord<User>,
): Promise<ServiceRecord<User>> {
  const expected = [...Object.keys(known.value), "realm_id", "username", "active"];
  if (answer.id === known.id && expected.every((key) => key in answer.value)) return answer;
  try {
    return await client.getUser(known.id);
  } catch {
    return { ...known, value: { ...known.value, ...answer.value, id: known.value.id } };
  }
}
