import type { Profile } from "../../profiles/profile";
import type { RecordKind } from "../../services/model";
import type { RecordList } from "./recordList";
import type { ErrorReporter } from "../../ui/errorReporter";
import type { RowLook } from "../rows/rowLook";
import type { ViewName } from "../../manifest/views";

/** Describes errors to the user and names the remedies. */
export type RowErrors = Pick<ErrorReporter, "describe" | "words" | "remedies">;

/** The view, as its rows see it. */
export interface TreeHost {
  readonly view: ViewName;
  readonly errors: RowErrors;
  /** Whether the view has a filter; an empty list then has another text. */
  readonly filtered: boolean;
  /** The filter as text. */
  readonly filterWords: string;
  /** Reports that a row or the rows under it have changed. */
  notifyChanged(node: TreeNode): void;
  /** Reports that the content of a row was loaded or failed to load. The row's summary may have changed. */
  notifyLoaded(node: TreeNode): void;
  /** Selects a row and moves the focus to it. */
  reveal(node: TreeNode): Promise<void>;
}

/** The content of a row: the rows under it. `Content` is the only implementation. */
export interface RowContent {
  readonly rows: readonly TreeNode[];
  readonly loading: boolean;
  readonly error: unknown;
  readonly summary: string;
  /** Epoch ms of the last successful load. */
  readonly loadedAt: number;
  children(): Promise<readonly TreeNode[]>;
  load(): Promise<void>;
  filterChanged(): void;
  invalidate(): void;
  forget(): void;
  refresh(): void;
  recordNode(kind: RecordKind, id: string): TreeNode | undefined;
  walk(): Iterable<RowContent>;
  lists(): readonly RecordList[];
  dispose(): void;
}

/**
 * One row of a view. The same object represents a row as long as the row is listed, so that selection and expansion
 * survive a change. Every row belongs to a profile.
 */
export abstract class TreeNode {
  /** Absent for a row that cannot be expanded. */
  readonly content?: RowContent;
  /** Reads further lines of the tooltip from the service, when the tooltip is shown. */
  readonly details?: (signal: AbortSignal) => Promise<readonly string[]>;
  /** The row above; absent for a profile's row. */
  abstract readonly parent: TreeNode | undefined;
  abstract readonly profile: Profile;

  /** @param id stable and unique within the view; starts with the profile's id */
  constructor(readonly id: string) {}

  get profileId(): string {
    return this.profile.id;
  }

  abstract look(): RowLook;
}

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
