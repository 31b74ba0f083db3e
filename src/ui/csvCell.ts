/**
 * A value as a cell of a CSV file. One that a spreadsheet would take for a formula gets an apostrophe in front; one with separators,
 * quotes or line breaks is quoted.
 */
export function csvCell(value: string): string {
  const guarded = /^[\s\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

export function csvLine(values: readonly string[]): string {
  return values.map(csvCell).join(",");
}
