import * as vscode from "vscode";
import type { Connections } from "../../profiles/connections";
import type { Profile } from "../../profiles/profile";
import type { ClientKind } from "../../services/fortitoken/clientKind";
import type { FortiCnpClient } from "../../services/forticnp/client";
import { text } from "../../services/readers";
import { fact } from "./rowLook";
import { localTime } from "./time";

/** What is known of the service's side of a profile, a line each. Nothing is asked of the service for it. */
export async function profileFacts(
  { id, service }: Profile,
  connections: Pick<Connections, "fortitoken" | "forticnp">,
): Promise<readonly string[]> {
  if (service === "forticnp") return tokenFacts(await connections.forticnp(id));
  const { version } = (await connections.fortitoken(id)).facts;
  return [fact(vscode.l10n.t("Server version"), version)];
}

/** The live token's claims and when it and its refresh token end, as far as a sign-in told. */
function tokenFacts(client: FortiCnpClient): readonly string[] {
  const facts = client.tokenFacts();
  if (!facts) return [];
  const { claims, accessExpiresAt, refreshExpiresAt } = facts;
  const claim = (name: string): string => {
    const value = claims[name];
    return Array.isArray(value) ? value.map((part) => text(part) ?? "").join(", ") : (text(value) ?? "");
  };
  return [
    fact(vscode.l10n.t("Token issued by"), claim("iss")),
    fact(vscode.l10n.t("Account"), claim("aid")),
    fact(vscode.l10n.t("Scope"), claim("scope")),
    fact(vscode.l10n.t("Products"), claim("host")),
    fact(vscode.l10n.t("Token valid until"), localTime(new Date(accessExpiresAt))),
    fact(
      vscode.l10n.t("Refresh token valid until"),
      refreshExpiresAt === undefined ? undefined : localTime(new Date(refreshExpiresAt)),
    ),
  ];
}

/** What kind of client the application is, in the service's words; empty while that is not known. */
export function kindFact(kind: ClientKind | undefined): string {
  if (kind === undefined) return "";
  const words = kind === "web" ? vscode.l10n.t("web application") : vscode.l10n.t("management application");
  return fact(vscode.l10n.t("Client"), words);
}
