/** A piece of the raw text: whole lines. */
export interface TextBlock {
  /** Position in the whole text. */
  readonly start: number;
  readonly text: string;
  readonly lines: number;
}

const linesPerBlock = 400;
/** With more lines the element would be higher than a browser allows. */
export const maximumLines = 1_400_000;

/** The text in blocks of lines, so that the browser lays out only the visible ones. Ends after `limit` lines. */
export function textBlocks(text: string, limit = maximumLines): { blocks: TextBlock[]; cut: boolean } {
  const blocks: TextBlock[] = [];
  let start = 0;
  let end = 0;
  let lines = 0;
  let total = 0;
  while (end < text.length && total < limit) {
    const newLine = text.indexOf("\n", end);
    end = newLine === -1 ? text.length : newLine + 1;
    lines++;
    total++;
    if (lines === linesPerBlock || end === text.length || total === limit) {
      blocks.push({ start, text: text.slice(start, end), lines });
      start = end;
      lines = 0;
    }
  }
  return { blocks, cut: end < text.length };
}

/** The block that holds this position of the whole text. */
export function blockAt(blocks: readonly TextBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
