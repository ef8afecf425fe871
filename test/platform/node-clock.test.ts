import { expect, it } from 'vitest';
import { pick } from '../../practice/nodes/seed.ts';
import { findingSentence } from '../../shared/texts/sentences/change.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { startPlatformEngine } from '../helpers/platform/engine.ts';

/** With this seed the publisher has lost its time server, its clock is 43 minutes behind, and its file service tells the time. */
const BEHIND = 5;

it('of a node whose clock differs from that of this computer is told before the change and in its plan, by what was read anyway', async () => {
  expect([pick(BEHIND, 'nodes without a time server', ['subscriber', 'publisher', 'every node']), pick(BEHIND, 'clock of a node without a time server: minutes ahead', [17, -43, 0]), pick(BEHIND, 'file service: header Date', [true, false])]).toEqual(['publisher', -43, true]);
  const walk = await startPlatformEngine('clock-unsynchronised', BEHIND);
  try {
    await walk.probe();
    await walk.signIn(true);
    const clocks = walk.view().preflight?.rows.filter(({ id }) => id === 'clocks').map(({ verdict, finding, nodes, params }) => ({ verdict, finding, nodes, params }));
    // What passes between the two clocks' seconds and the answer is left out.
    expect(clocks).toEqual([
      { verdict: 'fail', finding: 'not-synchronised', nodes: ['10.48.47.153'], params: {} },
      { verdict: 'warn', finding: 'behind', nodes: ['10.48.47.153'], params: { minutes: 42 } },
    ]);
    await walk.do('continuePreflight', {});
    await walk.do('choosePlatformChange', { kind: 'update' });
    const found = (walk.view().plan?.findings ?? []).filter(({ rule }) => rule.includes('clock'));
    expect(found).toMatchObject([{ rule: 'node-clock-behind', severity: 'warn', params: { servers: '10.48.47.153', minutes: 42 } }]);
    const [finding] = found;
    if (finding === undefined) return expect.fail();
    expect(findingSentence(finding, LANGUAGES.en)).toContain('The clock of 10.48.47.153 is at least 42 minutes behind the clock of this computer. Find out which one is wrong and set it before you go on: the new CTL file takes its time from the publisher');
    expect(findingSentence(finding, LANGUAGES.ja)).toContain('42 分以上遅れています');
  } finally {
    await walk.close();
  }
});
