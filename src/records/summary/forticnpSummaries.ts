import * as vscode from "vscode";
import type { Alert } from "../../contract";
import { cloudName, eventIds, placesOf } from "../../services/forticnp/alertWords";
import { cloudAccountId, cloudAccountOf } from "../../services/forticnp/cloudAccountId";
import type { ForticnpKind } from "../../services/model";
import { ownEntry, readBoolean, readText } from "../../services/readers";
import type { Members } from "../kindFacts";
import { splitNestedId, type RecordRef } from "../recordRef";
import { fact, joined, linkedFact, pills, timeFact, type Fact, type Pill, type SummaryOf, type Tone } from "./summary";

/** The summaries of FortiCNP's records. */
export const forticnpSummaries: Readonly<Record<ForticnpKind, SummaryOf>> = {
  alert: (alert, ref) => ({
    pills: pills(severityPill(alert["severity"]), statePill(alert["state"])),
    text: sentence(alert),
    facts: [
      objectOf(alert, ref),
      policyFact(alert, ref),
      accountFact(ref, alert["service"], alert["applicationId"]),
      fact(vscode.l10n.t("Region"), alert["region"]),
      ...happened(alert),
      fact(vscode.l10n.t("Place"), placesOf(alert["geoLocationList"])),
      fact(vscode.l10n.t("Events"), eventIds(alert as Readonly<Alert>).join(", ")),
      ...times(alert),
    ],
  }),
  finding: (finding, ref) => ({
    pills: pills(severityPill(finding["severity"]), statePill(finding["state"])),
    text: sentence(finding),
    facts: [
      parentFact(vscode.l10n.t("Resource"), ref, "resource", finding["object"]),
      policyFact(finding, ref),
      ...happened(finding),
      ...times(finding),
    ],
  }),
  resource: (resource, ref) => {
    const { account } = resource;
    const { service, accountName, accountNumber } = (typeof account === "object" && account ? account : {}) as Members;
    const cloud = readText(service);
    const name = joined(cloud && cloudName(cloud), readText(accountName) || accountNumber, readText(accountNumber));
    return {
      pills: pills(
        riskPill(readText(resource["riskLevel"]) ?? readText(resource["riskScore"])),
        plainPill(readText(resource["state"]) ?? resource["status"]),
        readBoolean(resource["deleted"])
          ? { text: vscode.l10n.t("Deleted"), icon: "trash", tone: "warning" }
          : undefined,
      ),
      facts: [
        linkedFact(vscode.l10n.t("Cloud account"), name, ref, "cloudAccount", cloudAccountId(service, accountNumber)),
        fact(vscode.l10n.t("Region"), readText(resource["region"]) ?? resource["zone"]),
        fact(vscode.l10n.t("Category"), resource["category"]),
        fact(vscode.l10n.t("Type"), resource["resourceType"], resource["machineType"]),
        fact(vscode.l10n.t("Resource ID"), resource["resourceId"]),
        timeFact(vscode.l10n.t("Last scan"), resource["lastScanTime"]),
        timeFact(vscode.l10n.t("Created"), resource["creationTimestamp"]),
      ],
    };
  },
  resourcePolicy: (policy, ref) => {
    const outcome = readText(policy["status"]) ?? readText(policy["result"]);
    const passed = /^pass/i.test(outcome ?? "");
    return {
      pills: pills(
        { text: outcome ?? "", icon: passed ? "pass" : "error", tone: passed ? "good" : "error" },
        severityPill(policy["severity"]),
      ),
      facts: [
        parentFact(vscode.l10n.t("Resource"), ref, "resource"),
        fact(vscode.l10n.t("Policy"), readText(policy["policyCode"]) ?? policy["policyId"]),
      ],
    };
  },
  cloudAccount: (account, ref) => {
    const { service, serviceId } = cloudAccountOf(ref.id);
    const status = readText(account["appStatus"]);
    const failed = failedChecks(account["statusInfoList"]);
    return {
      pills: pills(
        statusPill(status),
        failed === "" ? undefined : { text: vscode.l10n.t("Failed checks: {0}", failed), icon: "error", tone: "error" },
        readBoolean(account["enable"]) === false
          ? { text: vscode.l10n.t("Disabled"), icon: "circle-slash", tone: "plain" }
          : undefined,
      ),
      facts: [
        fact(vscode.l10n.t("Cloud account"), cloudName(service), serviceId),
        fact(vscode.l10n.t("Licence"), readText(account["licenseStatus"]) ?? account["status"]),
        fact(vscode.l10n.t("Added as"), account["role"]),
        fact(vscode.l10n.t("Sign-in method"), account["authMethod"]),
        fact(vscode.l10n.t("Virtual machines"), account["vmNum"]),
        fact(vscode.l10n.t("Workload licences used"), account["workloadUsage"]),
        fact(vscode.l10n.t("Storage used"), account["storageUsage"]),
        timeFact(vscode.l10n.t("Last update"), account["lastUpdate"]),
      ],
    };
  },
  document: (document, ref) => ({
    pills: [],
    facts: [
      fact(vscode.l10n.t("File"), document["fileName"]),
      linkedFact(vscode.l10n.t("Access"), vscode.l10n.t("Permission"), ref, "documentPermission", ref.id),
      fact(vscode.l10n.t("Cloud account"), document["serviceId"]),
      fact(vscode.l10n.t("Storage account"), document["storageAccount"]),
    ],
  }),
  documentPermission: (permission, ref) => ({
    pills: pills(
      readBoolean(permission["isPublic"])
        ? { text: vscode.l10n.t("Public"), icon: "globe", tone: "error" }
        : { text: vscode.l10n.t("Not public"), icon: "lock", tone: "good" },
    ),
    facts: [
      linkedFact(vscode.l10n.t("Document"), ref.id, ref, "document", ref.id),
      fact(vscode.l10n.t("Shared with"), permission["shareLevel"]),
    ],
  }),
  documentActivity: (activity, ref) => ({
    pills: [],
    facts: [
      parentFact(vscode.l10n.t("Document"), ref, "document"),
      fact(vscode.l10n.t("User"), readText(activity["userName"]) ?? activity["user"]),
      timeFact(vscode.l10n.t("Time"), activity["timestamp"] ?? activity["createTime"] ?? activity["time"]),
    ],
  }),
  documentViolation: (violation, ref) => ({
    pills: [],
    text: readText(violation["violationDetail"]),
    facts: [
      parentFact(vscode.l10n.t("Document"), ref, "document"),
      fact(vscode.l10n.t("Category"), violation["dataPatternCategory"]),
      fact(vscode.l10n.t("Matches"), (violation["matchedStatus"] as Members | undefined | null)?.["totalMatchedNum"]),
    ],
  }),
  policy: (policy, { id }) => ({
    pills: [],
    facts: [fact(vscode.l10n.t("Policy"), id), fact(vscode.l10n.t("Category"), policy["category"])],
  }),
  event: (event) => ({
    pills: [],
    facts: [fact(vscode.l10n.t("Category"), event["category"]), fact(vscode.l10n.t("Value"), event["value"])],
  }),
  policyViolation: (violation) => ({ pills: [], facts: [fact(vscode.l10n.t("Alerts"), violation["value"])] }),
  severityCount: (count) => ({
    pills: pills(severityPill(count["key"])),
    facts: [fact(vscode.l10n.t("Open alerts"), count["value"])],
  }),
  severity: (severity) => ({ pills: pills(severityPill(severity["name"])), facts: [] }),
  country: (_, { id }) => ({ pills: [], facts: [fact(vscode.l10n.t("Code"), id)] }),
};

