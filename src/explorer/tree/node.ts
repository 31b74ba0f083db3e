import type * as vscode from "vscode";
import type { Profile } from "../../profiles/profile";
import type { Content } from "./content";

/**
 * One row of a view. A row object lives as long as what it shows stays listed, so that selection and expansion survive
 * a change. Every row belongs to a profile.
 */
export abstract class TreeNode {
  /** What is under the row; absent for a leaf. */
  readonly content?: Content;
  /** Further lines of the tooltip, where the service has to be asked for them: that happens when the tooltip is shown. */
  readonly details?: (signal: AbortSignal) => Promise<readonly string[]>;
  /** The row above; absent for a profile's row. */
  abstract readonly parent: TreeNode | undefined;
  abstract readonly profile: Profile;

  /** @param id stable and unique within the view, starting with the profile's id. */
  constructor(readonly id: string) {}

  get profileId(): string {
    return this.profile.id;
  }

  abstract treeItem(): vscode.TreeItem;
}

/** A row under another one. */
export abstract class ChildNode extends TreeNode {
  constructor(
    id: string,
    override readonly parent: TreeNode,
  ) {
    super(id);
  }

  override get profile(): Profile {
    return this.parent.profile;
  }
}
