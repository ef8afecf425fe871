import { describe, expect, it } from 'vitest';
import { FILE_ORDER, nextOrder, sortEntries } from '../../renderer/steps/preview/sort-entries.ts';
import { type PlannedEntry } from '../../shared/domain/plan.ts';

const entry = (number: number, name: string, subject: string): PlannedEntry => ({
  number,
  function: name === '' ? 'System Administrator Security Token' : 'CCM+TFTP',
  kind: 'other',
  origin: 'this-cluster',
  name,
  address: name,
  subject,
  issuer: '',
  certificateSha1: '',
  change: 'kept',
  signs: false,
  lock: null,
});

const ENTRIES = [entry(1, '', 'cn=token'), entry(2, '10.48.47.153', ''), entry(3, '10.48.47.9', ''), entry(4, '10.48.47.153', '')];
const numbers = (column: 'number' | 'function' | 'name', descending: boolean): readonly number[] => sortEntries(ENTRIES, { column, descending }).map(({ number }) => number);

describe('the entries of the preview', () => {
  it('stand in the order of the file at first', () => {
    expect(sortEntries(ENTRIES, FILE_ORDER)).toEqual(ENTRIES);
  });

  it('are sorted by name with figures as numbers, tokens by their subject, and equal ones as in the file', () => {
    expect(numbers('name', false)).toEqual([3, 2, 4, 1]);
    expect(numbers('function', false)).toEqual([2, 3, 4, 1]);
  });

  it('turn round when the same column is pressed again, and begin ascending with another one', () => {
    expect(numbers('number', true)).toEqual([4, 3, 2, 1]);
    expect(nextOrder(FILE_ORDER, 'number')).toEqual({ column: 'number', descending: true });
    expect(nextOrder({ column: 'number', descending: true }, 'number')).toEqual(FILE_ORDER);
    expect(nextOrder({ column: 'number', descending: true }, 'name')).toEqual({ column: 'name', descending: false });
  });
});
