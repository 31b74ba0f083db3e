import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { placeOf } from "../profiles/place";
import type { Profile } from "../profiles/profile";
import type { Form } from "../ui/form";
import type { QuickInput } from "../ui/quickInput";
import { type ParameterValues, parameterField } from "./parameterFields";
import { formOf, pickOperation } from "./operationPicker";
import { operationOf, type RequestDraft } from "./requestDraft";

const day = 24 * 3600_000;

/** Asks for the operation and the parameters of a request. */
export class RequestWriter {
  constructor(
    private readonly quickInput: QuickInput,
    private readonly form: Form,
  ) {}

  /** @returns undefined when cancelled */
  async begin(profile: Profile): Promise<RequestDraft | undefined> {
    const { id: profileId, service } = profile;
    const title = vscode.l10n.t("Send Request to {0}", profile.label);
    const operationId = await pickOperation(this.quickInput, service, title);
    if (operationId === undefined) return undefined;
    const { body } = await formOf(service, operationId);
    const draft = { id: randomUUID(), profileId, place: placeOf(profile), service, operationId, parameters: {} };
    return this.askParameters({ ...draft, ...(body ? { body: withPeriod(body, Date.now()) } : {}) });
  }

  /** Asks for the parameters; the draft's are the presets. @returns undefined when cancelled */
  async askParameters(draft: RequestDraft): Promise<RequestDraft | undefined> {
    const { summary, parameters, body } = await formOf(draft.service, draft.operationId);
    if (parameters.length === 0) return draft;
    const { method } = operationOf(draft);
    const values = await this.form.run<ParameterValues>({
      title: summary,
      submitLabel: body ? vscode.l10n.t("Edit the Body") : vscode.l10n.t("Send the {0} Request", method),
      fields: parameters.map(parameterField),
      ...(Object.keys(draft.parameters).length > 0 ? { values: { ...draft.parameters } } : {}),
      submit: () => Promise.resolve(),
    });
    return values && { ...draft, parameters: values };
  }
}

/** Sets the last 30 days in a body with a period. */
function withPeriod(body: Readonly<Record<string, unknown>>, now: number): Readonly<Record<string, unknown>> {
  return "startTime" in body && "endTime" in body ? { ...body, startTime: now - 30 * day, endTime: now } : body;
}
