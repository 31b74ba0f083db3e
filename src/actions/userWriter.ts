import * as vscode from "vscode";
import type { User, UserCreate, UserUpdate } from "../contract";
import type { Disposable } from "../disposables";
import type { RecordUpdates } from "../explorer/recordUpdates";
import type { RowActivity } from "../explorer/rowActivity";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import { recordKey, type RecordRef } from "../records/recordRef";
import { ServiceError } from "../services/errors";
import type { FortiTokenClient } from "../services/fortitoken/client";
import type { ServiceRecord } from "../services/model";
import type { ErrorReporter } from "../ui/errorReporter";
import { settle, UnsettledError, type Settled } from "./settle";
import { shows } from "./userChange";
import type { UserTarget } from "./userTargets";

/** A new user's members; the realm is part of it. */
export type NewUser = UserCreate & { readonly realm_id: string };

/**
 * The one way by which users are written: one write per user at a time, a spinner on its rows, nothing ever sent twice,
 * and whoever shows the user is told. The signal of a write holds until the request goes out.
 */
export class UserWriter implements Disposable {
  private readonly running = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<RecordRef>();
  /** A user was created, changed or deleted by this window. */
  readonly onDidChangeRecord = this.changed.event;

  constructor(
    private readonly connections: Pick<Connections, "fortitoken">,
    private readonly activity: Pick<RowActivity, "run">,
    private readonly records: Pick<RecordUpdates, "insert" | "replace" | "remove">,
    private readonly errors: Pick<ErrorReporter, "words">,
  ) {}

  /** @param doing short and in progress, for the row: "Disabling…". @throws ServiceError, Error */
  update(
    target: UserTarget,
    change: UserUpdate,
    doing: string,
    signal: AbortSignal,
  ): Promise<Settled<ServiceRecord<User>>> {
    const { profile, ref, record } = target;
    return this.exclusively(target, doing, async () => {
      const client = await this.ready(profile, signal);
      const settled = await this.settle(
        target.name,
        async () => whole(client, record, await client.updateUser(ref.id, change)),
        async () => {
          const found = await (await this.connections.fortitoken(profile.id)).getUser(ref.id);
          const shown = shows(found.value, change);
          if (shown === undefined) return "unknown";
          return shown ? { value: found } : "notDone";
        },
      );
      this.records.replace(profile.id, settled.value);
      this.changed.fire(ref);
      return settled;
    });
  }

  /** @throws ServiceError, Error */
  create(profile: Profile, user: NewUser, signal: AbortSignal): Promise<Settled<ServiceRecord<User>>> {
    const realm: RecordRef = { profileId: profile.id, service: "fortitoken", kind: "realm", id: user.realm_id };
    return this.activity.run(realm, vscode.l10n.t("Creating user…"), async () => {
      const client = await this.ready(profile, signal);
      const settled = await this.settle(
        user.username,
        async () => {
          const created = await client.createUser(user);
          return whole(client, created, created);
        },
        async () => {
          const { username, realm_id } = user;
          const found = await (await this.connections.fortitoken(profile.id)).findUsers({ username, realm_id });
          const same = found.find(({ value }) => shows(value, { username, email: user.email }));
          return same ? { value: same } : "notDone";
        },
      );
      this.records.insert(profile.id, settled.value);
      this.changed.fire({ ...realm, kind: "user", id: settled.value.id });
      return settled;
    });
  }

  /** @throws ServiceError, Error */
  delete(target: UserTarget, signal: AbortSignal): Promise<Settled<undefined>> {
    const { profile, ref } = target;
    return this.exclusively(target, vscode.l10n.t("Deleting…"), async () => {
      const client = await this.ready(profile, signal);
      const settled = await this.settle<undefined>(
        target.name,
        () => client.deleteUser(ref.id).then(() => undefined),
        async () => {
          const connected = await this.connections.fortitoken(profile.id);
          return connected.getUser(ref.id).then(
            () => "notDone" as const,
            (error: unknown) => {
              if (ServiceError.is(error) && error.kind === "notFound") return { value: undefined };
              throw error;
            },
          );
        },
      );
      this.records.remove(ref);
      this.changed.fire(ref);
      return settled;
    });
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async exclusively<T>({ ref, name }: UserTarget, doing: string, work: () => Promise<T>): Promise<T> {
    const key = recordKey(ref);
    const other = this.running.get(key);
    if (other !== undefined) {
      throw new Error(vscode.l10n.t("User {0} is being changed already: {1} Wait until that is done.", name, other));
    }
    this.running.set(key, doing);
    try {
      return await this.activity.run(ref, doing, work);
    } finally {
      this.running.delete(key);
    }
  }

  /** The client, signed in, so that the write is all that is left to send; from here on nothing can be cancelled. */
  private async ready(profile: Profile, signal: AbortSignal): Promise<FortiTokenClient> {
    const client = await this.connections.fortitoken(profile.id);
    await client.signIn(signal);
    if (signal.aborted) throw new vscode.CancellationError();
    return client;
  }

  private async settle<T>(
    name: string,
    write: () => Promise<T>,
    look: () => Promise<{ readonly value: T } | "notDone" | "unknown">,
  ): Promise<Settled<T>> {
    try {
      return await settle(write, look);
    } catch (error) {
      if (!(error instanceof UnsettledError)) throw error;
      const { happened } = this.errors.words(error.cause);
      const outcome =
        error.outcome === "notDone"
          ? vscode.l10n.t(
              "A look at the service shows that it is not done for user {0} so far. Try again in a moment.",
              name,
            )
          : vscode.l10n.t(
              "Whether it was done for user {0} is not known. Look at the user before you try again.",
              name,
            );
      throw new Error(`${happened} ${outcome}`, { cause: error });
    }
  }
}

/** The answer, read anew where it lacks members that the known record has; laid over the known one if that fails. */
async function whole(
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
