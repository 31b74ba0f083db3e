import * as vscode from "vscode";
import type { FortitokenToken, Realm, User } from "../../contract";
import { isDeletedRealm } from "../../services/fortitoken/realmName";
import { isAssigned, tokenTypeOf, type TokenType } from "../../services/fortitoken/tokenType";
import { userState } from "../../services/fortitoken/userState";
import type { FortitokenKind } from "../../services/model";
import { readBoolean, readNumber, readText } from "../../services/readers";
import { fact, linkedFact, pills, timeFact, type Pill, type SummaryOf } from "./summary";

/** The summaries of FortiToken Cloud's records. */
export const fortitokenSummaries: Readonly<Record<FortitokenKind, SummaryOf>> = {
  user: (user, ref, context) => {
    const t = vscode.l10n.t;
    const { enabled, locked, bypass, temporary } = userState(user as Readonly<User>);
    const realm = readText(user["realm_id"]);
    const source = readText(user["user_data"]);
    return {
      pills: pills(
        locked ? { text: t("Locked"), icon: "lock", tone: "error" } : undefined,
        enabled
          ? { text: t("Enabled"), icon: "pass", tone: "good" }
          : { text: t("Disabled"), icon: "circle-slash", tone: "plain" },
        bypass ? { text: t("Bypasses the second factor"), icon: "debug-step-over", tone: "warning" } : undefined,
        temporary ? { text: t("Temporary token"), icon: "watch", tone: "info" } : undefined,
      ),
      facts: [
        fact(t("E-mail"), user["email"]),
        fact(t("Phone"), user["mobile_number"]),
        linkedFact(t("Realm"), (realm && context.realmName(ref.profileId, realm)) ?? realm ?? "", ref, "realm", realm),
        fact(t("Authentication"), user["auth_method"]),
        fact(t("Notification"), user["notification_method"]),
        fact(t("Source"), source === undefined ? "" : source === "1" ? t("LDAP") : t("local")),
        fact(t("Failed attempts"), (readNumber(user["fail_times"]) ?? 0) > 0 ? user["fail_times"] : ""),
        timeFact(t("Locked since"), user["lockout_at"]),
        timeFact(t("Bypass since"), user["bypass_at"]),
        timeFact(t("Created"), user["created_at"]),
        timeFact(t("Changed"), user["updated_at"]),
      ],
    };
  },
  token: (token, ref) => {
    const t = vscode.l10n.t;
    const type = tokenTypeOf(token as Readonly<FortitokenToken>);
    const assigned = isAssigned(token as Readonly<FortitokenToken>);
    const waiting = assigned && type === "mobile" && !readText(token["registration_id"]);
    const platform = readText(token["platform"]);
    return {
      pills: pills(
        typeWords[type](),
        waiting
          ? { text: t("Not registered"), icon: "watch", tone: "warning" }
          : assigned
            ? { text: t("Assigned"), icon: "pass", tone: "good" }
            : { text: t("Free"), icon: "circle-slash", tone: "plain" },
      ),
      facts: [
        fact(t("Owner"), readText(token["username"]) || token["user_id"]),
        linkedFact(
          t("Realm"),
          readText(token["realm_name"]) || (readText(token["realm_id"]) ?? ""),
          ref,
          "realm",
          readText(token["realm_id"]),
        ),
        fact(t("Platform"), platform === "unknown" ? "" : platform),
        fact(t("Algorithm"), token["algorithm"]),
        fact(t("Registration"), token["registration_id"]),
      ],
    };
  },
  realm: (realm) => {
    const t = vscode.l10n.t;
    return {
      pills: pills(
        isDeletedRealm(realm as Readonly<Realm>)
          ? { text: t("Deleted"), icon: "trash", tone: "warning" }
          : { text: t("Active"), icon: "pass", tone: "good" },
        readBoolean(realm["is_default"])
          ? { text: t("Default of the account"), icon: "star-full", tone: "info" }
          : undefined,
      ),
      text: readText(realm["description"]),
      facts: [timeFact(t("Deleted"), realm["deleted_at"])],
    };
  },
  balance: (balance) => ({
    pills: [],
    facts: [
      fact(vscode.l10n.t("Total"), balance["balance"], balance["unit"]),
      timeFact(vscode.l10n.t("Ends"), balance["expiration"]),
      fact(vscode.l10n.t("Account"), balance["customer_id"]),
    ],
  }),
  quota: (quota) => ({
    pills: [],
    facts: [
      fact(vscode.l10n.t("Users"), readText(quota["usage"]) ?? quota["users"]),
      fact(vscode.l10n.t("Quota"), readText(quota["total_quota"]) ?? quota["realm_quota"]),
      timeFact(vscode.l10n.t("Ends"), quota["end_date"]),
    ],
  }),
  count: () => ({ pills: [], facts: [] }),
  task: (task) => ({
    pills: pills({ text: readText(task["status"]) ?? "", icon: "checklist", tone: "info" }),
    facts: [],
  }),
};

const typeWords: Readonly<Record<TokenType, () => Pill>> = {
  mobile: () => ({ text: vscode.l10n.t("Mobile token"), icon: "device-mobile", tone: "plain" }),
  hardware: () => ({ text: vscode.l10n.t("Hardware token"), icon: "key", tone: "plain" }),
  temporary: () => ({ text: vscode.l10n.t("Temporary token"), icon: "watch", tone: "info" }),
};
