import { useEffect, useReducer, useRef } from "preact/hooks";
import type { PanelMessage } from "../../records/messages";
import { Failure } from "./banners";
import type { Host } from "./host";
import { changePage, sameRef, type Page } from "./page";
import { RecordView } from "./recordView";
import { saveView, type ViewAction } from "./view";

const noScroll = { tree: 0, raw: 0 };

export function App({ host }: { readonly host: Host }) {
  const saved = useRef(host.getState());
  const [page, dispatch] = useReducer(
    (current: Page, message: PanelMessage | ViewAction) => changePage(current, message, saved.current),
    { loading: true, announcement: { text: "", count: 0 } },
  );

  useEffect(() => {
    const receive = (event: MessageEvent<PanelMessage>): void => dispatch(event.data);
    window.addEventListener("message", receive);
    host.postMessage({ type: "ready" });
    return () => window.removeEventListener("message", receive);
  }, [host]);

  const { start, record, view } = page;
  const scroll = useRef(saved.current?.scroll ?? noScroll);
  const shownRef = useRef(saved.current?.ref);
  if (start && shownRef.current !== start.ref) {
    // Another record begins at its top.
    if (shownRef.current && !sameRef(shownRef.current, start.ref)) scroll.current = noScroll;
    shownRef.current = start.ref;
  }
  const save = useRef<() => void>(() => undefined);
  save.current = () => {
    if (!start) return;
    const { ref, preview } = start;
    host.setState({ ref, preview, scroll: scroll.current, ...(view ? { view: saveView(view) } : {}) });
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
        key={JSON.stringify(start.ref)}
        host={host}
        start={start}
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
