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
import type { WriteSpec } from "../services/writes/writeWithVerification";
import type { UserTarget } from "./userTargets";
import type { RecordWriteSpec, Settled, WriteQueue } from "./writeQueue";

/** What a temporary token is given with. */
export type TemporaryToken = Omit<TempTokenCreate, "user_id"> & { auth_method: string; expired_at: string | null };

/** Writes users, and tells whoever shows them. The signal of a write holds until the request goes out. */
export class UserWriter implements Disposable {
  private readonly changed = new vscode.EventEmitter<RecordChange>();
  /** A user was created, changed or deleted by this window. */
  readonly onDidChangeRecord = this.changed.event;

  constructor(
    private readonly writes: WriteQueue,
    private readonly records: Pick<RecordUpdates, "insert" | "replace" | "remove" | "reload">,
  ) {}

  /** @param doing short and in progress, for the row: "Disabling…". @throws ServiceError, Error */
  async update(
    target: UserTarget,
    change: UserUpdate,
    doing: string,
    signal: AbortSignal,
  ): Promise<Settled<ServiceRecord<User>>> {
    const { profile, ref, record } = target;
    const write = userChange(ref.id, change);
    const settled = await this.writes.run<ServiceRecord<User>>(
      {
        ...write,
        ...aboutUser(target, doing),
        send: async (client) => completeUser(client, record, await write.send(client)),
      },
      signal,
    );
    this.records.replace(profile.id, settled.value);
    this.changed.fire({ ...ref, record: settled.value });
    return settled;
  }

  /** @throws ServiceError, Error */
  async create(profile: Profile, user: NewUser, signal: AbortSignal): Promise<Settled<ServiceRecord<User>>> {
    const realm: RecordRef = { profileId: profile.id, service: "fortitoken", kind: "realm", id: user.realm_id };
    const write = userCreation(user);
    const settled = await this.writes.run<ServiceRecord<User>>(
      {
        ...write,
        profile,
        ref: realm,
        subject: subjectOf(user.username),
        doing: vscode.l10n.t("Creating user…"),
        isCreation: true,
        send: async (client) => {
          const created = await write.send(client);
          return completeUser(client, created, created);
        },
      },
      signal,
    );
    this.records.insert(profile.id, settled.value);
    this.changed.fire({ ...realm, kind: "user", id: settled.value.id });
    return settled;
  }

  /** @throws ServiceError, Error */
  async delete(target: UserTarget, signal: AbortSignal): Promise<Settled<undefined>> {
    const { ref } = target;
    const settled = await this.writes.run<undefined>(
      { ...userDeletion(ref.id), ...aboutUser(target, vscode.l10n.t("Deleting…")) },
      signal,
    );
    this.records.remove(ref);
    this.changed.fire(ref);
    return settled;
  }

  /** @throws ServiceError, Error */
  async giveTemporaryToken(target: UserTarget, token: TemporaryToken, signal: AbortSignal): Promise<Settled<unknown>> {
    const input = { ...token, user_id: baseUserId(target.record.value) };
    const had = userState(target.record.value).temporary;
    return this.temporaryToken(target, vscode.l10n.t("Giving temporary token…"), true, signal, {
      send: (client) => client.tokens.giveTemporary(input),
      // One that was there before looks the same.
      canSee: had === false,
    });
  }

  /** @throws ServiceError, Error */
  async takeTemporaryToken(target: UserTarget, signal: AbortSignal): Promise<Settled<unknown>> {
    return this.temporaryToken(target, vscode.l10n.t("Taking temporary token back…"), false, signal, {
      send: (client) => client.tokens.takeTemporary(baseUserId(target.record.value)),
      canSee: true,
    });
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async temporaryToken(
    target: UserTarget,
    doing: string,
    given: boolean,
    signal: AbortSignal,
    { send, canSee }: { send: (client: FortiTokenClient) => Promise<unknown>; canSee: boolean },
  ): Promise<Settled<unknown>> {
    const { profile, ref, record } = target;
    const settled = await this.writes.run<ServiceRecord<User>>(
      {
        ...aboutUser(target, doing),
        repeatable: false,
        send: async (client) => {
          await send(client);
          return { ...record, value: { ...record.value, temp_token: given } };
        },
        verify: async (client) => {
          const found = await client.getUser(ref.id);
          const { temporary } = userState(found.value);
          if (temporary === undefined || !canSee) return "unknown";
          return temporary === given ? { value: found } : "notDone";
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

function aboutUser(
  { profile, ref, name }: UserTarget,
  doing: string,
): Omit<RecordWriteSpec<never>, keyof WriteSpec<never>> {
  return { profile, ref, subject: subjectOf(name), doing };
}

/** A user in a sentence. */
export function subjectOf(name: string): string {
  return vscode.l10n.t("user {0}", name);
}

/** The answer, read anew where it lacks members that the known record has; laid over the known one if that fails. */
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
