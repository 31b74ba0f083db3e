import { useEffect, useRef } from "preact/hooks";
import type { PanelMessage, RecordTexts } from "../../records/messages";
import { Failure, Notes } from "./banners";
import { DetailsBar } from "./detailsBar";
import type { Host } from "./host";
import { jsonPath } from "./jsonPath";
import { jsonOf, valueOf, type JsonNode } from "./jsonTree";
import type { Page } from "./page";
import { RawView } from "./rawView";
import { Summary } from "./summary";
import { Toolbar } from "./toolbar";
import { TreeView } from "./treeView";
import type { View, ViewAction } from "./view";

interface Props {
  readonly host: Host;
  readonly start: Extract<PanelMessage, { type: "start" }>;
  readonly texts: RecordTexts;
  readonly page: Page;
  readonly record: Extract<PanelMessage, { type: "record" }>;
  readonly view: View;
  readonly dispatch: (action: ViewAction) => void;
  readonly scrollTop: number;
  readonly onScroll: (top: number) => void;
}

/** A record on screen: title, tools, content, and the complete selected value. */
export function RecordView({ host, start, texts, page, record, view, dispatch, scrollTop, onScroll }: Props) {
  const search = useRef<HTMLInputElement>(null);
  const content = useRef<HTMLElement>(null);
  const latest = useRef(view);
  latest.current = view;
  const focusContent = (): void => content.current?.focus();

  const copyValue = (node: JsonNode): void => {
    const value = valueOf(node);
    const text = typeof value === "string" ? value : jsonOf(latest.current.tree, value);
    host.postMessage({ type: "copy", text, what: "value" });
  };
  const copyPath = (node: JsonNode): void => host.postMessage({ type: "copy", text: jsonPath(node), what: "path" });

  useEffect(() => {
    const focusSearch = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "f" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    };
    const copySelected = (event: ClipboardEvent): void => {
      const { raw, selected } = latest.current;
      const inTree = !raw && document.activeElement === content.current;
      if (!inTree || document.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      copyValue(selected);
    };
    document.addEventListener("keydown", focusSearch);
    document.addEventListener("copy", copySelected);
    return () => {
      document.removeEventListener("keydown", focusSearch);
      document.removeEventListener("copy", copySelected);
    };
  }, []);

  useEffect(() => {
    const intoContent = (): void => {
      if (document.activeElement === document.body) focusContent();
      host.postMessage({ type: "touched" });
    };
    if (document.hasFocus()) intoContent();
    window.addEventListener("focus", intoContent);
    return () => window.removeEventListener("focus", intoContent);
  }, []);

  const shared = { texts, view, content, scrollTop, onScroll };
  return (
    <main class="page" aria-busy={page.loading}>
      <Toolbar
        {...{ host, start, texts, record, view, dispatch, search, focusContent }}
        loading={page.loading}
        language={document.documentElement.lang}
      />
      {page.failure !== undefined && (
        <Failure host={host} texts={texts} message={page.failure} loading={page.loading} />
      )}
      <Notes texts={texts} notes={record.notes} />
      <Summary
        {...{ host, texts }}
        record={start.ref}
        summary={record.summary}
        language={document.documentElement.lang}
      />
      {view.raw ? (
        <RawView {...shared} />
      ) : (
        <>
          <TreeView {...shared} dispatch={dispatch} copyValue={copyValue} copyPath={copyPath} />
          <DetailsBar texts={texts} node={view.selected} />
        </>
      )}
      <p class="announcement" role="status" key="announcement">
        <span key={page.announcement.count}>{page.announcement.text}</span>
      </p>
    </main>
  );
}
