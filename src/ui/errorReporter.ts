import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { type MessageButton, UserFacingError } from "../userFacingError";
import { ServiceError } from "../services/errors";
import type { Dialogs } from "./dialogs";
import { fileWords, categoryToShow, unexpectedWords, wordsFor, type ErrorWords } from "./errorWords";
import type { Log } from "./log";

/** What error messages show of the profile of a failed request. */
export interface ProfileFacts {
  readonly id: string;
  readonly service: ServiceId;
  readonly label: string;
  readonly sandbox: boolean;
}

/** Finds profiles. */
export interface ProfileFinder {
  get(profileId: string): ProfileFacts | undefined;
  /** The profile of a host (`name:port`), if exactly one uses it. */
  atHost(host: string): ProfileFacts | undefined;
}

/** A command that may solve an error, offered as a button or on a row. */
export interface Remedy {
  readonly title: string;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** The only place that turns errors into text for the user: what happened and what to do. */
export class ErrorReporter {
  private readonly takenOver = new WeakSet<object>();
  private readonly logged = new WeakSet<object>();

  constructor(
    private readonly dialogs: Dialogs,
    private readonly log: Pick<Log, "show" | "warn" | "fault" | "redact">,
    private readonly profiles: ProfileFinder,
  ) {}

  /** What happened and what to do: one to three sentences. @param profileId if the caller knows the profile */
  describe(error: unknown, profileId?: string): string {
    const { happened, todo, serviceMessage } = this.words(error, profileId);
    return [happened, todo, serviceMessage].filter((words) => words !== "").join(" ");
  }

  /**
   * The same in parts, with a title. An error that is not a ServiceError, a file error or a UserFacingError is a program error: its stack is
   * logged.
   */
  words(error: unknown, profileId?: string): ErrorWords {
    const { title, happened, todo, serviceMessage } = this.wordsOf(error, profileId);
    const redacted = (text: string): string => this.log.redact(text);
    return { title: redacted(title), happened: redacted(happened), todo, serviceMessage: redacted(serviceMessage) };
  }

  private wordsOf(error: unknown, profileId: string | undefined): ErrorWords {
    if (ServiceError.is(error)) return wordsFor(error, this.profileOf(error, profileId));
    if (isCancelled(error)) return wordsFor(new ServiceError("cancelled", "The user cancelled."), undefined);
    if (UserFacingError.is(error))
      return { title: error.message, happened: error.message, todo: "", serviceMessage: "" };
    const words = fileWords(error);
    if (!words) this.logOnce(error);
    return words ?? unexpectedWords();
  }

  /** The commands that may solve this error; possibly none. @param profileId if the caller knows the profile */
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

  /** Shows and logs an error of work that no caller awaits. @param profileId the profile of the work, if known */
  watch(work: PromiseLike<unknown>, profileId?: string): void {
    work.then(undefined, (error: unknown) => this.report(error, profileId));
  }

  /** Shows the error in a notification and logs it. Never fails. */
  report(error: unknown, profileId?: string): void {
    const words = this.describe(error, profileId);
    if (!isCancelled(error) && !isFault(error)) this.log.warn(words);
    this.show(error, profileId).catch((failure: unknown) => this.log.fault(failure));
  }

  /** Shows the error in a notification, unless another part has taken it over or the user cancelled. */
  async show(error: unknown, profileId?: string): Promise<void> {
    if (isCancelled(error) || (error instanceof Error && this.takenOver.has(error))) return;
    await this.notify(error, profileId);
  }

  /** The caller shows this error object; `show` then ignores it. */
  takeOver(error: Error): void {
    this.takenOver.add(error);
  }

  /** Shows the error in a notification with its own buttons, or with the remedies and "Show Log". */
  async notify(error: unknown, profileId?: string): Promise<void> {
    const showLog = { title: vscode.l10n.t("Show Log"), run: () => this.log.show() };
    const ownButtons = UserFacingError.is(error) ? error.buttons : [];
    const watched = ownButtons.map((button) => ({
      title: button.title,
      run: () => this.watch(Promise.resolve(button.run()), profileId),
    }));
    const buttons = ownButtons.length > 0 ? watched : [...this.remedyButtons(error, profileId), showLog];
    await this.dialogs.error(this.describe(error, profileId), ...buttons);
  }

  /** Logs an error once, although a row describes it each time it is drawn. */
  private logOnce(error: unknown): void {
    if (typeof error === "object" && error !== null) {
      if (this.logged.has(error)) return;
      this.logged.add(error);
    }
    this.log.fault(error);
  }

  /** An id without a saved profile belongs to a profile that is being added: no other profile at the same host is used instead. */
  private profileOf(error: ServiceError, profileId = error.profileId): ProfileFacts | undefined {
    if (profileId !== undefined) return this.profiles.get(profileId);
    return error.host === undefined ? undefined : this.profiles.atHost(error.host);
  }
}

/** Whether the user cancelled: nothing is shown then. */
export function isCancelled(error: unknown): boolean {
  if (ServiceError.is(error)) return error.category === "cancelled";
  return error instanceof vscode.CancellationError || (error instanceof Error && error.name === "AbortError");
}

/** Whether it is a program error, without a text for the user. */
function isFault(error: unknown): boolean {
  return !ServiceError.is(error) && !UserFacingError.is(error) && !isCancelled(error) && fileWords(error) === undefined;
}
