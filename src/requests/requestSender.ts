import * as vscode from "vscode";
import { accessOf } from "../access/operationAccess";
import { UserFacingError } from "../personError";
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

/** Sends a finished request and shows its answer, of whatever status. */
export class RequestSender {
  constructor(
    private readonly profiles: Pick<ProfileStore, "get">,
    private readonly connections: Pick<Connections, "fortitoken" | "forticnp">,
    private readonly dialogs: Pick<Dialogs, "confirm" | "withProgress">,
    private readonly answers: AnswerDocuments,
    private readonly history: RequestHistory,
    /** An operation that writes was carried out, or may have been. */
    private readonly written: (draft: RequestDraft) => void,
  ) {}

  /** @returns false when the person did not confirm. @throws ServiceError when no answer came, or the profile is read-only; PointsElsewhere */
  async send(draft: RequestDraft): Promise<boolean> {
    const { service, profileId, operationId } = draft;
    const profile = this.profiles.get(profileId);
    if (!profile) throw new UserFacingError(vscode.l10n.t("This profile no longer exists. Refresh the view."));
    const { place } = draft;
    requirePlace(profile, place);
    const operation = operationOf(draft);
    const form = await formOf(service, operationId);
    // A read-only profile's client refuses by itself, in words of its own.
    if (accessOf(service, operationId) !== "send" && !profile.readOnly) {
      const confirmed = await this.dialogs.confirm({
        message: vscode.l10n.t('Send "{0}" to {1}?', form.summary, profile.label),
        detail: vscode.l10n.t(
          "{0} {1} changes something in {2} ({3}).",
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
      const { connections } = this;
      const client = await (service === "fortitoken" ? connections.fortitoken(place) : connections.forticnp(place));
      const title = vscode.l10n.t("{0}: waiting for {1}…", form.summary, profile.label);
      const answer = await this.dialogs.withProgress(
        title,
        (signal) => {
          sent = true;
          return client.call(request, signal);
        },
        profileId,
      );
      status = answer.status;
      if (writes && (status < 400 || status > 499)) this.written(draft);
      await this.answers.show(draft, answer);
    } catch (error) {
      if (writes && sent && status === undefined && isUnclear(error)) this.written(draft);
      throw error;
    } finally {
      await this.history.add(draft, status);
    }
    return true;
  }
}
