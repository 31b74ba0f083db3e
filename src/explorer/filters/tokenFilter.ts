import { defined } from "../../defined";
import * as vscode from "vscode";
import type { FortitokenToken } from "../../contract";
import type { TokenFilter } from "../../services/fortitoken/tokens";
import { readText } from "../../services/readers";
import { contains } from "../textMatch";
import { valueOf, type Criterion, type Filter } from "./filter";

/** The groups of tokens; one request reads each. */
const tokenGroups = ["mobile", "freeHardware", "assignedHardware", "temporary"] as const;
export type TokenGroup = (typeof tokenGroups)[number];

/** Status of a mobile token [FTC 3.3]. */
const statuses = ["enable", "disable", "transfer", "others"];

export const groupWords: Readonly<Record<TokenGroup, () => string>> = {
  mobile: () => vscode.l10n.t("Mobile Tokens"),
  freeHardware: () => vscode.l10n.t("Free Hardware Tokens"),
  assignedHardware: () => vscode.l10n.t("Assigned Hardware Tokens"),
  temporary: () => vscode.l10n.t("Temporary Tokens"),
};

export function tokenCriteria(): readonly Criterion[] {
  const exact = vscode.l10n.t("The service compares the whole text: enter it exactly.");
  return [
    {
      id: "kind",
      label: vscode.l10n.t("Kind"),
      icon: "key",
      many: true,
      choices: () => tokenGroups.map((value) => ({ value, label: groupWords[value]() })),
      allows: isGroup,
      words: (value) => (isGroup(value) ? groupWords[value]() : value),
    },
    {
      id: "status",
      label: vscode.l10n.t("Status of mobile tokens"),
      icon: "pass",
      choices: () => statuses.map((value) => ({ value, label: value })),
      words: (status) => status,
    },
    {
      id: "owner",
      label: vscode.l10n.t("Owner"),
      icon: "account",
      hint: vscode.l10n.t("Loaded tokens whose owner's name contains this text."),
      words: (value) => `“${value}”`,
    },
    {
      id: "user",
      label: vscode.l10n.t("User ID of the owner"),
      icon: "person",
      hint: exact,
      words: nameOfOwner,
    },
    {
      id: "serial",
      label: vscode.l10n.t("Serial"),
      icon: "symbol-number",
      hint: exact,
      words: (value) => `“${value}”`,
    },
  ];
}

/** The filter for one owner's tokens. It is shown with the name instead of the id. @param userId base user id */
export function tokensOfOwner(userId: string, name: string): Filter {
  return { user: [`${userId} ${name}`] };
}

/** The name in a value of the criterion "user". */
export function nameOfOwner(value: string): string {
  return ownerOf(value).name;
}

/**
 * The query for the tokens of an owner or a serial; undefined if the filter contains neither, so that groups are shown.
 */
export function wantedTokens(filter: Filter): TokenFilter | undefined {
  const user = valueOf(filter, "user");
  const serial = valueOf(filter, "serial");
  if (user === undefined && serial === undefined) return undefined;
  return defined({
    ...statusOf(filter),
    user_id: user === undefined ? undefined : ownerOf(user).id,
    token_sn: serial,
  });
}

/** The groups that match the filter. The service filters only mobile tokens by status. */
export function wantedGroups(filter: Filter): readonly TokenGroup[] {
  const wanted = filter["kind"];
  const groups = valueOf(filter, "status") === undefined ? tokenGroups : (["mobile"] as const);
  return wanted ? groups.filter((group) => wanted.includes(group)) : groups;
}

export function groupQuery(group: TokenGroup, filter: Filter): TokenFilter {
  switch (group) {
    case "mobile":
      return { soft_token: true, ...statusOf(filter) };
    case "freeHardware":
      return { available: true };
    case "assignedHardware":
      return { soft_token: false };
    case "temporary":
      return { temp_token: true };
  }
}

/** Whether a loaded token matches the part of the filter that the service cannot apply. */
export function acceptsToken(filter: Filter, token: Readonly<FortitokenToken>): boolean {
  const owner = valueOf(filter, "owner");
  return owner === undefined || contains(readText(token.username), owner);
}

function statusOf(filter: Filter): TokenFilter {
  const status = valueOf(filter, "status");
  return status === undefined ? {} : { soft_token: true, status };
}

function ownerOf(value: string): { id: string; name: string } {
  const [id = "", ...name] = value.split(" ");
  return { id, name: name.join(" ") || id };
}

function isGroup(value: string): value is TokenGroup {
  return tokenGroups.some((group) => group === value);
}
