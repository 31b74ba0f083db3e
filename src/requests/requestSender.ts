import * as vscode from "vscode";
import { accessOf } from "../access/operationAccess";
import { UserFacingError } from "../userFacingError";
import type { Connections } from "../profiles/connections";
import { requirePlace } from "../profiles/place";
import { serviceNames } from "../profiles/profile";
import type { ProfileStore } from "../profiles/profileStore";
import { isUnclear } from "../services/writes/unclear";
import type { Dialogs } from "../ui/dialogs";
import type { AnswerDocuments } from "./answerDocuments";
import { formOf } from "./operationPicker";
import { operationOf, requestOf, type RequestDraft } from "./requestDraft";
import type { RequestHistory } from "./requestHistory";

export interface RequestSenderParts {
  readonly profiles: Pick<ProfileStore, "get">;
  readonly connections: Pick<Connections, "fortitoken" | "forticnp">;
  readonly dialogs: Pick<Dialogs, "confirm" | "withProgress">;
  readonly answers: Pick<AnswerDocuments, "show">;
  readonly history: Pick<RequestHistory, "add">;
  /** An operation that writes was carried out, or may have been. */
  readonly written: (draft: RequestDraft) => void;
}

/** Sends a finished request and shows its response, whatever the status. */
export class RequestSender {
  constructor(private readonly parts: RequestSenderParts) {}

  /** @returns false when the user did not confirm. @throws ServiceError without a response or for a read-only profile; PointsElsewhere */
  async send(draft: RequestDraft): Promise<boolean> {
    const { service, profileId, operationId } = draft;
    const { profiles, connections, dialogs, answers, history, written } = this.parts;
    const profile = profiles.get(profileId);
    if (!profile) throw new UserFacingError(vscode.l10n.t("This profile no longer exists. Refresh the view."));
    const { place } = draft;
    requirePlace(profile, place);
    const operation = operationOf(draft);
    const form = await formOf(service, operationId);
    // The client of a read-only profile refuses with its own message.
    if (accessOf(service, operationId) !== "send" && !profile.readOnly) {
      const confirmed = await dialogs.confirm({
        message: vscode.l10n.t('Send "{0}" to {1}?', form.summary, profile.label),
        detail: vscode.l10n.t(
          "{0} {1} writes data in {2} ({3}).",
          operation.method,
          operation.path,
          serviceNames[service],
          new URL(profile.host).host,
        ),
        action: vscode.l10n.t("Send"),
      });
      if (!confirmed) return false;
    }
    const request = requestOf(draft, form);
    const writes = accessOf(service, operationId) === "ask";
    // Set in a callback, which narrowing does not see.
    let sent = false as boolean;
    let status: number | undefined;
    try {
      const client = await connections[service](place);
      const title = vscode.l10n.t("{0}: waiting for {1}…", form.summary, profile.label);
      const answer = await dialogs.withProgress(
        title,
        (signal) => {
          sent = true;
          return client.call(request, signal);
        },
        profileId,
      );
      status = answer.status;
      if (writes && (status < 400 || status > 499)) written(draft);
      await answers.show(draft, answer);
    } catch (error) {
      if (writes && sent && status === undefined && isUnclear(error)) written(draft);
      throw error;
    } finally {
      await history.add(draft, status);
    }
    return true;
  }
}
