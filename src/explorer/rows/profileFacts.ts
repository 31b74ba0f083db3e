import * as vscode from "vscode";
import type { ServiceId } from "../../contract";
import type { Connections } from "../../profiles/connections";
import type { Profile } from "../../profiles/profile";
import type { ClientType } from "../../services/fortitoken/clientType";
import type { FortiCnpClient } from "../../services/forticnp/client";
import { readText } from "../../services/readers";
import { tooltipLine } from "./rowLook";
import { localTime } from "./time";

/** Facts about a profile from the service, one per line. Sends no request. */
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

/** The claims and expiry times of the current token, as far as they are known. */
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

/** The type of the client as text; empty if unknown. */
export function clientTypeFact(type: ClientType | undefined): string {
  if (type === undefined) return "";
  const words = type === "web" ? vscode.l10n.t("web application") : vscode.l10n.t("management application");
  return tooltipLine(vscode.l10n.t("Client"), words);
}
