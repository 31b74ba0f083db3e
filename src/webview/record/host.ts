import type { PageMessage } from "../../records/messages";
import type { RecordRef } from "../../records/recordRef";
import type { SavedView } from "./view";

/** What survives while the page is hidden or the window reloads. `ref` is what the extension brings the panel back by. */
interface PageState {
  readonly ref: RecordRef;
  readonly view?: SavedView;
  readonly scroll: ScrollPositions;
}

/** Pixels, apart for the tree and the raw text. */
interface ScrollPositions {
  readonly tree: number;
  readonly raw: number;
}

/** The page's only way out. */
export interface Host {
  postMessage(message: PageMessage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}

declare global {
  function acquireVsCodeApi(): Host;
}
