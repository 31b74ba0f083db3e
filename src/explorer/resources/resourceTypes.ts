import * as vscode from "vscode";
import type { Disposable } from "../../disposables";
import { ownEntry } from "../../services/readers";

/** Types that the service is known to list [CNP 3.14]; others may exist. */
const documented: Readonly<Record<string, readonly string[]>> = {
  AWS: ["EC2 Instance", "S3 Bucket"],
  Azure: ["Azure Virtual Machine"],
  GoogleCloud: ["Compute Engine Instance"],
};

const key = "resources.types";

/** Cloud -> resource types: the documented ones, and those that the user added, which are stored across windows. */
export class ResourceTypes implements Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: vscode.Memento) {}

  of(cloud: string): readonly string[] {
    return [...(ownEntry(documented, cloud) ?? []), ...(ownEntry(this.added, cloud) ?? [])];
  }

  isAdded(cloud: string, type: string): boolean {
    return ownEntry(this.added, cloud)?.includes(type) ?? false;
  }

  async add(cloud: string, type: string): Promise<void> {
    if (this.of(cloud).includes(type)) return;
    await this.write(cloud, [...(ownEntry(this.added, cloud) ?? []), type]);
  }

  async remove(cloud: string, type: string): Promise<void> {
    await this.write(
      cloud,
      (ownEntry(this.added, cloud) ?? []).filter((known) => known !== type),
    );
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** Cloud -> added types; invalid stored values are ignored. */
  private get added(): Readonly<Record<string, readonly string[]>> {
    const stored: unknown = this.memento.get(key);
    if (typeof stored !== "object" || stored === null) return {};
    const lists = Object.entries(stored).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
    return Object.fromEntries(
      lists.map(([cloud, types]) => [cloud, types.filter((type): type is string => typeof type === "string")]),
    );
  }

  private async write(cloud: string, types: readonly string[]): Promise<void> {
    await this.memento.update(key, { ...this.added, [cloud]: types });
    this.changed.fire();
  }
}
