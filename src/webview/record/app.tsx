import { useEffect, useReducer, useRef } from "preact/hooks";
import type { PanelMessage } from "../../records/messages";
import { Failure } from "./banners";
import type { Host } from "./host";
import { parseJson } from "./parseJson";
import { RecordView } from "./recordView";
import { changeView, openView, saveView, type SavedView, type View, type ViewAction } from "./view";

type Start = Extract<PanelMessage, { type: "start" }>;
type RecordMessage = Extract<PanelMessage, { type: "record" }>;

/** The page as a whole: what the extension sent, and how it is looked at. */
export interface Page {
  readonly start?: Start;
  readonly record?: RecordMessage;
  readonly view?: View;
  readonly loading: boolean;
  readonly failure?: string;
  /** Said by the live region; the count makes the same words said again. */
  readonly announcement: { readonly text: string; readonly count: number };
}

export function App({ host }: { readonly host: Host }) {
  const saved = useRef(host.getState());
  const [page, dispatch] = useReducer(
    (current: Page, message: PanelMessage | ViewAction) => changePage(current, message, saved.current?.view),
    { loading: true, announcement: { text: "", count: 0 } },
  );

  useEffect(() => {
    const receive = (event: MessageEvent<PanelMessage>): void => dispatch(event.data);
    window.addEventListener("message", receive);
    host.postMessage({ type: "ready" });
    return () => window.removeEventListener("message", receive);
  }, [host]);

  const { start, record, view } = page;
  const scroll = useRef(saved.current?.scroll ?? { tree: 0, raw: 0 });
  const save = useRef<() => void>(() => undefined);
  save.current = () => {
    if (!start) return;
    host.setState({ ref: start.ref, scroll: scroll.current, ...(view ? { view: saveView(view) } : {}) });
  };
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saveSoon = (): void => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => save.current(), 100);
  };
  useEffect(saveSoon, [start, view?.expansion, view?.selected, view?.raw, view?.query]);

  if (!start) return null;
  if (record && view) {
    return (
      <RecordView
        host={host}
        texts={start.texts}
        page={page}
        record={record}
        view={view}
        dispatch={dispatch}
        scrollTop={scroll.current[view.raw ? "raw" : "tree"]}
        onScroll={(top) => {
          scroll.current = { ...scroll.current, [view.raw ? "raw" : "tree"]: top };
          saveSoon();
        }}
      />
    );
  }
  return (
    <main class="page">
      <header>
        <h1>{start.title}</h1>
      </header>
      {page.failure === undefined ? (
        <p class="waiting" role="status">
          <span class="codicon codicon-loading codicon-modifier-spin" aria-hidden="true" />
          {start.texts.loading}
        </p>
      ) : (
        <Failure host={host} texts={start.texts} message={page.failure} loading={page.loading} />
      )}
    </main>
  );
}

function changePage(page: Page, message: PanelMessage | ViewAction, saved: SavedView | undefined): Page {
  switch (message.type) {
    case "start":
      return { ...page, start: message };
    case "loading":
      return { ...page, loading: true };
    case "record": {
      const view = showRecord(message.json, page.view, saved);
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

/** A record read again keeps what is open, selected and searched; one shown again after a while gets it from the saved state. */
function showRecord(json: string, view: View | undefined, saved: SavedView | undefined): View {
  if (view?.tree.text === json) return view;
  return openView(parseJson(json), view ? saveView(view) : saved);
}
