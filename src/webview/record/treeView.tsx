import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { RecordTexts } from "../../records/messages";
import { isExpanded } from "./expansion";
import { sameNode, type JsonNode } from "./jsonTree";
import { maximumRows, visibleRows } from "./rows";
import { treeKey, typeAhead } from "./treeKeys";
import { TreeRow } from "./treeRow";
import { useVirtualRows } from "./useVirtualRows";
import { openable, type View, type ViewAction } from "./view";
import { fill } from "./words";

interface Props {
  readonly texts: RecordTexts;
  readonly view: View;
  readonly dispatch: (action: ViewAction) => void;
  readonly content: RefObject<HTMLElement | null>;
  readonly scrollTop: number;
  readonly onScroll: (top: number) => void;
  readonly copyValue: (node: JsonNode) => void;
  readonly copyPath: (node: JsonNode) => void;
}

/** Type-ahead starts over after such a pause, milliseconds. */
const typingPause = 700;

/** The record as a tree. The tree itself has the keyboard focus; `aria-activedescendant` names the selected row. */
export function TreeView({ texts, view, dispatch, content, scrollTop, onScroll, copyValue, copyPath }: Props) {
  const { tree, expansion, selected, query } = view;
  const rows = useMemo(() => visibleRows(tree, expansion), [tree, expansion]);
  const at = useMemo(() => rows.findIndex((row) => sameNode(row, selected)), [rows, selected]);
  const rowHeight = useMemo(readRowHeight, []);
  const virtual = useVirtualRows({
    scroller: content,
    count: rows.length,
    rowHeight,
    keep: at,
    initialTop: scrollTop,
  });
  const typed = useRef({ letters: "", at: 0 });
  const drawnBefore = useRef(false);

  useLayoutEffect(() => {
    content.current?.style.setProperty("--row-height", `${rowHeight}px`);
  }, []);
  useEffect(() => {
    if (drawnBefore.current && at >= 0) virtual.scrollTo(at);
    drawnBefore.current = true;
  }, [at, view.current, query]);

  const letter = (key: string): ViewAction | undefined => {
    const now = performance.now();
    const going = now - typed.current.at < typingPause ? typed.current.letters : "";
    if (going === "" && /^[cp]$/i.test(key)) {
      (key.toLowerCase() === "c" ? copyValue : copyPath)(selected);
      return undefined;
    }
    typed.current = { letters: going + key, at: now };
    return typeAhead(rows, at, going + key);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((content.current?.clientHeight ?? 0) / rowHeight) - 1);
    const isLetter = event.key.length === 1 && /[\p{L}\p{N}_]/u.test(event.key);
    const action = isLetter ? letter(event.key) : treeKey(event.key, rows, at, expansion, page);
    if (action) dispatch(action);
    if (action || isLetter) event.preventDefault();
  };
  const click = (node: JsonNode): void => {
    if (document.getSelection()?.isCollapsed === false) return;
    dispatch({ type: "select", node });
    const container = openable(node);
    if (container) dispatch({ type: "setOpen", containers: [container], open: !isExpanded(expansion, container) });
  };

  return (
    <>
      <div
        ref={content as RefObject<HTMLDivElement | null>}
        class="tree"
        role="tree"
        tabIndex={0}
        aria-label={texts.tree}
        aria-activedescendant={at >= 0 ? `row-${at}` : undefined}
        onKeyDown={press}
        onScroll={(event) => onScroll(event.currentTarget.scrollTop)}
      >
        <div class="rows" role="presentation" style={{ height: `${virtual.height}px` }}>
          {virtual.indexes.map((index) => {
            const row = rows[index];
            if (!row) return null;
            const container = openable(row);
            return (
              <TreeRow
                key={index}
                {...{ texts, row, index, query, copyValue, copyPath }}
                top={virtual.topOf(index)}
                selected={index === at}
                open={container && isExpanded(expansion, container)}
                onClick={click}
              />
            );
          })}
        </div>
      </div>
      {rows.length >= maximumRows && <p class="limit">{fill(texts.tooManyRows, maximumRows.toLocaleString())}</p>}
    </>
  );
}

/** Rows grow with the editor's font; pixels. */
function readRowHeight(): number {
  const size = parseFloat(getComputedStyle(document.body).getPropertyValue("--vscode-editor-font-size"));
  return Math.max(22, Math.round((Number.isNaN(size) ? 14 : size) * 1.57));
}
