import type { PanelMessage } from "../../records/messages";
import type { RecordRef } from "../../records/recordRef";
import type { PageState } from "./host";
import { parseJson } from "./parseJson";
import { changeView, openView, saveView, type SavedView, type View, type ViewAction } from "./view";

type Start = Extract<PanelMessage, { type: "start" }>;
type RecordMessage = Extract<PanelMessage, { type: "record" }>;

/** The state of the page: the data from the extension, and how they are shown. */
export interface Page {
  readonly start?: Start;
  readonly record?: RecordMessage;
  readonly view?: View;
  readonly loading: boolean;
  readonly failure?: string;
  /** The text of the live region; the count makes a screen reader repeat an unchanged text. */
  readonly announcement: { readonly text: string; readonly count: number };
}

/**
 * The page after a message of the extension or a user action.
 * @param saved what an earlier page saved, of this record or another one
 */
export function changePage(page: Page, message: PanelMessage | ViewAction, saved: PageState | undefined): Page {
  switch (message.type) {
    case "start": {
      const isSame = page.start !== undefined && sameRef(page.start.ref, message.ref);
      return isSame ? { ...page, start: message } : { loading: true, announcement: page.announcement, start: message };
    }
    case "loading":
      return { ...page, loading: true };
    case "record": {
      const isSaved = saved && page.start && sameRef(saved.ref, page.start.ref);
      const view = showRecord(message.json, page.view, isSaved ? saved.view : undefined);
      const { failure: _gone, ...rest } = page;
      return { ...rest, loading: false, record: message, view };
    }
    case "failed":
      return { ...page, loading: false, failure: message.message };
    case "announce":
      return { ...page, announcement: { text: message.text, count: page.announcement.count + 1 } };
    default:
      return page.view ? { ...page, view: changeView(page.view, message) } : page;
  }
}

export function sameRef(a: RecordRef, b: RecordRef): boolean {
  return a.profileId === b.profileId && a.kind === b.kind && a.id === b.id;
}

/**
 * A refetched record keeps expansion, selection and search; a page that is shown again restores them from the saved
 * state.
 */
function showRecord(json: string, view: View | undefined, saved: SavedView | undefined): View {
  if (view?.tree.text === json) return view;
  return openView(parseJson(json), view ? saveView(view) : saved);
}
