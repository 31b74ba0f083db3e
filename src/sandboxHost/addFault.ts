import * as vscode from "vscode";
import { operations, type Operation, type ServiceId } from "../contract";
import { serviceIds, serviceNames } from "../profiles/profile";
import type { Fault, FaultEffects } from "../sandbox/fault";
import type { Form } from "../ui/form";
import type { Field } from "../ui/formSpec";
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

/** Asks for a fault and adds it to a running sandbox. */
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
      fields: faultFields(),
      submit: (values) => control.addFault(faultOf(values)),
    });
  }
}

function faultOf(values: FaultValues): Fault {
  const service = values.service as ServiceId;
  const operation = values[`${service}Operation`];
  return {
    service,
    times: Number(values.times),
    ...effects()[values.effect]?.effectsOf(values),
    ...(operation !== "" && { operation }),
    ...(values.afterHandling && canActFirst(values) && { afterHandling: true }),
  };
}

/** Whether the service may act first or not at all; with a delay or half a response it always acts. */
function canActFirst({ effect }: FaultValues): boolean {
  return effects()[effect]?.canActFirst ?? false;
}

function faultFields(): Field<FaultValues>[] {
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
    {
      key: "effect",
      label: vscode.l10n.t("Effect"),
      type: "choice",
      value: "status",
      choices: Object.entries(effects()).map(([value, { label, description }]) => ({ value, label, description })),
    },
    {
      key: "status",
      label: vscode.l10n.t("Status"),
      type: "text",
      value: "503",
      prompt: vscode.l10n.t("HTTP status of the response, from 200 to 599."),
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
      label: vscode.l10n.t("Process the request first"),
      type: "flag",
      visible: canActFirst,
    },
    {
      key: "times",
      label: vscode.l10n.t("Requests"),
      type: "text",
      value: "1",
      prompt: vscode.l10n.t("Number of requests that fail, from 1 to 1000000."),
      validate: wholeNumberCheck(1, 1_000_000),
    },
  ];
}

/** What the form offers to happen. */
interface EffectChoice {
  readonly label: string;
  readonly description: string;
  readonly effectsOf: (values: FaultValues) => FaultEffects;
  readonly canActFirst?: boolean;
}

function effects(): Readonly<Record<string, EffectChoice>> {
  return {
    status: {
      label: vscode.l10n.t("Error response"),
      description: vscode.l10n.t("with a given status"),
      effectsOf: ({ status }) => ({ status: Number(status) }),
      canActFirst: true,
    },
    delay: {
      label: vscode.l10n.t("Late response"),
      description: vscode.l10n.t("after a delay"),
      effectsOf: ({ delayMs }) => ({ delayMs: Number(delayMs) }),
    },
    drop: {
      label: vscode.l10n.t("No response"),
      description: vscode.l10n.t("the connection is lost"),
      effectsOf: () => ({ drop: true }),
      canActFirst: true,
    },
    cut: {
      label: vscode.l10n.t("Truncated response"),
      description: vscode.l10n.t("the request is processed, then the connection is lost"),
      effectsOf: () => ({ cut: "sized" }),
    },
  };
}

function wholeNumberCheck(min: number, max: number): (value: string) => string | undefined {
  return (value) =>
    /^\d+$/.test(value.trim()) && Number(value) >= min && Number(value) <= max
      ? undefined
      : vscode.l10n.t("Enter a whole number from {0} to {1}.", min, max);
}
