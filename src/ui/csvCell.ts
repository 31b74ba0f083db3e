/** The start of a formula in a spreadsheet, after blanks and quotes. */
const formula = `(?=['\\s"\\u200b\\ufeff]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20])`;
/** The start of a cell with any separator that spreadsheets use, such as a semicolon in much of Europe. */
const cellStart = "(^|[;\\t|\\r\\n])";
const unguarded = new RegExp(cellStart + formula, "g");
const guarded = new RegExp(`${cellStart}'${formula}`, "g");

/**
 * A value as a CSV cell. An apostrophe guards each place where a spreadsheet would read a formula, including cells of other separators.
 * Values with separators, quotes or line breaks are quoted. {@link cellText} reverses it.
 */
export function csvCell(value: string): string {
  const text = value.replace(unguarded, "$1'");
  return /[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvLine(values: readonly string[]): string {
  return values.map(csvCell).join(",");
}

/** The value of an unquoted cell without the apostrophes of {@link csvCell}. */
export function cellText(text: string): string {
  return text.replace(guarded, "$1");
}
