import { expect, it } from 'vitest';
import { PRACTICE_RELEASES, RELEASE_FACTS, releaseFacts } from '../../../practice/scenarios/platform/releases.ts';
import { drawSeed, pick } from '../../../practice/nodes/seed.ts';
import { PRACTICE_SEEDS } from '../../../shared/domain/practice-scenario.ts';
import { tokenlessSigner } from '../../../shared/domain/sast-roles.ts';

const FORMS = ['one', 'other', 'third'] as const;
const seeds = Array.from({ length: 300 }, (_, index) => index + 1);

it('picks the same form for the same seed and question, whatever else is asked', () => {
  for (const seed of seeds) expect(pick(seed, 'state of a service', FORMS)).toBe(pick(seed, 'state of a service', FORMS));
  // Kept, so that a seed that a person noted means the same after an update.
  expect(seeds.slice(0, 6).map((seed) => pick(seed, 'state of a service', FORMS))).toMatchInlineSnapshot(`
    [
      "third",
      "other",
      "one",
      "third",
      "one",
      "other",
    ]
  `);
});

it('picks each form for some seed, and not always the same for two questions', () => {
  const [first, second] = ['a', 'b'].map((question) => seeds.map((seed) => pick(seed, question, FORMS)));
  for (const picked of [first, second]) for (const form of FORMS) expect(picked?.filter((one) => one === form).length).toBeGreaterThan(60);
  expect(first?.filter((form, index) => form !== second?.[index]).length).toBeGreaterThan(100);
});

it('draws seeds that can be given again', () => {
  const drawn = seeds.map(drawSeed);
  for (const seed of drawn) expect(seed >= PRACTICE_SEEDS.first && seed <= PRACTICE_SEEDS.last).toBe(true);
  expect(new Set(drawn).size).toBeGreaterThan(290);
});

it.each(PRACTICE_RELEASES)('facts of %s belong together', (release) => {
  const facts = RELEASE_FACTS[release];
  expect(facts.version.startsWith(release)).toBe(true);
  expect(releaseFacts(facts.version)).toBe(facts);
  // What the client holds for a fact of the release is what the practice node does.
  expect(tokenlessSigner(facts.version) !== null).toBe(facts.utilsCtl);
  expect(facts.axlSchemas.at(-1)?.replace(/\.0$/, '')).toBe(release.replace(/\.0$/, ''));
});
