/**
 * A table as RFC 4180 has it, lines ended by CR LF. A value that a spreadsheet would take for a formula is set off by an apostrophe:
 * names and descriptions come from the cluster.
 */
export const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');

function field(value: string): string {
  const bare = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(bare) ? `"${bare.replaceAll('"', '""')}"` : bare;
}
