import * as vscode from "vscode";
import type { ServiceId } from "../../contract";
import { joinParts } from "../../explorer/rows/rowLook";
import { serviceIds, serviceNames } from "../../profiles/profile";
import type { Fault, FaultEffects } from "../../sandbox/fault";
import type { WaitingFault } from "../../sandbox/faults";
import type { JournalEntry } from "../../sandbox/journal";
import { serviceOf } from "../../sandbox/options";
import {
  defaultOf,
  isChanged,
  isOptionName,
  optionNames,
  optionWords,
  valueText,
  type OptionName,
} from "../optionWords";
import type { OptionValue, SandboxState } from "../sandboxState";
import { signIns } from "../signIns";
import type { SandboxRow } from "./sandboxRow";

/** The sandbox's configuration and its last requests. */
export function setupSections(state: SandboxState): SandboxRow[] {
  const { faults, requests } = state;
  return [
    {
      id: "addresses",
      label: vscode.l10n.t("Addresses"),
      icon: "globe",
      rows: serviceIds.map((service) => addressRow(service, state[`${service}Url`])),
    },
    {
      id: "signIns",
      label: vscode.l10n.t("Sign-Ins"),
      icon: "account",
      tooltip: [vscode.l10n.t("They are public and give access only to the sandbox on this machine.")],
      rows: signInRows(),
    },
    optionsRow(state.options),
    faultsRow(faults),
    {
      id: requests.length === 0 ? "requests/none" : "requests",
      label: vscode.l10n.t("Last Requests"),
      icon: "history",
      ...(requests.length === 0
        ? { description: vscode.l10n.t("none") }
        : { rows: [...requests].reverse().map(requestRow) }),
    },
  ];
}

function addressRow(service: ServiceId, url: string): SandboxRow {
  return {
    id: `addresses/${service}`,
    label: serviceNames[service],
    description: url,
    icon: "link",
    context: "address",
    target: { copies: url },
  };
}

function signInRows(): SandboxRow[] {
  return signIns().map(({ service, clientId, secret, name, help }) => ({
    id: `signIns/${clientId}`,
    label: name,
    description: serviceNames[service],
    icon: "account",
    tooltip: [help, vscode.l10n.t("Public: it gives access only to the sandbox on this machine.")],
    context: secret === undefined ? "credential" : "client",
    target: { clientId, secret: secret ?? clientId },
  }));
}

/** Options of both services, then those of each. */
function optionsRow(options: SandboxState["options"]): SandboxRow {
  const rows = (service?: ServiceId): SandboxRow[] =>
    optionNames
      .filter((name) => options[name] !== undefined && serviceOf(name) === service)
      .map((name) => optionRow(name, options[name] as OptionValue));
  const group = (service: ServiceId): SandboxRow => ({
    id: `options/${service}`,
    label: serviceNames[service],
    rows: rows(service),
    open: true,
  });
  const changed = Object.entries(options).filter(([name, value]) => isOptionName(name) && isChanged(name, value));
  return {
    id: "options",
    label: vscode.l10n.t("Options"),
    icon: "settings-gear",
    ...(changed.length === 0 ? {} : { description: vscode.l10n.t("{0} changed", changed.length) }),
    context: changed.length === 0 ? "options" : "options changed",
    rows: [...rows(), ...serviceIds.map(group)],
  };
}

function optionRow(name: OptionName, value: OptionValue): SandboxRow {
  const { label, help } = optionWords(name);
  const usual = vscode.l10n.t("default {0}", valueText(name, defaultOf(name)));
  return {
    id: `options/${name}`,
    label,
    description: joinParts(valueText(name, value), isChanged(name, value) ? usual : undefined),
    icon: isChanged(name, value) ? "circle-filled" : "circle-outline",
    tooltip: [help, Array.isArray(value) ? value.join(", ") : usual, name],
    context: "option",
    command: { command: "forticloud.changeSandboxOption", title: vscode.l10n.t("Change") },
    target: { option: name },
  };
}

function faultsRow(faults: readonly WaitingFault[]): SandboxRow {
  const label = vscode.l10n.t("Faults");
  const tooltip = [vscode.l10n.t("Simulated errors for the next requests.")];
  const look = { label, icon: "zap", tooltip };
  if (faults.length === 0) {
    return { ...look, id: "faults/none", description: vscode.l10n.t("none"), context: "faults" };
  }
  return {
    ...look,
    id: "faults",
    description: vscode.l10n.t("{0} waiting", faults.length),
    context: "faults waiting",
    rows: faults.map(faultRow),
    open: true,
  };
}

function faultRow(fault: WaitingFault, index: number): SandboxRow {
  const { service, operation } = fault;
  return {
    id: `faults/${index}`,
    label: operation ?? vscode.l10n.t("any operation"),
    description: joinParts(serviceNames[service], effectText(fault), countOf(fault)),
    icon: "zap",
  };
}

function countOf({ left, chance }: WaitingFault): string {
  if (chance !== undefined) return vscode.l10n.t("{0} requests, each with a chance of {1} %", left, chance * 100);
  return left === 1 ? vscode.l10n.t("next request") : vscode.l10n.t("next {0} requests", left);
}

/** What a fault does, in the order of a row's description. */
const effectWords: Readonly<Record<keyof FaultEffects, (fault: Fault) => string | undefined>> = {
  drop: ({ drop }) => (drop ? vscode.l10n.t("connection lost") : undefined),
  status: ({ status, drop }) => (status === undefined || drop ? undefined : `HTTP ${status}`),
  body: ({ body }) => (body === undefined ? undefined : vscode.l10n.t("other body")),
  headers: ({ headers }) => (headers === undefined ? undefined : vscode.l10n.t("other headers")),
  contentType: ({ contentType }) => contentType,
  cut: ({ cut }) => (cut === undefined ? undefined : vscode.l10n.t("truncated response")),
  delayMs: ({ delayMs }) => (delayMs ? vscode.l10n.t("{0} ms late", delayMs) : undefined),
  afterHandling: ({ afterHandling }) => (afterHandling ? vscode.l10n.t("request processed first") : undefined),
  actsAfterMs: ({ actsAfterMs }) =>
    actsAfterMs === undefined ? undefined : vscode.l10n.t("request processed {0} ms later", actsAfterMs),
};

function effectText(fault: Fault): string {
  return joinParts(...Object.values(effectWords).map((words) => words(fault)));
}

function requestRow({ method, path, query, status, operation, agent, at }: JournalEntry, index: number): SandboxRow {
  const refused = status === 0 || status >= 400;
  return {
    id: `requests/${at}/${index}`,
    label: `${method} ${path}`,
    description: status === 0 ? vscode.l10n.t("connection lost") : String(status),
    icon: refused ? "error" : "pass",
    ...(refused ? { color: "list.errorForeground" } : {}),
    tooltip: [
      `${method} ${path}${query}`,
      operation ?? "",
      agent,
      new Date(at).toLocaleTimeString(vscode.env.language),
    ],
    context: "request",
    target: { copies: `${path}${query}` },
  };
}
