import type {
  Alert,
  AlertPolicy,
  Balance,
  BaseUser,
  CloudAccount,
  Count,
  Country,
  DocumentDetail,
  DocumentPermission,
  DocumentViolation,
  Finding,
  ForticnpEvent,
  FortitokenToken,
  PolicyViolation,
  Quota,
  Realm,
  Resource,
  ResourceConfig,
  Severity,
  SeverityCount,
  Task,
  User,
} from "../contract";
import { instantOf, isNoInstant } from "../instants";
import type { Members } from "../records/kindFacts";
import { countNumbers } from "../services/fortitoken/counts";
import { userState } from "../services/fortitoken/userState";
import { isSecret, redactedMark } from "../services/http/redact";
import { jsonLine } from "../services/jsonText";
import type { RecordKind, ServiceRecord } from "../services/model";
import { readText } from "../services/readers";

/** A record of an export, with what the service does not say in it. */
export interface ExportedRecord {
  readonly record: ServiceRecord<Members>;
  /** The label of its profile; absent if all records are of one profile. */
  readonly profile?: string;
  /** The name of a user's realm. */
  readonly realm?: string;
}

/** A column of a table of records. */
export interface Column {
  readonly header: string;
  text(exported: ExportedRecord): string;
}

/** How a member becomes columns: a header for its value, columns made from it, or headers for the members within it. */
type Entry = string | readonly MemberColumn[] | { readonly within: Readonly<Record<string, string>> };

interface MemberColumn {
  readonly header: string;
  text(value: unknown, exported: ExportedRecord): string;
}

/** A member that is missing here, or in the contract, does not compile. */
type ColumnsOf<T> = { readonly [Member in keyof T]-?: Entry };

/** The columns that an alert and a finding have in common, in three parts: each has further columns between them. */
const violation = {
  begin: {
    severity: "Severity",
    state: "State",
    object: "Object",
    createTime: [time("Created")],
    updateTime: [time("Updated")],
    policyName: "Policy",
    policyCode: "Policy Code",
  },
  about: {
    description: "Description",
    resultDesc: "Result",
    alertType: "Type",
    service: "Cloud",
    applicationId: "Cloud Account",
    region: "Region",
    userName: "User Name",
    user: "User",
    displayOperation: "Activity",
  },
  rest: {
    nodeType: "Node Type",
    port: "Port",
    contextName: "Context",
    matches: "Matches",
    defineType: "Defined By",
    violationActivity: "Activity Code",
    id: "ID",
    objectId: "Object ID",
    resourceId: "Resource ID",
  },
} as const;

/**
 * The columns of each kind, the most useful first. Those of a user have the names that an import reads. Headers are not translated: programs
 * read them.
 */
