import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

interface Options {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** The focused row, which is always drawn; -1 for none. */
  readonly keep: number;
  readonly initialTop: number;
}

interface VirtualRows {
  /** Height of all rows, pixels. */
  readonly height: number;
  /** The rows to draw, in order. */
  readonly indexes: readonly number[];
  /** Pixels from the top of all rows. */
  topOf(index: number): number;
  /** Scrolls as little as possible until the whole row is visible. */
  scrollTo(index: number): void;
}

/** Above the first and below the last row, pixels. */
const margin = 6;

/** Rows drawn above and below the visible ones, so that scrolling shows no gap. */
const overscan = 8;

/** Rows of one height, of which only the visible ones are drawn. */
export function useVirtualRows({ scroller, count, rowHeight, keep, initialTop }: Options): VirtualRows {
  const rowAt = (top: number): number => Math.floor((top - margin) / rowHeight);
  const [scrolledTo, setScrolledTo] = useState(rowAt(initialTop));
  const [inSight, setInSight] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    element.scrollTop = initialTop;
    const look = (): void => {
      setScrolledTo(rowAt(element.scrollTop));
      // A part of a row may be visible at each end.
      setInSight(Math.ceil(element.clientHeight / rowHeight) + 1);
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);

  // After rows are collapsed, the browser corrects its scroll position only at the next layout.
  const top = Math.min(scrolledTo, count - inSight);
  const first = Math.max(0, top - overscan);
  const end = Math.min(count, top + inSight + overscan);
  const indexes = Array.from({ length: end - first }, (_, offset) => first + offset);
  if (keep >= 0 && keep < first) indexes.unshift(keep);
  if (keep >= end && keep < count) indexes.push(keep);

  const topOf = (index: number): number => margin + index * rowHeight;
  const scrollTo = (index: number): void => {
    const element = scroller.current;
    if (!element) return;
    const [above, below] = [topOf(index) - margin, topOf(index + 1) + margin];
    if (above < element.scrollTop) element.scrollTop = above;
    else if (below > element.scrollTop + element.clientHeight) element.scrollTop = below - element.clientHeight;
  };
  return { height: count * rowHeight + 2 * margin, indexes, topOf, scrollTo };
}
