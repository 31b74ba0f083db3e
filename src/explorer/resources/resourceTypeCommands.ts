import * as vscode from "vscode";
import type { CommandTable } from "../../commands";
import type { QuickInput } from "../../ui/quickInput";
import { cloudName, knownClouds } from "../rows/alertWords";
import type { GroupNode } from "../tree/groupNode";
import type { OtherTypeNode } from "./resourceTypeNode";
import type { ResourceTypes } from "./resourceTypes";

/** Adds types of resource to the Resources view, and removes added ones. */
export class ResourceTypeCommands {
  constructor(
    private readonly types: ResourceTypes,
    private readonly quickInput: QuickInput,
  ) {}

  commands(): CommandTable {
    return {
      "forticloud.resources.addType": (row?: Partial<OtherTypeNode>) => this.add(row?.cloud),
      "forticloud.resources.removeType": (row?: GroupNode) => this.remove(row),
    };
  }

  private async add(known: string | undefined): Promise<void> {
    const title = vscode.l10n.t("Add Resource Type");
    const cloud = known ?? (await this.askCloud(title));
    if (cloud === undefined) return;
    const type = await this.quickInput.input({
      title: `${title}: ${cloudName(cloud)}`,
      prompt: vscode.l10n.t("The type's name as FortiCNP writes it, such as S3 Bucket"),
      validate: (text) => {
        if (text.trim() === "") return vscode.l10n.t("Enter a type.");
        return this.types.of(cloud).includes(text.trim()) ? vscode.l10n.t("This type is listed already.") : undefined;
      },
    });
    if (typeof type === "string") await this.types.add(cloud, type.trim());
  }

  private async remove(row: GroupNode | undefined): Promise<void> {
    const [cloud, type] =
      typeof row?.parent === "object" && "key" in row.parent
        ? [String(row.parent.key), row.key]
        : await this.askAdded();
    if (cloud !== undefined && type !== undefined) await this.types.remove(cloud, type);
  }

  private async askCloud(title: string): Promise<string | undefined> {
    const cloud = await this.quickInput.pick<string>({
      title,
      placeholder: vscode.l10n.t("In which cloud?"),
      rows: knownClouds.map((value) => ({ label: cloudName(value), value })),
    });
    return typeof cloud === "string" ? cloud : undefined;
  }

  private async askAdded(): Promise<readonly [cloud?: string, type?: string]> {
    const added = knownClouds.flatMap((cloud) =>
      this.types
        .of(cloud)
        .filter((type) => this.types.isAdded(cloud, type))
        .map((type) => ({ label: type, description: cloudName(cloud), value: [cloud, type] as const })),
    );
    const answer = await this.quickInput.pick<readonly [string, string]>({
      title: vscode.l10n.t("Remove Resource Type"),
      placeholder:
        added.length === 0 ? vscode.l10n.t("No type was added") : vscode.l10n.t("Which type is to be listed no more?"),
      rows: added,
    });
    return typeof answer === "object" ? answer : [];
  }
}
