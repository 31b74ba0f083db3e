import type { Profile } from "../../profiles/profile";
import type { RecordKind } from "../../services/model";
import type { ErrorReporter } from "../../ui/errorReporter";
import type { RowLook } from "../rows/rowLook";
import type { ViewName } from "../../manifest/views";

/** Words errors for people, and names the ways out. */
export type RowErrors = Pick<ErrorReporter, "describe" | "words" | "remedies">;

/** What rows need of the view they are in. */
export interface TreeHost {
  readonly view: ViewName;
  readonly errors: RowErrors;
  /** Whether the view has a filter set; an empty list is worded accordingly. */
  readonly filtered: boolean;
  /** A row, or what is under it, looks different now. */
  changed(node: TreeNode): void;
  /** What is under a row was loaded, or failed to; its summary may differ. */
  loaded(node: TreeNode): void;
  /** Selects a row and gives it the keyboard. */
  reveal(node: TreeNode): Promise<void>;
}

/** What is under a row; see `Content`, which is all there is of it. */
export interface RowContent {
  readonly rows: readonly TreeNode[];
  readonly loading: boolean;
  readonly error: unknown;
  readonly summary: string;
  /** When it was last loaded, epoch ms. */
  readonly loadedAt: number;
  children(): Promise<readonly TreeNode[]>;
  load(): Promise<void>;
  filterChanged(): void;
  invalidate(): void;
  forget(): void;
  refresh(): void;
  recordNode(kind: RecordKind, id: string): TreeNode | undefined;
  walk(): Iterable<RowContent>;
  dispose(): void;
}

/**
 * One row of a view. A row object lives as long as what it shows stays listed, so that selection and expansion survive
 * a change. Every row belongs to a profile.
 */
export abstract class TreeNode {
  /** What is under the row; absent for a leaf. */
  readonly content?: RowContent;
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

  /** How the row looks now. */
  abstract look(): RowLook;
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
