import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo } from "preact/hooks";
import type { RecordTexts } from "../../records/messages";
import { blockAt, maximumLines, textBlocks } from "./rawText";
import type { View } from "./view";
import { fill } from "./words";

interface Props {
  readonly texts: RecordTexts;
  readonly view: View;
  readonly content: RefObject<HTMLElement | null>;
  readonly scrollTop: number;
  readonly onScroll: (top: number) => void;
}

/** Matches marked before and after the current one. */
const markedAround = 500;

/** The record as text, to read and select. The browser lays out only the visible blocks (`content-visibility`). */
export function RawView({ texts, view, content, scrollTop, onScroll }: Props) {
  const { tree, query, found, current } = view;
  const { blocks, cut } = useMemo(() => textBlocks(tree.text), [tree]);

  useLayoutEffect(() => {
    if (content.current) content.current.scrollTop = scrollTop;
  }, []);
  useEffect(() => {
    const scroller = content.current;
    if (!scroller) return;
    const rangeAt = (offset: number): Range | undefined => {
      const block = blockAt(blocks, offset);
      const start = offset - (blocks[block]?.start ?? 0);
      const node = scroller.children[block]?.firstChild;
      if (!node || start + query.length > (node.nodeValue?.length ?? 0)) return undefined;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + query.length);
      return range;
    };
    const near = found.offsets.slice(Math.max(0, current - markedAround), current + markedAround);
    CSS.highlights.set("found", new Highlight(...near.flatMap((offset) => rangeAt(offset) ?? [])));
    const offset = found.offsets[current];
    const range = offset === undefined ? undefined : rangeAt(offset);
    CSS.highlights.set("current", new Highlight(...(range ? [range] : [])));
    if (range) showRange(scroller, range);
    return () => CSS.highlights.clear();
  }, [blocks, found, current]);

  return (
    <>
      <div
        ref={content as RefObject<HTMLDivElement | null>}
        class="raw"
        role="region"
        tabIndex={0}
        aria-label={texts.raw}
        onScroll={(event) => onScroll(event.currentTarget.scrollTop)}
      >
        {blocks.map(({ start, text, lines }) => (
          <pre key={start} style={{ containIntrinsicBlockSize: `auto ${lines * 1.5}em` }}>
            {text}
          </pre>
        ))}
      </div>
      {cut && <p class="limit">{fill(texts.rawCut, maximumLines.toLocaleString())}</p>}
    </>
  );
}

/** Scrolls the range to the middle unless it is visible. */
function showRange(scroller: HTMLElement, range: Range): void {
  const line = range.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (line.top < frame.top || line.bottom > frame.bottom) {
    scroller.scrollTop += line.top - frame.top - frame.height / 2;
  }
}
