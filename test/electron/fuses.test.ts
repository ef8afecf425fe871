import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FUSES } from '../helpers/fuses.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The lines below `electronFuses:`, which are one level deep. */
function stated(): Readonly<Record<string, boolean>> {
  const [, block = ''] = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')) ?? [];
  return Object.fromEntries([...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name = '', value]) => [name, value === 'true']));
}

describe('fuses', () => {
  it('are all stated, each as it has to be', () => {
    expect(stated()).toEqual(FUSES);
  });

  it('that the builder can set are all among them', () => {
    const { definitions } = JSON.parse(readFileSync(path.join(root, 'node_modules/app-builder-lib/scheme.json'), 'utf8')) as { definitions: { FuseOptionsV1: { properties: object } } };
    // The one that is no fuse: whether the program is signed again on macOS without a certificate.
    const settable = Object.keys(definitions.FuseOptionsV1.properties).filter((name) => name !== 'resetAdHocDarwinSignature');
    expect(Object.keys(FUSES).sort()).toEqual(settable.sort());
  });
});