/** What the alert is about: a document or a resource with a page of its own, or only a name. */
function objectOf(alert: Members, ref: RecordRef): Fact {
  const type = readText(alert["objectType"]);
  const fileId = readText(alert["fileId"]) || (type === "Document" ? readText(alert["objectId"]) : undefined);
  const kind = fileId ? "document" : "resource";
  const id = fileId || readText(alert["resourceId"]);
  return linkedFact(vscode.l10n.t("Object"), joined(alert["object"], type), ref, kind, id);
}

/** The ids of policies are their codes. */
function policyFact({ policyName, policyCode }: Members, ref: RecordRef): Fact {
  return linkedFact(vscode.l10n.t("Policy"), joined(policyName, policyCode), ref, "policy", readText(policyCode));
}

function sentence(record: Members): string | undefined {
  return readText(record["description"]) ?? readText(record["resultDesc"]);
}

/** Who did what. */
function happened(record: Members): readonly Fact[] {
  return [
    fact(vscode.l10n.t("User"), record["userName"], record["user"]),
    fact(vscode.l10n.t("Activity"), record["displayOperation"]),
    fact(vscode.l10n.t("Type"), record["alertType"]),
  ];
}

/** When it was first seen, and when it changed since. */
function times({ createTime, updateTime }: Members): readonly Fact[] {
  const created = timeFact(vscode.l10n.t("Created"), createTime);
  return updateTime === createTime ? [created] : [created, timeFact(vscode.l10n.t("Updated"), updateTime)];
}

