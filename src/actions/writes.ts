import * as vscode from "vscode";
import type { RowActivity } from "../explorer/rowActivity";
import { UserFacingError } from "../userFacingError";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import { recordKey, type RecordRef } from "../records/recordRef";
import { type WriteSpec, writeWithVerification } from "../services/writes/writeWithVerification";
import type { ErrorReporter } from "../ui/errorReporter";
import { patienceWithPeople } from "../waiting";

/** One write of a record: what it is about, how it is made, and how to see afterwards whether it took effect. */
export interface RecordWrite<T> extends WriteSpec<T> {
  /** As it was when the person decided: the write goes nowhere else. */
  readonly profile: Profile;
  /** The record whose rows show that something is done to it. */
  readonly ref: RecordRef;
  /** What is written, for people: "user mlund". */
  readonly subject: string;
  /** Short and in progress, for the row: "Disabling…". */
  readonly doing: string;
}

/** What a write led to. */
export interface Settled<T> {
  readonly value: T;
  /** The answer was unclear; the service was asked afterwards and shows the change. */
  readonly lookedUp: boolean;
}

/** The one way by which a person's action writes: a spinner on its rows, nothing ever sent twice, two writes of one record never at once. */
export class Writes {
  private readonly running = new Map<string, string>();

  constructor(
    private readonly connections: Pick<Connections, "fortitoken">,
    private readonly activity: Pick<RowActivity, "run">,
    private readonly errors: Pick<ErrorReporter, "words">,
  ) {}

  /** Refuses a second write of the record while one runs. @param signal holds until the request goes out. @throws ServiceError, Error */
  async exclusively<T>(write: RecordWrite<T>, signal: AbortSignal): Promise<Settled<T>> {
    const key = recordKey(write.ref);
    const other = this.running.get(key);
    if (other !== undefined) {
      throw new UserFacingError(
        vscode.l10n.t("The {0} is being changed already: {1} Wait until that is done.", write.subject, other),
      );
    }
    this.running.set(key, write.doing);
    try {
      return await this.run(write, signal);
    } finally {
      this.running.delete(key);
    }
  }

  /** @param signal holds until the request goes out. @throws ServiceError, Error */
  run<T>(write: RecordWrite<T>, signal: AbortSignal): Promise<Settled<T>> {
    const { profile, ref, subject, doing } = write;
    return this.activity.run(ref, doing, async () => {
      await this.signIn(profile, signal);
      const clients = () => this.connections.fortitoken(profile);
      const ended = await writeWithVerification(write, clients, { patience: patienceWithPeople });
      switch (ended.outcome) {
        case "done":
          return ended;
        case "unknown":
          throw this.unsettled(ended, subject);
        default:
          // A profile that was edited meanwhile is the better reason.
          await clients();
          throw ended.error;
      }
    });
  }

  /** The write is all that is left to send then; from there on nothing can be cancelled. */
  private async signIn(profile: Profile, signal: AbortSignal): Promise<void> {
    const client = await this.connections.fortitoken(profile);
    await client.signIn(signal);
    if (signal.aborted) throw new vscode.CancellationError();
  }

  private unsettled({ error, seen }: { error: unknown; seen: "notDone" | "unknown" }, subject: string): Error {
    const { happened } = this.errors.words(error);
    const outcome =
      seen === "notDone"
        ? vscode.l10n.t(
            "A look at the service shows that it is not done for {0} so far. Try again in a moment.",
            subject,
          )
        : vscode.l10n.t("Whether it was done for {0} is not known. Look at the {0} before you try again.", subject);
    return new UserFacingError(`${happened} ${outcome}`, { cause: error });
  }
}
