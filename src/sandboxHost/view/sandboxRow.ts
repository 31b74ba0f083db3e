import type { Fault } from "../../sandbox/fault";
import type { OptionName } from "../optionWords";
import type { PushState } from "../sandboxState";

/** One row of the Sandbox view. */
export interface SandboxRow {
  /** Stays while what it shows stays, so that expansion and selection survive a change. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: string;
  /** Id of a theme colour. */
  readonly color?: string;
  readonly tooltip?: string;
  /** Word for menu conditions. */
  readonly context?: string;
  /** What a click does: a command of ours, called with the row. */
  readonly command?: { readonly id: string; readonly title: string };
  readonly target?: ClickedRow;
  readonly rows?: readonly SandboxRow[];
  /** Whether the rows under it are shown at first. */
  readonly open?: boolean;
}

/** What the commands of a row act on. */
/** What a row stands for, when a command is run on it. */
export type ClickedRow =
  | { readonly push: PushState }
  | { readonly copies: string }
  | { readonly clientId: string; readonly secret: string }
  | { readonly option: OptionName }
  | { readonly fault: Fault };
