import { expect, it } from 'vitest';
import { pick } from '../../../practice/nodes/seed.ts';
import { type CliCommand, type CliContext } from '../../../practice/platform/cli/command.ts';
import { NO_COMMAND, refusalOf } from '../../../practice/platform/cli/refusals.ts';
import { SEEDS } from '../../helpers/seed.ts';

const command = { words: 'utils service restart', level: 1, argument: 'none', duringUpgrade: 'no', run: () => [] } as const satisfies CliCommand;

/** Why a node of this seed refuses it. */
function refused(seed: number, level: 0 | 4, isUpgrading: boolean, asked: CliCommand = command): string | undefined {
  const context = { model: { isUpgrading: () => isUpgrading, pick: (question: string, forms: readonly [unknown, ...unknown[]]) => pick(seed, question, forms) }, node: {}, level } as unknown as CliContext;
  return refusalOf(context, asked);
}

const ofUpgrade = (words: string | undefined): boolean => words !== undefined && /upgrade/i.test(words);

it('a node refuses what is above the level, and what has to wait for the end of an upgrade; which of them comes first differs by seed', () => {
  for (const seed of SEEDS) {
    expect(refused(seed, 4, false)).toBeUndefined();
    expect(ofUpgrade(refused(seed, 4, true))).toBe(true);
    expect([refused(seed, 0, false) !== undefined, ofUpgrade(refused(seed, 0, false))]).toEqual([true, false]);
  }
  expect(new Set(SEEDS.map((seed) => ofUpgrade(refused(seed, 0, true))))).toEqual(new Set([true, false]));
  expect(new Set(SEEDS.map((seed) => refused(seed, 0, false)))).toContain(NO_COMMAND);
});

it('whether level 0 may run what no document tells the level of differs by seed too', () => {
  expect(new Set(SEEDS.map((seed) => refused(seed, 0, false, { ...command, level: 'unknown' }) === undefined))).toEqual(new Set([true, false]));
});
