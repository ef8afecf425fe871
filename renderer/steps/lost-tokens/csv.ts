/**
 * A table as RFC 4180 has it, with the byte order mark by which spreadsheets know UTF-8. A value that a spreadsheet would take for a
 * formula is set off by an apostrophe: names and descriptions come from the cluster.
 */
export const csv = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

function cell(value: string): string {
  const bare = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(bare) ? `"${bare.replaceAll('"', '""')}"` : bare;
}
