import * as vscode from "vscode";
import type { MessageButton } from "../userFacingError";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { Settled } from "./writeQueue";

/** Shows results. The caller does not wait until the message is closed; an error of a button is shown like any other. */
export class Announcer {
  constructor(
    private readonly dialogs: Pick<Dialogs, "info">,
    private readonly errors: Pick<ErrorReporter, "show">,
  ) {}

  /** @param settled the write with this result: the message mentions a lost response */
  info(message: string, settled?: Settled<unknown>, ...buttons: MessageButton[]): void {
    const lost = vscode.l10n.t("The response was lost, but a check in the service confirms the change.");
    const words = settled?.lookedUp ? `${message} ${lost}` : message;
    this.dialogs.info(words, ...buttons).catch((error: unknown) => this.errors.show(error));
  }
}
