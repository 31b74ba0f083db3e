import * as vscode from "vscode";
import type { RequestWait } from "../services/budget/wait";
import { duration } from "./errorWords";

/** Why a request waits and for how long: a short sentence without a full stop. @param service the service's name */
export function waitWords({ reason, until }: RequestWait, service: string, now: number): string {
  const rest = duration(until - now);
  switch (reason.type) {
    case "limit":
      return reason.intervalMs > 60_000
        ? vscode.l10n.t(
            "{0} allows {1} requests in {2} for trial accounts · continues in {3}",
            service,
            reason.requests,
            duration(reason.intervalMs),
            rest,
          )
        : vscode.l10n.t("{0} allows {1} requests a minute · continues in {2}", service, reason.requests, rest);
    case "pause":
      return vscode.l10n.t("{0} is limiting requests · continues in {1}", service, rest);
    case "retry":
      return reason.status === undefined
        ? vscode.l10n.t("Connection to {0} lost · retrying in {1}", service, rest)
        : vscode.l10n.t("{0} returned a server error ({1}) · retrying in {2}", service, reason.status, rest);
  }
}
