import type { PageMessage } from "../../records/messages";
import type { RecordRef } from "../../records/recordRef";
import type { SavedView } from "./view";

/**
 * The state that survives while the page is hidden or the window reloads. The extension restores the panel by `ref`
 * and `preview`.
 */
export interface PageState {
  readonly ref: RecordRef;
  readonly preview: boolean;
  readonly view?: SavedView;
  readonly scroll: ScrollPositions;
}

/** Scroll positions of the tree and of the raw text, pixels. */
interface ScrollPositions {
  readonly tree: number;
  readonly raw: number;
}

/** The page's only connection to the extension. */
export interface Host {
  postMessage(message: PageMessage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}

declare global {
  function acquireVsCodeApi(): Host;
}
