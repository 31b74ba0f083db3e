import * as vscode from "vscode";
import { accessOf } from "../access/operationAccess";
import type { Operation, ServiceId } from "../contract";
import type { OperationForm } from "../contract/generated/operationForms";
import { back, type PickRow, type PickSeparator, type QuickInput } from "../ui/quickInput";
import { operationOf } from "./requestDraft";

/** The forms of the operations that may be sent, by operation id; loaded on first use. */
export async function formsOf(service: ServiceId): Promise<Readonly<Record<string, OperationForm>>> {
  const { operationForms } = await import("../contract/generated/operationForms");
  const forms = Object.entries(operationForms[service]);
  return Object.fromEntries(forms.filter(([id]) => accessOf(service, id) !== "never"));
}

/** @throws Error for an operation that is not offered */
export async function formOf(service: ServiceId, operationId: string): Promise<OperationForm> {
  const form = (await formsOf(service))[operationId];
  if (form) return form;
  throw new Error(`There is no form for ${operationId}`);
}

/** Lets the user choose an operation. @returns its id, undefined when cancelled */
export async function pickOperation(
  quickInput: QuickInput,
  service: ServiceId,
  title: string,
): Promise<string | undefined> {
  const rows: (PickRow<string> | PickSeparator)[] = [];
  let group: string | undefined;
  const entries = Object.entries(await formsOf(service));
  const groups = [...new Set(entries.map(([, form]) => form.group))];
  entries.sort(([, a], [, b]) => groups.indexOf(a.group) - groups.indexOf(b.group));
  for (const [operationId, form] of entries) {
    if (form.group !== group) rows.push({ separator: form.group });
    group = form.group;
    const operation = operationOf({ service, operationId });
    rows.push({
      label: form.summary,
      description: `${operation.method} ${operation.path}`,
      ...(operationMarks(operation) === "" ? {} : { detail: operationMarks(operation) }),
      value: operationId,
    });
  }
  const placeholder = vscode.l10n.t("Select an operation, or enter its name, path or resource");
  const chosen = await quickInput.pick<string>({ title, placeholder, rows });
  return chosen === back ? undefined : chosen;
}

/** Warnings and limits of an operation. */
function operationMarks({ access, clientTypes }: Operation): string {
  const [type, ...others] = clientTypes;
  return [
    ...(access === "write" ? [`$(edit) ${vscode.l10n.t("writes data")}`] : []),
    ...(type === "web" && others.length === 0 ? [vscode.l10n.t("web applications only")] : []),
    ...(type === "management" && others.length === 0 ? [vscode.l10n.t("management applications only")] : []),
  ].join(" · ");
}
