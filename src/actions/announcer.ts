import * as vscode from "vscode";
import type { MessageButton } from "../userFacingError";
import type { Dialogs } from "../ui/dialogs";
import type { ErrorReporter } from "../ui/errorReporter";
import type { Settled } from "./writeQueue";

/** Tells results without waiting for the message to be closed; what a button runs into is shown like any error. */
export class Announcer {
  constructor(
    private readonly dialogs: Pick<Dialogs, "info">,
    private readonly errors: Pick<ErrorReporter, "show">,
  ) {}

  info(message: string, ...buttons: MessageButton[]): void {
    this.dialogs.info(message, ...buttons).catch((error: unknown) => this.errors.show(error));
  }

  /** @param settled how the write ended; a lost answer is told. */
  done(message: string, settled: Settled<unknown>, ...buttons: MessageButton[]): void {
    const lost = vscode.l10n.t("The service's answer was lost; a look at the service shows that it was done.");
    this.info(settled.lookedUp ? `${message} ${lost}` : message, ...buttons);
  }
}
