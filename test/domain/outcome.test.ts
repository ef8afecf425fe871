import { describe, expect, it } from 'vitest';
import { contradictionOf, type EndTruth, type HeldFile, outcomeOf, type PlaceTruth } from '../../shared/domain/outcome.ts';
import { fail } from '../../shared/domain/result.ts';

const LOST = fail('connect.lost', 'sub', { detail: 'closed' }).error;

const place = (where: string, holds: HeldFile, over: Partial<PlaceTruth> = {}): PlaceTruth => ({
  where,
  holds,
  found: `${holds} file`,
  before: 'previous',
  judged: true,
  written: true,
  ...over,
});

/** Mixed mode was asked to become non-secure mode. */
const truth = (mode: EndTruth['mode']['value'], places: readonly PlaceTruth[], over: Partial<EndTruth> = {}): EndTruth => ({
  modeBefore: 'mixed',
  modeAsked: 'non-secure',
  mode: { value: mode },
  places,
  ...over,
});

/** The publisher writes, the others get what it hands on. */
const handedOn = (...held: readonly HeldFile[]): readonly PlaceTruth[] => held.map((holds, index) => place(`node-${index}`, holds, { written: index === 0 }));
const writtenEach = (...held: readonly HeldFile[]): readonly PlaceTruth[] => held.map((holds, index) => place(`server-${index}`, holds));

describe('how a change ended', () => {
  it.each([
    ['is done when mode and every place are as asked', truth('non-secure', writtenEach('new', 'new')), 'done'],
    ['is done when the file alone was to change', truth('mixed', writtenEach('new', 'new'), { modeAsked: 'mixed' }), 'done'],
    ['is done although a place that is not judged holds an older file', truth('non-secure', [...handedOn('new'), place('x', 'previous', { judged: false, written: false })]), 'done'],
    ['is not complete while the place that writes, though nobody judges it, lacks the file', truth('non-secure', [place('pub', 'previous', { judged: false }), place('sub', 'new', { written: false })]), 'incomplete'],
    ['is not complete when the mode could not be read', truth('unknown', writtenEach('new', 'new')), 'incomplete'],
    ['is not complete when the mode alone changed', truth('non-secure', writtenEach('previous', 'previous')), 'incomplete'],
    ['is not complete when one place holds the new file', truth('mixed', writtenEach('previous', 'new')), 'incomplete'],
    ['is not complete when one place holds a file that nobody knows', truth('mixed', writtenEach('previous', 'other')), 'incomplete'],
    ['is not complete when a place could not be read', truth('non-secure', writtenEach('new', 'unknown')), 'incomplete'],
    ['is not done when everything is as before', truth('mixed', writtenEach('previous', 'previous')), 'not-done'],
    ['is not done where there was no file and is none', truth('mixed', [place('pub', 'none', { before: 'none' })]), 'not-done'],
    ['is not done when what is handed on could not be read where it goes, but is as before where it comes from', truth('mixed', handedOn('previous', 'unknown')), 'not-done'],
    ['is unknown when one of the places that are written could not be read', truth('mixed', writtenEach('previous', 'unknown')), 'unknown'],
    ['is unknown when the file is gone', truth('mixed', writtenEach('none')), 'unknown'],
    ['is unknown when the mode could not be read', truth('unknown', writtenEach('previous')), 'unknown'],
    ['is unknown when there is no place to read', truth('non-secure', []), 'unknown'],
  ] as const)('%s', (_, seen, outcome) => {
    expect(outcomeOf(seen)).toBe(outcome);
  });
});

describe('what keeps a change from being done', () => {
  const reading = { step: 'prove', publisher: 'pub', expected: 'abc' };
  const proofFailed = (where: string, expected: string, found: string) => fail('apply.proof-failed', where, { step: 'prove', expected, found }).error;

  it.each([
    ['is nothing when it is done', truth('non-secure', writtenEach('new')), null],
    ['is why the mode could not be read', truth('unknown', writtenEach('new'), { mode: { value: 'unknown', error: LOST } }), LOST],
    ['is the mode that was read', truth('mixed', writtenEach('new', 'previous')), proofFailed('pub', 'non-secure', 'mixed')],
    ['is the first place without the new file', truth('non-secure', writtenEach('new', 'previous', 'other')), proofFailed('server-1', 'abc', 'previous file')],
    ['is no place that decides nothing', truth('non-secure', [place('idle', 'other', { judged: false, written: false }), ...writtenEach('other')]), proofFailed('server-0', 'abc', 'other file')],
    ['is why a place could not be read', truth('non-secure', [place('sub', 'unknown', { error: LOST })]), LOST],
    ['is the publisher where no place is known', truth('non-secure', []), proofFailed('pub', 'abc', '')],
  ])('%s', (_, seen, error) => {
    expect(contradictionOf(seen, reading)).toEqual(error);
  });
});
