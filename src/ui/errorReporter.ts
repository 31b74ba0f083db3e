import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { ServiceError } from "../services/errors";
import type { Dialogs, MessageButton } from "./dialogs";
import { kindToTell, wordsFor, type ErrorWords } from "./errorWords";

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

  constructor(
    private readonly dialogs: Dialogs,
    private readonly showLog: () => void,
    private readonly profiles: ProfileFinder,
  ) {}

  /** What happened and what to do: one to three sentences. @param profileId when the caller knows the profile. */
  describe(error: unknown, profileId?: string): string {
    const { happened, todo, said } = this.words(error, profileId);
    return [happened, todo, said].filter((words) => words !== "").join(" ");
  }

  /** The same in parts, with a title. An error that is not a service's tells it in its own message. */
  words(error: unknown, profileId?: string): ErrorWords {
    if (ServiceError.is(error)) return wordsFor(error, this.profileOf(error, profileId));
    const message = error instanceof Error ? error.message : "";
    const happened = message === "" ? vscode.l10n.t("Something unexpected happened.") : message;
    return { title: happened, happened, todo: "", said: "" };
  }

  /** The commands that may mend this; empty when there is none. @param profileId when the caller knows the profile. */
  remedies(error: unknown, profileId?: string): readonly Remedy[] {
    if (!ServiceError.is(error)) return [];
    const profile = this.profileOf(error, profileId);
    const args = profile ? [profile.id] : [];
    switch (kindToTell(error)) {
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

  /** Tells it in a notification, unless somebody has taken that over. Cancelling is no error. */
  async show(error: unknown, profileId?: string): Promise<void> {
    if (isCancelled(error) || (error instanceof Error && this.takenOver.has(error))) return;
    await this.tell(error, profileId);
  }

  /** Whoever calls this tells this very error; all others that meet it keep silent. */
  takeOver(error: Error): void {
    this.takenOver.add(error);
  }

  /** Tells it in a notification, with the remedies and "Show Log". */
  async tell(error: unknown, profileId?: string): Promise<void> {
    const showLog = { title: vscode.l10n.t("Show Log"), run: this.showLog };
    await this.dialogs.error(this.describe(error, profileId), ...this.remedyButtons(error, profileId), showLog);
  }

  /** A profile that is being added is known by its id alone: then it is none, and not another one at the same host. */
  private profileOf(error: ServiceError, profileId = error.profileId): ProfileFacts | undefined {
    if (profileId !== undefined) return this.profiles.get(profileId);
    return error.host === undefined ? undefined : this.profiles.atHost(error.host);
  }
}

/** Whether the person called it off: there is nothing to tell then. */
export function isCancelled(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (ServiceError.is(error) && error.kind === "cancelled");
}
