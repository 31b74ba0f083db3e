import * as vscode from "vscode";
import type { RowActivity } from "../explorer/rowActivity";
import { UserFacingError } from "../userFacingError";
import type { Connections } from "../profiles/connections";
import type { Profile } from "../profiles/profile";
import { recordKey, type RecordRef } from "../records/recordRef";
import { type WriteSpec, writeWithVerification } from "../services/writes/writeWithVerification";
import type { ErrorReporter } from "../ui/errorReporter";
import { patienceInCommands } from "../waiting";

/** A write of one record by a command. */
export interface RecordWriteSpec<T> extends WriteSpec<T> {
  /** The profile at the time of the user's decision: nothing is sent to any other place. */
  readonly profile: Profile;
  /** The record whose rows show the write. */
  readonly ref: RecordRef;
  /** The record in a sentence: "user mlund". */
  readonly subject: string;
  /** The write in progress, for the rows: "Disabling…". */
  readonly doing: string;
  /** `ref` is the realm of a new record. Creations do not change the realm, so they may run side by side. */
  readonly isCreation?: true;
}

/** A write that took effect. */
export interface Settled<T> {
  readonly value: T;
  /** The response was unclear, and a later read shows the write done. */
  readonly lookedUp: boolean;
}

/** Every write of a command. Its rows show it; nothing is sent twice; a second write of a record is refused while one runs. */
export class WriteQueue {
  /** What runs, by record. */
  private readonly running = new Map<string | symbol, string>();

  constructor(
    private readonly connections: Pick<Connections, "fortitoken">,
    private readonly activity: Pick<RowActivity, "run">,
    private readonly errors: Pick<ErrorReporter, "words">,
  ) {}

  /** @param signal cancels until the write is sent. @throws ServiceError, Error */
  async run<T>(spec: RecordWriteSpec<T>, signal: AbortSignal): Promise<Settled<T>> {
    const { profile, ref, subject, doing } = spec;
    const key = spec.isCreation ? Symbol(subject) : recordKey(ref);
    const other = this.running.get(key);
    if (other !== undefined) {
      throw new UserFacingError(
        vscode.l10n.t("The {0} is already being changed: {1} Try again when that is complete.", subject, other),
      );
    }
    this.running.set(key, doing);
    try {
      return await this.activity.run(ref, doing, async () => {
        const clients = () => this.connections.fortitoken(profile);
        // The sign-in can be cancelled, the write cannot. So the sign-in comes first.
        await (await clients()).signIn(signal);
        if (signal.aborted) throw new vscode.CancellationError();
        const ended = await writeWithVerification(spec, clients, { patience: patienceInCommands });
        if (ended.outcome === "done") return ended;
        if (ended.outcome === "unknown") throw this.unknownOutcome(ended, subject);
        // If the profile was edited meanwhile, this throws the better reason.
        await clients();
        throw ended.error;
      });
    } finally {
      this.running.delete(key);
    }
  }

  private unknownOutcome({ error, seen }: { error: unknown; seen: "notDone" | "unknown" }, subject: string): Error {
    const { happened } = this.errors.words(error);
    const outcome =
      seen === "notDone"
        ? vscode.l10n.t("The service does not show the change of {0} yet. Try again in a moment.", subject)
        : vscode.l10n.t(
            "It is unknown whether the change of {0} took effect. Check the {0} before you try again.",
            subject,
          );
    return new UserFacingError(`${happened} ${outcome}`, { cause: error });
  }
}
