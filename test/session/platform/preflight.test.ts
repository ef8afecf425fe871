import { expect, test } from 'vitest';
import { PREFLIGHT_IDS } from '../../../shared/domain/preflight/rules.ts';
import { preflightBegan, preflightLeft, preflightRow } from '../../../shared/session/platform/preflight.ts';

test('what was left before it was read counts neither as found to be in order nor as unknown', () => {
  const began = preflightBegan(null, PREFLIGHT_IDS);
  expect(preflightLeft(began)).toMatchObject({ counts: { fail: 0, unknown: 0, warn: 0, pass: 0 }, unread: PREFLIGHT_IDS.length });
  const row = (id: 'nodes' | 'clocks', verdict: 'pass' | 'fail', nodes: readonly string[]) => ({ id, verdict, finding: 'x', nodes, params: {}, error: null });
  // A row may stand there twice, where nodes differ; it is one that was read.
  const read = preflightRow(preflightRow(began, 'nodes', [row('nodes', 'pass', ['a'])]), 'clocks', [row('clocks', 'pass', ['a']), row('clocks', 'fail', ['b'])]);
  expect(preflightLeft(read)).toMatchObject({ rows: [], counts: { fail: 1, unknown: 0, pass: 2 }, unread: PREFLIGHT_IDS.length - 2 });
});
