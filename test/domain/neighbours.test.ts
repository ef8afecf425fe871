import { describe, expect, it } from 'vitest';
import { NEIGHBOURS, neighboursLeft, NOT_COUNTED } from '../../shared/domain/neighbours.ts';

const names = (...args: Parameters<typeof neighboursLeft>) => neighboursLeft(...args).map(({ neighbour }) => neighbour);

describe('what stands beside the phones', () => {
  it('is everything where the mode goes, counted or not', () => {
    expect(neighboursLeft('mixed', 'non-secure', NOT_COUNTED)).toEqual(NEIGHBOURS.map((neighbour) => ({ neighbour, count: null })));
  });

  it('is no conference bridge on the way to mixed mode, where none is kept out', () => {
    expect(names('non-secure', 'mixed', NOT_COUNTED)).toEqual(NEIGHBOURS.filter((one) => one !== 'conference-bridges'));
  });

  it('is only who looks at the file itself where the mode stays', () => {
    for (const mode of ['mixed', 'non-secure'] as const) expect(names(mode, mode, NOT_COUNTED)).toEqual(['unity-connection', 'cti-clients']);
  });

  it('is told with its number, and not at all where it was counted as none', () => {
    const counts = { ...NOT_COUNTED, 'secure-devices': 12, 'expressway-c': 0 };
    expect(neighboursLeft('mixed', 'non-secure', counts).slice(0, 4)).toEqual([
      { neighbour: 'secure-devices', count: 12 },
      { neighbour: 'encrypted-configuration', count: null },
      { neighbour: 'secure-trunks', count: null },
      { neighbour: 'unity-connection', count: null },
    ]);
  });
});
