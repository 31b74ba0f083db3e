/** What a spreadsheet takes for the start of a formula; blanks and quotes may stand before it. */
const formula = `(?=['\\s"\\u200b\\ufeff]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20])`;
/** Where a cell begins, whatever separator a spreadsheet goes by: in much of Europe a semicolon. */
const cellStart = "(^|[;\\t|\\r\\n])";
const unguarded = new RegExp(cellStart + formula, "g");
const guarded = new RegExp(`${cellStart}'${formula}`, "g");

/**
 * A value as a cell of a CSV file. What a spreadsheet would take for a formula gets an apostrophe in front, also within the value where
 * another separator would begin a cell; one with separators, quotes or line breaks is quoted. {@link cellText} takes it back.
 */
export function csvCell(value: string): string {
  const text = value.replace(unguarded, "$1'");
  return /[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvLine(values: readonly string[]): string {
  return values.map(csvCell).join(",");
}

/** The value of an unquoted cell without the apostrophes that keep a spreadsheet from taking it for a formula. */
export function cellText(text: string): string {
  return text.replace(guarded, "$1");
}