function accountFact(ref: RecordRef, service: unknown, applicationId: unknown): Fact {
  const cloud = readText(service);
  const name = joined(cloud && cloudName(cloud), applicationId);
  return linkedFact(vscode.l10n.t("Cloud account"), name, ref, "cloudAccount", cloudAccountId(service, applicationId));
}

/** The record that contains a nested one. */
function parentFact(name: string, ref: RecordRef, kind: ForticnpKind, label?: unknown): Fact {
  const { parent } = splitNestedId(ref.id);
  return linkedFact(name, readText(label) || parent, ref, kind, parent);
}

function severityPill(severity: unknown): Pill | undefined {
  const text = readText(severity);
  const [icon, tone] = ownEntry(severityLooks, text?.toLowerCase()) ?? ["bell", "plain"];
  return text === undefined ? undefined : { text, icon, tone };
}

const severityLooks: Readonly<Record<string, readonly [icon: string, tone: Tone]>> = {
  critical: ["error", "error"],
  alert: ["flame", "warning"],
  warning: ["warning", "warning"],
  information: ["info", "info"],
  pass: ["pass", "good"],
};

function statePill(state: unknown): Pill | undefined {
  const text = readText(state);
  const [icon, tone] = ownEntry(stateLooks, text?.toLowerCase()) ?? ["circle-outline", "plain"];
  return text === undefined ? undefined : { text, icon, tone };
}

const stateLooks: Readonly<Record<string, readonly [icon: string, tone: Tone]>> = {
  open: ["circle-large-filled", "info"],
  acknowledged: ["eye", "plain"],
  dismissed: ["circle-slash", "plain"],
  resolved: ["pass", "good"],
};

function riskPill(risk: string | undefined): Pill | undefined {
  if (risk === undefined) return undefined;
  const level = risk.toLowerCase().replace("risk", "").trim();
  const [icon, tone] = ownEntry(riskLooks, level) ?? ["pulse", "plain"];
  return { text: vscode.l10n.t("Risk: {0}", risk), icon, tone };
}

const riskLooks: Readonly<Record<string, readonly [icon: string, tone: Tone]>> = {
  critical: ["error", "error"],
  high: ["flame", "warning"],
  medium: ["warning", "warning"],
  low: ["info", "info"],
  no: ["pass", "good"],
  none: ["pass", "good"],
};

function plainPill(text: unknown): Pill {
  return { text: readText(text) ?? "", icon: "circle-outline", tone: "plain" };
}

/** `ERROR_SANDBOX` -> "error sandbox", with the shape of an error. */
function statusPill(status: string | undefined): Pill | undefined {
  if (status === undefined) return undefined;
  const text = status.toLowerCase().replaceAll("_", " ");
  if (/error|fail/.test(text)) return { text, icon: "error", tone: "error" };
  if (/delet/.test(text)) return { text, icon: "circle-slash", tone: "plain" };
  return { text, icon: "pass", tone: "good" };
}

/** The names of the health checks that did not pass. Their shape is not documented [CNP 3.12]. */
function failedChecks(list: unknown): string {
  if (!Array.isArray(list)) return "";
  const failed = list.filter((check: unknown) => {
    const status = readText((check as Members | null)?.["status"]);
    return status !== undefined && !/^(ok|pass|success|healthy|true)/i.test(status);
  });
  return failed
    .map((check: Members) => readText(check["name"]) ?? "")
    .filter(Boolean)
    .join(", ");
}
