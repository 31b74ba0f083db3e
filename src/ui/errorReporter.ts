import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { type MessageButton, UserFacingError } from "../personError";
import { ServiceError } from "../services/errors";
import type { Dialogs } from "./dialogs";
import { fileWords, categoryToShow, unexpectedWords, wordsFor, type ErrorWords } from "./errorWords";
import type { Log } from "./log";

/** What the reporter needs to know of the profile a failed request belongs to. */
export interface ProfileFacts {
  readonly id: string;
  readonly service: ServiceId;
  readonly label: string;
  readonly sandbox: boolean;
}

/** Where the reporter finds them. */
export interface ProfileFinder {
  get(profileId: string): ProfileFacts | undefined;
  /** The profile of a host (`name:port`), when exactly one uses it. */
  atHost(host: string): ProfileFacts | undefined;
}

/** A way out of an error: a command to offer as a button or on a row. */
export interface Remedy {
  readonly title: string;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** Words errors for people: what happened and what to do. Nothing else in the extension does. */
export class ErrorReporter {
  private readonly takenOver = new WeakSet<object>();
  private readonly logged = new WeakSet<object>();

  constructor(
    private readonly dialogs: Dialogs,
    private readonly log: Pick<Log, "show" | "warn" | "fault" | "redact">,
    private readonly profiles: ProfileFinder,
  ) {}

  /** What happened and what to do: one to three sentences. @param profileId when the caller knows the profile. */
  describe(error: unknown, profileId?: string): string {
    const { happened, todo, serviceMessage: said } = this.words(error, profileId);
    return [happened, todo, said].filter((words) => words !== "").join(" ");
  }

  /**
   * The same in parts, with a title. What is neither a service's failure, nor a file's, nor written for a person is a fault of the program:
   * wherever it is worded, its stack is logged.
   */
  words(error: unknown, profileId?: string): ErrorWords {
    const { title, happened, todo, serviceMessage: said } = this.wordsOf(error, profileId);
    const redacted = (text: string): string => this.log.redact(text);
    return { title: redacted(title), happened: redacted(happened), todo, serviceMessage: redacted(said) };
  }

  private wordsOf(error: unknown, profileId: string | undefined): ErrorWords {
    if (ServiceError.is(error)) return wordsFor(error, this.profileOf(error, profileId));
    if (isCancelled(error)) return wordsFor(new ServiceError("cancelled", "The person cancelled."), undefined);
    if (UserFacingError.is(error))
      return { title: error.message, happened: error.message, todo: "", serviceMessage: "" };
    const words = fileWords(error);
    if (!words) this.logOnce(error);
    return words ?? unexpectedWords();
  }

  /** The commands that may mend this; empty when there is none. @param profileId when the caller knows the profile. */
  remedies(error: unknown, profileId?: string): readonly Remedy[] {
    if (!ServiceError.is(error)) return [];
    const profile = this.profileOf(error, profileId);
    const args = profile ? [profile.id] : [];
    switch (categoryToShow(error)) {
      case "signIn":
      case "signedOut":
      case "keyring":
        return [{ title: vscode.l10n.t("Sign In Again"), command: "forticloud.signIn", arguments: args }];
      case "connection":
        return profile?.sandbox
          ? [{ title: vscode.l10n.t("Start Sandbox"), command: "forticloud.startSandbox", arguments: [] }]
          : [];
      case "dns":
      case "tls":
      case "badHost":
      case "redirect":
      case "notJson":
      case "readOnly":
        return [{ title: vscode.l10n.t("Edit Profile"), command: "forticloud.editProfile", arguments: args }];
      default:
        return [];
    }
  }

  /** The remedies as buttons of a message. */
  remedyButtons(error: unknown, profileId?: string): readonly MessageButton[] {
    return this.remedies(error, profileId).map((remedy) => ({
      title: remedy.title,
      run: () => vscode.commands.executeCommand(remedy.command, ...remedy.arguments),
    }));
  }

  /** Shows and logs what work throws that nobody waits for. @param profileId whose work it is, when that is known */
  watch(work: PromiseLike<unknown>, profileId?: string): void {
    work.then(undefined, (error: unknown) => this.report(error, profileId));
  }

  /** Shows the error in a notification and logs it. Nobody has to wait: showing never fails. */
  report(error: unknown, profileId?: string): void {
    const words = this.describe(error, profileId);
    if (!isCancelled(error) && !isFault(error)) this.log.warn(words);
    this.show(error, profileId).catch((failure: unknown) => this.log.fault(failure));
  }

  /** Tells it in a notification, unless somebody has taken that over. Cancelling is no error. */
  async show(error: unknown, profileId?: string): Promise<void> {
    if (isCancelled(error) || (error instanceof Error && this.takenOver.has(error))) return;
    await this.notify(error, profileId);
  }

  /** Whoever calls this tells this very error; all others that meet it keep silent. */
  takeOver(error: Error): void {
    this.takenOver.add(error);
  }

  /** Tells it in a notification, with what can be done about it, or the remedies and "Show Log". */
  async notify(error: unknown, profileId?: string): Promise<void> {
    const showLog = { title: vscode.l10n.t("Show Log"), run: () => this.log.show() };
    const own = UserFacingError.is(error) ? error.buttons : [];
    const watched = own.map((button) => ({
      title: button.title,
      run: () => this.watch(Promise.resolve(button.run()), profileId),
    }));
    const buttons = own.length > 0 ? watched : [...this.remedyButtons(error, profileId), showLog];
    await this.dialogs.error(this.describe(error, profileId), ...buttons);
  }

  /** A row is worded each time it is drawn. */
  private logOnce(error: unknown): void {
    if (typeof error === "object" && error !== null) {
      if (this.logged.has(error)) return;
      this.logged.add(error);
    }
    this.log.fault(error);
  }

  /** A profile that is being added is known by its id alone: then it is none, and not another one at the same host. */
  private profileOf(error: ServiceError, profileId = error.profileId): ProfileFacts | undefined {
    if (profileId !== undefined) return this.profiles.get(profileId);
    return error.host === undefined ? undefined : this.profiles.atHost(error.host);
  }
}

/** Whether the person called it off: there is nothing to tell then. */
export function isCancelled(error: unknown): boolean {
  if (ServiceError.is(error)) return error.category === "cancelled";
  return error instanceof vscode.CancellationError || (error instanceof Error && error.name === "AbortError");
}

/** Whether the program itself is wrong: nobody wrote words for it, and only its stack says where. */
function isFault(error: unknown): boolean {
  return !ServiceError.is(error) && !UserFacingError.is(error) && !isCancelled(error) && fileWords(error) === undefined;
}
