import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type Range,
} from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

interface Options {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** This row is always drawn: the focus is on it. */
  readonly keep: number;
  readonly initialOffset: number;
}

/** Above the first and below the last row, pixels. */
const margin = 6;

/** Rows of one height, of which only those in sight are drawn. */
export function useVirtualRows({
  scroller,
  count,
  rowHeight,
  keep,
  initialOffset,
}: Options): Virtualizer<HTMLElement, HTMLElement> {
  const [, redraw] = useReducer((drawn: number, _action: undefined) => drawn + 1, 0);
  const options = {
    count,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: margin,
    paddingEnd: margin,
    initialOffset,
    getScrollElement: () => scroller.current,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
    rangeExtractor: (range: Range) => withRow(defaultRangeExtractor(range), keep),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}

function withRow(indexes: number[], row: number): number[] {
  if (row < 0 || indexes.includes(row)) return indexes;
  return row < (indexes[0] ?? Infinity) ? [row, ...indexes] : [...indexes, row];
}