const columns = {
  user: {
    username: "username",
    realm_id: [
      { header: "realm", text: (id, { realm }) => realm ?? readText(id) ?? "" },
      { header: "state", text: (_id, { record }) => stateOf(record.value as unknown as User) },
    ],
    email: "email",
    mobile_number: "mobile_number",
    auth_method: "auth_method",
    notification_method: "notification_method",
    user_data: "user_data",
    active: "active",
    bypass_at: [{ header: "bypass", text: (since) => String(!isNoInstant(since)) }, time("bypass_at")],
    lockout_at: [time("lockout_at")],
    fail_times: "fail_times",
    temp_token: "temp_token",
    created_at: [time("created_at")],
    updated_at: [time("updated_at")],
    id: "id",
    user_id: "user_id",
    client_id: "client_id",
    customer_id: "customer_id",
  } satisfies ColumnsOf<User & BaseUser>,
  realm: {
    name: "Name",
    description: "Description",
    is_default: "Default",
    deleted_at: [time("Deleted")],
    id: "ID",
  } satisfies ColumnsOf<Realm>,
  token: {
    sn: "Serial",
    username: "Owner",
    realm_name: "Realm",
    platform: "Platform",
    registration_id: "Registration ID",
    algorithm: "Algorithm",
    user_id: "Owner ID",
    realm_id: "Realm ID",
  } satisfies ColumnsOf<FortitokenToken>,
  balance: {
    balance: "Quota",
    unit: "Unit",
    expiration: [time("Expires")],
    trial_status: "Trial Status",
    customer_id: "Account",
  } satisfies ColumnsOf<Balance>,
  count: {
    quota: [
      { header: "Resource", text: (_quota, { record }) => record.id },
      {
        header: "Used",
        text: (_quota, { record }) => String(countNumbers(record.id, record.value as Count).value ?? ""),
      },
      plain("Quota"),
    ],
  } satisfies ColumnsOf<Pick<Count, "quota">>,
  quota: {
    realm_id: [{ header: "Realm", text: (id, { realm }) => realm ?? readText(id) ?? "" }, plain("Realm ID")],
    realm_quota: "Realm Quota",
    users: "Users",
    available_quota: "Available Quota",
    total_quota: "Total Quota",
    usage: "Usage",
    end_date: [time("Expires")],
    trial_status: "Trial Status",
    realms: "Realms",
  } satisfies ColumnsOf<Quota>,
  task: {} satisfies Partial<ColumnsOf<Task>>,
  alert: {
    ...violation.begin,
    title: "Title",
    ...violation.about,
    geoLocationList: {
      within: { countryName: "Country", city: "City", ip: "IP", countryCode: "Country Code", geonameId: "Place ID" },
    },
    objectType: "Object Type",
    ...violation.rest,
    fileId: "File ID",
    policyId: "Policy ID",
    userId: "User ID",
    eventId: "Event ID",
    eventIdList: "Event IDs",
    timestampUUID: "Time UUID",
    companyId: "Company ID",
    buId: "Business Unit ID",
  } satisfies ColumnsOf<Alert>,
  finding: {
    ...violation.begin,
    ...violation.about,
    objectType: "Object Type",
    objectContext: "Object Context",
    ...violation.rest,
    policyId: "Policy ID",
    eventIdList: "Event IDs",
    timestampUUID: "Time UUID",
    companyId: "Company ID",
    buId: "Business Unit ID",
  } satisfies ColumnsOf<Finding>,
  resource: {
    name: "Name",
    category: "Type",
    riskLevel: "Risk",
    riskScore: "Risk Score",
    state: "State",
    region: "Region",
    account: {
      within: {
        service: "Cloud",
        accountName: "Cloud Account",
        accountNumber: "Account Number",
        accountEmail: "Account E-Mail",
        organizationDomain: "Organization",
        status: "Account Status",
      },
    },
    resourceTagGroup: "Tags",
    lastScanTime: [time("Last Scan")],
    identity: "Identity",
    availableActions: "Available Actions",
    rriSupport: "Risk Supported",
    id: "ID",
    resourceId: "Resource ID",
    vId: "Virtual ID",
  } satisfies ColumnsOf<Resource>,
  resourcePolicy: { policyId: "Policy ID", resourceId: "Resource ID" } satisfies ColumnsOf<ResourceConfig>,
  cloudAccount: {
    name: "Name",
    service: "Cloud",
    serviceId: "Account",
    appStatus: "Status",
    licenseStatus: "License Status",
    role: "Role",
    vmNum: "Virtual Machines",
    workloadUsage: "Workload Usage",
    storageUsage: "Storage Usage",
    lastUpdate: [time("Updated")],
    companyId: "Company ID",
    BuId: "Business Unit ID",
  } satisfies ColumnsOf<CloudAccount>,
  country: { country: "Country", id: "Code" } satisfies ColumnsOf<Country>,
  severity: { name: "Severity", id: "ID" } satisfies ColumnsOf<Severity>,
  event: {
    name: "Event",
    category: "Category",
    nameEnum: "Code",
    value: "Value",
    searchField: "Search Field",
    id: "ID",
  } satisfies ColumnsOf<ForticnpEvent>,
  policy: { name: "Policy", category: "Category", id: "Code" } satisfies ColumnsOf<AlertPolicy>,
  policyViolation: { key: "Policy", value: "Violations", id: "Code" } satisfies ColumnsOf<PolicyViolation>,
  severityCount: { key: "Severity", value: "Open Alerts", id: "ID" } satisfies ColumnsOf<SeverityCount>,
  document: {
    fileName: "Name",
    storageAccount: "Storage Account",
    fileId: "File ID",
    serviceId: "Account",
    storageAccountId: "Storage Account ID",
    buId: "Business Unit ID",
  } satisfies ColumnsOf<DocumentDetail>,
  documentActivity: {},
  documentPermission: {
    isPublic: "Public",
    shareLevel: "Share Level",
    sharedLink: "Shared Links",
    AccessControlInfoList: { within: { profileUserId: "Users" } },
    publicPermissionList: "Public Permissions",
  } satisfies ColumnsOf<DocumentPermission>,
  documentViolation: {
    dataPatternName: "Data Pattern",
    dataPatternCategory: "Category",
    violationDetail: "Detail",
    matchedStatus: {
      within: { totalMatchedNum: "Matches", objectType: "Object Type", matchedObjects: "Matched Objects" },
    },
    dataPatternId: "Data Pattern ID",
  } satisfies ColumnsOf<DocumentViolation>,
} as const satisfies Readonly<Record<RecordKind, Readonly<Record<string, Entry>>>>;

