import type { RowLook } from "../../explorer/rows/rowLook";
import type { Fault } from "../../sandbox/fault";
import type { OptionName } from "../optionWords";
import type { PushState } from "../sandboxState";

/** One row of the Sandbox view. */
export interface SandboxRow extends Omit<RowLook, "context" | "children"> {
  /** Words for menu conditions, after "sandbox". */
  readonly context?: string;
  readonly target?: ClickedRow;
  readonly rows?: readonly SandboxRow[];
  /** Whether it is expanded at first. */
  readonly open?: boolean;
}

/** The target of a command on a row. */
export type ClickedRow =
  | { readonly push: PushState }
  | { readonly copies: string }
  | { readonly clientId: string; readonly secret: string }
  | { readonly option: OptionName }
  | { readonly fault: Fault };
