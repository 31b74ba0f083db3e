import * as vscode from "vscode";
import type { CommandTable } from "../commands";
import type { Target } from "../records/target";
import type { QuickInput } from "../ui/quickInput";
import { knownClouds } from "../explorer/rows/alertRow";
import { cloudName } from "../services/forticnp/alertWords";
import type { Explorer } from "../explorer/explorer";
import type { ResourceTypes } from "../explorer/resources/resourceTypes";

/** Adds types of resource to the Resources view, and removes added ones. */
export class ResourceTypeCommands {
  constructor(
    private readonly explorer: Pick<Explorer, "resourceTypes" | "resourceTypeOf">,
    private readonly quickInput: QuickInput,
  ) {}

  commands(): CommandTable<Target> {
    return {
      "forticloud.resources.addType": () => this.add(),
      "forticloud.resources.removeType": ({ row }: Target) => this.remove(row),
    };
  }

  private get types(): ResourceTypes {
    return this.explorer.resourceTypes;
  }

  private async add(): Promise<void> {
    const title = vscode.l10n.t("Add Resource Type");
    const cloud = await this.askCloud(title);
    if (cloud === undefined) return;
    const type = await this.quickInput.input({
      title: `${title}: ${cloudName(cloud)}`,
      prompt: vscode.l10n.t("Name of the type in FortiCNP, such as S3 Bucket"),
      validate: (text) => {
        if (text.trim() === "") return vscode.l10n.t("Enter a type.");
        return this.types.of(cloud).includes(text.trim()) ? vscode.l10n.t("This type is already listed.") : undefined;
      },
    });
    if (typeof type === "string") await this.types.add(cloud, type.trim());
  }

  private async remove(row: object | undefined): Promise<void> {
    const { cloud, type } = this.explorer.resourceTypeOf(row) ?? (await this.askAdded());
    if (cloud !== undefined && type !== undefined) await this.types.remove(cloud, type);
  }

  private async askCloud(title: string): Promise<string | undefined> {
    const cloud = await this.quickInput.pick<string>({
      title,
      placeholder: vscode.l10n.t("Select the cloud"),
      rows: knownClouds.map((value) => ({ label: cloudName(value), value })),
    });
    return typeof cloud === "string" ? cloud : undefined;
  }

  private async askAdded(): Promise<{ readonly cloud?: string; readonly type?: string }> {
    const added = knownClouds.flatMap((cloud) =>
      this.types
        .of(cloud)
        .filter((type) => this.types.isAdded(cloud, type))
        .map((type) => ({ label: type, description: cloudName(cloud), value: { cloud, type } })),
    );
    const answer = await this.quickInput.pick<{ cloud: string; type: string }>({
      title: vscode.l10n.t("Remove Resource Type"),
      placeholder:
        added.length === 0
          ? vscode.l10n.t("No resource type was added")
          : vscode.l10n.t("Select the resource type to remove"),
      rows: added,
    });
    return typeof answer === "object" ? answer : {};
  }
}
