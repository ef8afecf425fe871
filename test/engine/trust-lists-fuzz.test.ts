import { expect, it } from 'vitest';
import { createTrustListsDesk } from '../../core/calls/trust-lists/desk.ts';
import { compareTrustLists, trustListCertificate, trustListEntries, trustListText } from '../../core/calls/trust-lists/look.ts';
import { openList } from '../../core/calls/trust-lists/open.ts';
import { TRUST_LIST_TEXT } from '../../shared/domain/trust-list.ts';
import { bendBytes, bendTree } from '../helpers/mutate.ts';
import { must } from '../helpers/founding-document.ts';
import { fuzzBases } from '../helpers/fuzz-bases.ts';
import { Random } from '../helpers/random.ts';
import { rawBytes } from '../helpers/raw-file.ts';
import { runs } from '../helpers/runs.ts';

const FILES = runs(400, 20_000);
const SEED = 20_261_126;
/** No single answer about a small file takes the loop longer, in milliseconds of processor time. */
const LONGEST = 500;

it(`answers every look at ${FILES} bent files: each is refused with a reason, or shown whole, and compared`, async () => {
  const random = new Random(SEED);
  const bases = fuzzBases();
  const desk = createTrustListsDesk();
  const bench = { trustLists: desk };
  let [shown, refused, before] = [0, 0, 0];
  for (let number = 0; number < FILES; number += 1) {
    const base = random.pick(bases);
    const bytes = number % 2 === 0 ? rawBytes(bendTree(base.file, random)) : bendBytes(rawBytes(base.file), rawBytes(random.pick(bases).file), random);
    const started = process.cpuUsage();
    const opened = openList(desk, { name: 'bent', bytes, modified: null, served: false });
    if (opened.ok) {
      const { id, entries: inAll } = opened.value;
      const { entries } = must(await trustListEntries(bench, { id, from: 0 }));
      expect(entries).toHaveLength(inAll);
      const { text, more } = must(await trustListText(bench, { id, part: 0 }));
      expect([text.length > 0, text.length <= TRUST_LIST_TEXT, more]).toEqual([true, true, false]);
      for (const { number: entry, certificate } of entries) expect((await trustListCertificate(bench, { id, number: entry })).ok).toBe(typeof certificate !== 'string');
      if (before > 0) expect((await compareTrustLists(bench, { first: before, second: id, from: 0 })).ok).toBe(true);
      before = id;
      shown += 1;
    } else {
      expect(opened.error.code).toMatch(/^ctl-file\.(?:empty|unreadable|other-kind)$/);
      refused += 1;
    }
    const { user } = process.cpuUsage(started);
    expect(user / 1000).toBeLessThan(LONGEST);
  }
  // Both kinds were there.
  expect(Math.min(shown, refused)).toBeGreaterThan(FILES / 20);
});