/**
 * The columns of a table.
 * @param examples records of the kind: their members that the contract lacks get columns, too, named as sent
 */
export function columnsOf(kind: RecordKind, examples: readonly ExportedRecord[]): readonly Column[] {
  const documented: Readonly<Record<string, Entry>> = columns[kind];
  const names = new Set(examples.flatMap(({ record }) => Object.keys(record.value)));
  const others = [...names].filter((name) => !Object.hasOwn(documented, name));
  return [
    ...(examples.some(({ profile }) => profile !== undefined)
      ? [{ header: "profile", text: ({ profile = "" }: ExportedRecord) => profile }]
      : []),
    ...Object.entries(documented).flatMap(([member, entry]) => columnsOfMember(member, entry)),
    ...others.flatMap((name) => columnsOfMember(name, namesTime.test(name) ? [time(name)] : name)),
  ];
}

/** Names of members whose values may be times. */
const namesTime = /(?:[tT]ime|[tT]imestamp|[dD]ate|_at|At)$/;

function columnsOfMember(member: string, entry: Entry): readonly Column[] {
  const memberOf = ({ record }: ExportedRecord): unknown => ownMember(record.value, member);
  if (typeof entry === "string") return columnsOfMember(member, [plain(entry, member)]);
  if (!("within" in entry)) {
    return entry.map((column) => ({
      header: column.header,
      text: (exported) => column.text(memberOf(exported), exported),
    }));
  }
  return Object.entries(entry.within).map(([name, header]) => ({
    header,
    text: (exported) => {
      const value = memberOf(exported);
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      return joined(items.map((item) => valueText(name, ownMember(item, name))));
    },
  }));
}

function plain(header: string, member = ""): MemberColumn {
  return { header, text: (value) => valueText(member, value) };
}

/** ISO 8601; what cannot be read stays as it was sent. */
function time(header: string): MemberColumn {
  return {
    header,
    text: (value) => {
      if (isNoInstant(value)) return "";
      const instant = instantOf(value);
      if (!instant) return valueText("", value);
      const iso = new Date(instant.ms).toISOString();
      return instant.wholeDay ? iso.slice(0, 10) : iso.replace(".000Z", "Z");
    },
  };
}

/** Scalars as text, lists of them with semicolons, all else as JSON. @param name of the member, which may name a secret */
function valueText(name: string, value: unknown): string {
  if (isSecret(name, value)) return redactedMark;
  if (value === undefined || value === null) return "";
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return joined(value.map(scalarText));
  return typeof value === "object" ? jsonLine(value, hideSecret) : scalarText(value);
}

/** For `jsonText`: hides a member that names a secret. */
export function hideSecret(name: string, value: unknown): unknown {
  return isSecret(name, value) ? redactedMark : value;
}

function scalarText(value: unknown): string {
  return readText(value) ?? "";
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("; ");
}

function ownMember(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Members)[name];
}

/** "disabled, locked"; "enabled" for a user in no special state. Not translated, like the headers. */
function stateOf(user: Readonly<User>): string {
  const { enabled, locked, bypass, temporary } = userState(user);
  const states = [!enabled && "disabled", locked && "locked", bypass && "bypass", temporary && "temporary token"];
  return states.filter((state) => state !== false && state !== undefined).join(", ") || "enabled";
}
