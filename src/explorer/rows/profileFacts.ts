import * as vscode from "vscode";
import type { ServiceId } from "../../contract";
import type { Connections } from "../../profiles/connections";
import type { Profile } from "../../profiles/profile";
import type { ClientType } from "../../services/fortitoken/clientType";
import type { FortiCnpClient } from "../../services/forticnp/client";
import { readText } from "../../services/readers";
import { tooltipLine } from "./rowLook";
import { localTime } from "./time";

/** What is known of the service's side of a profile, a line each. Nothing is asked of the service for it. */
export async function profileFacts(
  { id, service }: Profile,
  connections: Pick<Connections, "fortitoken" | "forticnp">,
): Promise<readonly string[]> {
  const read: Readonly<Record<ServiceId, () => Promise<readonly string[]>>> = {
    fortitoken: async () => [
      tooltipLine(vscode.l10n.t("Server version"), (await connections.fortitoken(id)).facts.version),
    ],
    forticnp: async () => tokenFacts(await connections.forticnp(id)),
  };
  return read[service]();
}

/** The live token's claims and when it and its refresh token end, as far as a sign-in told. */
function tokenFacts(client: FortiCnpClient): readonly string[] {
  const facts = client.tokenFacts();
  if (!facts) return [];
  const { claims, accessExpiresAt, refreshExpiresAt } = facts;
  const claim = (name: string): string => {
    const value = claims[name];
    return Array.isArray(value) ? value.map((part) => readText(part) ?? "").join(", ") : (readText(value) ?? "");
  };
  return [
    tooltipLine(vscode.l10n.t("Token issued by"), claim("iss")),
    tooltipLine(vscode.l10n.t("Account"), claim("aid")),
    tooltipLine(vscode.l10n.t("Scope"), claim("scope")),
    tooltipLine(vscode.l10n.t("Products"), claim("host")),
    tooltipLine(vscode.l10n.t("Token valid until"), localTime(new Date(accessExpiresAt))),
    tooltipLine(
      vscode.l10n.t("Refresh token valid until"),
      refreshExpiresAt === undefined ? undefined : localTime(new Date(refreshExpiresAt)),
    ),
  ];
}

/** What type of client the application is, in the service's words; empty while that is not known. */
export function clientTypeFact(type: ClientType | undefined): string {
  if (type === undefined) return "";
  const words = type === "web" ? vscode.l10n.t("web application") : vscode.l10n.t("management application");
  return tooltipLine(vscode.l10n.t("Client"), words);
}
