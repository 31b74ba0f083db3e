import type { RefObject } from "preact";
import type { PanelMessage, RecordTexts } from "../../records/messages";
import { Help } from "./help";
import type { Host } from "./host";
import { IconButton } from "./iconButton";
import { SearchBox } from "./searchBox";
import { localTime } from "./times";
import type { View, ViewAction } from "./view";
import { fill } from "./words";

interface Props {
  readonly host: Host;
  readonly start: Extract<PanelMessage, { type: "start" }>;
  readonly texts: RecordTexts;
  readonly record: Extract<PanelMessage, { type: "record" }>;
  readonly view: View;
  readonly dispatch: (action: ViewAction) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly focusContent: () => void;
  readonly loading: boolean;
  readonly language: string;
}

/** The record's title, its age and the actions on it. */
export function Toolbar({
  host,
  start,
  texts,
  record,
  view,
  dispatch,
  search,
  focusContent,
  loading,
  language,
}: Props) {
  const copyJson = (): void => host.postMessage({ type: "copy", text: view.tree.text, what: "json" });
  return (
    <header>
      <div class="heading">
        <h1>{record.title}</h1>
        <p>
          {record.subtitle}
          <span class="read-at">{fill(texts.readAt, localTime(record.readAt, language))}</span>
        </p>
        {start.preview && (
          <p class="preview">
            <span title={texts.previewMeaning}>{texts.preview}</span>
            <button type="button" class="link" onClick={() => host.postMessage({ type: "keepOpen" })}>
              {texts.keepOpen}
            </button>
          </p>
        )}
      </div>
      <div class="tools" role="toolbar" aria-label={texts.toolbar}>
        <SearchBox {...{ texts, view, dispatch, input: search, focusContent }} />
        <div class="buttons">
          <IconButton
            icon="expand-all"
            label={texts.expandAll}
            disabled={view.raw}
            onClick={() => dispatch({ type: "expandAll" })}
          />
          <IconButton
            icon="collapse-all"
            label={texts.collapseAll}
            disabled={view.raw}
            onClick={() => dispatch({ type: "collapseAll" })}
          />
          <IconButton
            icon={view.raw ? "list-tree" : "code"}
            label={view.raw ? texts.showTree : texts.showRaw}
            onClick={() => dispatch({ type: "setRaw", raw: !view.raw })}
          />
          <IconButton icon="copy" label={texts.copyJson} onClick={copyJson} />
          <IconButton
            icon="terminal"
            label={texts.copyAsCurl}
            onClick={() => host.postMessage({ type: "copyAsCurl" })}
          />
          <IconButton
            icon="go-to-file"
            label={texts.openAsJson}
            onClick={() => host.postMessage({ type: "openAsJson" })}
          />
          <IconButton
            icon="refresh"
            label={loading ? texts.refreshing : texts.refresh}
            busy={loading}
            onClick={() => host.postMessage({ type: "refresh" })}
          />
          <Help texts={texts} />
        </div>
      </div>
    </header>
  );
}
