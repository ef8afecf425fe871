import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

function make(name: string): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/** A folder for all tests of a file, or of a `describe`; it goes with the last of them. Not to be called inside a test. */
export function folderOfFile(name: string): string {
  const { folder, remove } = make(name);
  afterAll(remove);
  return folder;
}

/** A folder that goes with the test that asks for it. */
export function folderOfTest(name: string): string {
  const { folder, remove } = make(name);
  onTestFinished(remove);
  return folder;
}
