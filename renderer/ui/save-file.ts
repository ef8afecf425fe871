/** Gives a table to the browser to be saved: spreadsheets take a CSV file for UTF-8 only when it begins with a byte order mark. */
export const saveCsv = (name: string, csv: string): void => saveFile(name, `\uFEFF${csv}`);

/** Gives a text or bytes to the browser to be saved under a name, of which letters and digits of every script stay. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const type = typeof content === 'string' ? 'text/plain' : 'application/octet-stream';
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[^\p{L}\p{M}\p{N}_.-]/gu, '_');
  link.click();
  URL.revokeObjectURL(address);
}
