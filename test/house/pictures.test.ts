import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { shownPictures } from '../../scripts/shown-pictures.mjs';

const folder = 'docs/images';

it('docs/images holds each picture that a page shows, and no other', () => {
  const present = readdirSync(path.resolve(import.meta.dirname, '../..', folder)).map((name) => `${folder}/${name}`);
  expect(shownPictures()).toEqual(present.sort());
  expect(present.length).toBeGreaterThan(0);
  expect(present.length).toBeLessThanOrEqual(60);
});
