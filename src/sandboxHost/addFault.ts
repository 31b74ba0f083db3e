import * as vscode from "vscode";
import { operations, type Operation, type ServiceId } from "../contract";
import { serviceIds, serviceNames } from "../profiles/profile";
import type { Fault } from "../sandbox/fault";
import type { Form } from "../ui/form";
import type { Choice, Field } from "../ui/formSpec";
import type { SandboxWatch } from "./sandboxWatch";

interface FaultValues {
  service: string;
  fortitokenOperation: string;
  forticnpOperation: string;
  effect: string;
  status: string;
  delayMs: string;
  afterHandling: boolean;
  times: string;
}

/** Asks what shall go wrong with the next requests of a running sandbox. */
export class AddFault {
  constructor(
    private readonly watch: Pick<SandboxWatch, "read">,
    private readonly form: Form,
  ) {}

  async run(): Promise<void> {
    const { control } = await this.watch.read();
    await this.form.run<FaultValues>({
      title: vscode.l10n.t("Add Fault"),
      submitLabel: vscode.l10n.t("Add fault to the sandbox at {0}", control.url),
      fields: fields(),
      submit: (values) => control.addFault(faultOf(values)),
    });
  }
}

function faultOf(values: FaultValues): Fault {
  const service = values.service as ServiceId;
  const operation = values[`${service}Operation`];
  const delays = values.effect === "delay";
  return {
    service,
    times: Number(values.times),
    ...(operation === "" ? {} : { operation }),
    ...(values.effect === "drop" ? { drop: true } : {}),
    ...(values.effect === "cut" ? { cut: "sized" } : {}),
    ...(values.effect === "status" ? { status: Number(values.status) } : {}),
    ...(delays ? { delayMs: Number(values.delayMs) } : {}),
    ...(values.afterHandling && canActAnyway(values) ? { afterHandling: true } : {}),
  };
}

/** Whether the service can act first or not act: with a delay or half an answer it acts in any case. */
function canActAnyway({ effect }: FaultValues): boolean {
  return effect === "status" || effect === "drop";
}

function fields(): Field<FaultValues>[] {
  const operationField = (service: ServiceId): Field<FaultValues> => ({
    key: `${service}Operation`,
    label: vscode.l10n.t("Operation"),
    type: "choice",
    choices: [
      { value: "", label: vscode.l10n.t("Any operation") },
      ...Object.values<Operation>(operations[service]).map(({ id, method, path }) => ({
        value: id,
        label: id,
        description: `${method} ${path}`,
      })),
    ],
    visible: (values) => values.service === service,
  });
  return [
    {
      key: "service",
      label: vscode.l10n.t("Service"),
      type: "choice",
      required: true,
      choices: serviceIds.map((value) => ({ value, label: serviceNames[value] })),
    },
    ...serviceIds.map(operationField),
    { key: "effect", label: vscode.l10n.t("What happens"), type: "choice", value: "status", choices: effectChoices() },
    {
      key: "status",
      label: vscode.l10n.t("Status"),
      type: "text",
      value: "503",
      prompt: vscode.l10n.t("HTTP status of the answer, from 200 to 599."),
      validate: wholeNumberCheck(200, 599),
      visible: ({ effect }) => effect === "status",
    },
    {
      key: "delayMs",
      label: vscode.l10n.t("Delay"),
      type: "text",
      value: "5000",
      prompt: vscode.l10n.t("Milliseconds, from 0 to 600000."),
      validate: wholeNumberCheck(0, 600_000),
      visible: ({ effect }) => effect === "delay",
    },
    {
      key: "afterHandling",
      label: vscode.l10n.t("Service acts first"),
      type: "flag",
      visible: canActAnyway,
    },
    {
      key: "times",
      label: vscode.l10n.t("Requests"),
      type: "text",
      value: "1",
      prompt: vscode.l10n.t("How many requests it hits, from 1 to 1000000."),
      validate: wholeNumberCheck(1, 1_000_000),
    },
  ];
}

function effectChoices(): Choice[] {
  return [
    {
      value: "status",
      label: vscode.l10n.t("Error answer"),
      description: vscode.l10n.t("with a status of your choice"),
    },
    { value: "delay", label: vscode.l10n.t("Late answer"), description: vscode.l10n.t("after a delay") },
    { value: "drop", label: vscode.l10n.t("No answer"), description: vscode.l10n.t("the connection is lost") },
    {
      value: "cut",
      label: vscode.l10n.t("Half an answer"),
      description: vscode.l10n.t("the service acts, and the connection is lost meanwhile"),
    },
  ];
}

function wholeNumberCheck(min: number, max: number): (value: string) => string | undefined {
  return (value) =>
    /^\d+$/.test(value.trim()) && Number(value) >= min && Number(value) <= max
      ? undefined
      : vscode.l10n.t("Enter a whole number from {0} to {1}.", min, max);
}
