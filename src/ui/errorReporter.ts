import * as vscode from "vscode";
import type { ServiceId } from "../contract";
import { ServiceError } from "../services/errors";
import type { Dialogs, MessageButton } from "./dialogs";
import { wordsFor } from "./errorWords";

/** What the reporter needs to know of the profile a failed request belongs to. */
export interface ProfileFacts {
  readonly id: string;
  readonly service: ServiceId;
  readonly label: string;
  readonly sandbox: boolean;
}

/** A way out of an error: a command to offer as a button or on a row. */
export interface Remedy {
  readonly title: string;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** Words errors for people: what happened and what to do. Nothing else in the extension does. */
export class ErrorReporter {
  /** @param profileAt the profile of a host (`name:port`), when exactly one uses it. */
  constructor(
    private readonly dialogs: Dialogs,
    private readonly showLog: () => void,
    private readonly profileAt: (host: string) => ProfileFacts | undefined = () => undefined,
  ) {}

  /** What happened and what to do: one to three sentences, localised, without secrets. */
  describe(error: unknown): string {
    if (ServiceError.is(error)) return wordsFor(error, this.profileOf(error));
    return error instanceof Error && error.message !== ""
      ? error.message
      : vscode.l10n.t("Something unexpected happened.");
  }

  /** The commands that may mend this; empty when there is none. @param profileId when the caller knows the profile. */
  remedies(error: unknown, profileId?: string): readonly Remedy[] {
    if (!ServiceError.is(error)) return [];
    const profile = this.profileOf(error);
    const id = profileId ?? profile?.id;
    const args = id === undefined ? [] : [id];
    switch (error.kind) {
      case "signIn":
      case "signedOut":
        return [{ title: vscode.l10n.t("Sign In"), command: "forticloud.signIn", arguments: args }];
      case "connection":
        return profile?.sandbox
          ? [{ title: vscode.l10n.t("Start Sandbox"), command: "forticloud.startSandbox", arguments: [] }]
          : [];
      case "dns":
      case "badHost":
      case "redirect":
      case "notJson":
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

  /** Tells it in a notification, with the caller's buttons, the remedies and "Show Log". Cancelling is no error. */
  async show(error: unknown, ...buttons: MessageButton[]): Promise<void> {
    if (isCancelled(error)) return;
    const remedies = this.remedyButtons(error).filter(({ title }) => !buttons.some((button) => button.title === title));
    const showLog = { title: vscode.l10n.t("Show Log"), run: this.showLog };
    await this.dialogs.error(this.describe(error), ...buttons, ...remedies, showLog);
  }

  private profileOf({ host }: ServiceError): ProfileFacts | undefined {
    return host === undefined ? undefined : this.profileAt(host);
  }
}

/** Whether the person called it off: there is nothing to tell then. */
export function isCancelled(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (ServiceError.is(error) && error.kind === "cancelled");
}
