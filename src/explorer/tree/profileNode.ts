import * as vscode from "vscode";
import type { ClientTypes } from "../../profiles/clientTypes";
import type { Connections } from "../../profiles/connections";
import { serviceNames, type Profile } from "../../profiles/profile";
import { clientTypeFact, profileFacts } from "../rows/profileFacts";
import { joinParts, tooltipLine, type RowLook } from "../rows/rowLook";
import { type RowContent, TreeNode } from "./node";

/** The sources of a profile row's texts. */
export interface ProfileKnowledge {
  readonly connections: Pick<Connections, "state" | "fortitoken" | "forticnp">;
  readonly clientTypes: Pick<ClientTypes, "get">;
}

/** The row of a profile. It is hidden if the view shows only one; the content is then the root of the view. */
export class ProfileNode extends TreeNode {
  override readonly parent = undefined;
  override readonly content: RowContent;
  override readonly details = (): Promise<readonly string[]> => profileFacts(this.profile, this.known.connections);
  shown = true;
  /** The others are collapsed, so that their lists are read only when they are expanded. */
  isFirst = true;

  constructor(
    public override profile: Profile,
    private readonly known: ProfileKnowledge,
    content: (node: ProfileNode) => RowContent,
  ) {
    super(profile.id);
    this.content = content(this);
  }

  override look(): RowLook {
    const { label, service, host, readOnly, sandbox, company, roleId } = this.profile;
    const state = this.known.connections.state(this.profile.id);
    const clientType = this.known.clientTypes.get(this.profile);
    const signedIn = state === "signedOut" || state === "refused" ? "signedOut" : "signedIn";
    return {
      id: this.id,
      label,
      description: joinParts(stateWords[state]() || this.content.summary, readOnly ? vscode.l10n.t("read-only") : ""),
      icon: sandbox ? "beaker" : "account",
      tooltip: [
        `${serviceNames[service]}: ${label}`,
        tooltipLine(vscode.l10n.t("Host"), host),
        tooltipLine(vscode.l10n.t("Company"), company?.name),
        tooltipLine(vscode.l10n.t("Role"), roleId),
        clientTypeFact(clientType),
        stateWords[state](),
        readOnly ? vscode.l10n.t("Read-only: changes are refused.") : "",
      ],
      context: ["profile", service, signedIn, readOnly ? "readOnly" : "writable", clientType ?? ""],
      children: this.isFirst ? "expanded" : "collapsed",
    };
  }
}

/** Only states that require an action have a text. */
const stateWords: Readonly<Record<ReturnType<Connections["state"]>, () => string>> = {
  unknown: () => "",
  signedIn: () => "",
  signedOut: () => vscode.l10n.t("signed out"),
  refused: () => vscode.l10n.t("sign-in refused"),
};
