import * as vscode from "vscode";
import type { RecordKind } from "../services/model";

/** What the records of a kind are called. */
interface KindWords {
  /** For file names; not translated. */
  readonly file: string;
  /** The list, as a title. */
  title(): string;
  one(): string;
  /** @param count with separators */
  many(count: string): string;
}

const words: Readonly<Record<RecordKind, KindWords>> = {
  realm: {
    file: "realms",
    title: () => vscode.l10n.t("Realms"),
    one: () => vscode.l10n.t("1 realm"),
    many: (count) => vscode.l10n.t("{0} realms", count),
  },
  user: {
    file: "users",
    title: () => vscode.l10n.t("Users"),
    one: () => vscode.l10n.t("1 user"),
    many: (count) => vscode.l10n.t("{0} users", count),
  },
  token: {
    file: "tokens",
    title: () => vscode.l10n.t("Tokens"),
    one: () => vscode.l10n.t("1 token"),
    many: (count) => vscode.l10n.t("{0} tokens", count),
  },
  balance: {
    file: "licence",
    title: () => vscode.l10n.t("Licence"),
    one: () => vscode.l10n.t("1 licence"),
    many: (count) => vscode.l10n.t("{0} licences", count),
  },
  count: {
    file: "usage",
    title: () => vscode.l10n.t("Usage"),
    one: () => vscode.l10n.t("1 count"),
    many: (count) => vscode.l10n.t("{0} counts", count),
  },
  quota: {
    file: "quotas",
    title: () => vscode.l10n.t("Quotas"),
    one: () => vscode.l10n.t("1 quota"),
    many: (count) => vscode.l10n.t("{0} quotas", count),
  },
  task: {
    file: "tasks",
    title: () => vscode.l10n.t("Tasks"),
    one: () => vscode.l10n.t("1 task"),
    many: (count) => vscode.l10n.t("{0} tasks", count),
  },
  alert: {
    file: "alerts",
    title: () => vscode.l10n.t("Alerts"),
    one: () => vscode.l10n.t("1 alert"),
    many: (count) => vscode.l10n.t("{0} alerts", count),
  },
  country: {
    file: "countries",
    title: () => vscode.l10n.t("Countries"),
    one: () => vscode.l10n.t("1 country"),
    many: (count) => vscode.l10n.t("{0} countries", count),
  },
  severity: {
    file: "severities",
    title: () => vscode.l10n.t("Severities"),
    one: () => vscode.l10n.t("1 severity"),
    many: (count) => vscode.l10n.t("{0} severities", count),
  },
  event: {
    file: "events",
    title: () => vscode.l10n.t("Events"),
    one: () => vscode.l10n.t("1 event"),
    many: (count) => vscode.l10n.t("{0} events", count),
  },
  policy: {
    file: "policies",
    title: () => vscode.l10n.t("Policies"),
    one: () => vscode.l10n.t("1 policy"),
    many: (count) => vscode.l10n.t("{0} policies", count),
  },
  policyViolation: {
    file: "policy-violations",
    title: () => vscode.l10n.t("Policy Violations"),
    one: () => vscode.l10n.t("1 policy violation"),
    many: (count) => vscode.l10n.t("{0} policy violations", count),
  },
  severityCount: {
    file: "open-alerts",
    title: () => vscode.l10n.t("Open Alerts by Severity"),
    one: () => vscode.l10n.t("1 severity"),
    many: (count) => vscode.l10n.t("{0} severities", count),
  },
  resource: {
    file: "resources",
    title: () => vscode.l10n.t("Resources"),
    one: () => vscode.l10n.t("1 resource"),
    many: (count) => vscode.l10n.t("{0} resources", count),
  },
  finding: {
    file: "findings",
    title: () => vscode.l10n.t("Findings"),
    one: () => vscode.l10n.t("1 finding"),
    many: (count) => vscode.l10n.t("{0} findings", count),
  },
  resourcePolicy: {
    file: "policies",
    title: () => vscode.l10n.t("Policies"),
    one: () => vscode.l10n.t("1 policy"),
    many: (count) => vscode.l10n.t("{0} policies", count),
  },
  cloudAccount: {
    file: "cloud-accounts",
    title: () => vscode.l10n.t("Cloud Accounts"),
    one: () => vscode.l10n.t("1 cloud account"),
    many: (count) => vscode.l10n.t("{0} cloud accounts", count),
  },
  document: {
    file: "documents",
    title: () => vscode.l10n.t("Documents"),
    one: () => vscode.l10n.t("1 document"),
    many: (count) => vscode.l10n.t("{0} documents", count),
  },
  documentActivity: {
    file: "document-activities",
    title: () => vscode.l10n.t("Activities"),
    one: () => vscode.l10n.t("1 activity"),
    many: (count) => vscode.l10n.t("{0} activities", count),
  },
  documentPermission: {
    file: "document-permissions",
    title: () => vscode.l10n.t("Permissions"),
    one: () => vscode.l10n.t("1 permission"),
    many: (count) => vscode.l10n.t("{0} permissions", count),
  },
  documentViolation: {
    file: "document-violations",
    title: () => vscode.l10n.t("Violations"),
    one: () => vscode.l10n.t("1 violation"),
    many: (count) => vscode.l10n.t("{0} violations", count),
  },
};

export function listTitle(kind: RecordKind): string {
  return words[kind].title();
}

/** "1 user", "1,200 users". */
export function countWords(kind: RecordKind, count: number): string {
  return count === 1 ? words[kind].one() : words[kind].many(count.toLocaleString());
}

/** "users", for file names. */
export function exportWord(kind: RecordKind): string {
  return words[kind].file;
}

/** The most characters of one of the parts of a name. */
const longestPart = 50;

/** "users-Acme-2026-11-29", without an extension. @param now epoch ms; the day is local */
export function exportName(parts: readonly (string | undefined)[], now: number): string {
  const day = new Date(now);
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0"));
  const names = parts.map((part = "") =>
    part
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .slice(0, longestPart)
      .replace(/^-+|-+$/g, ""),
  );
  return [...names.filter((name) => name !== ""), ...date].join("-");
}
