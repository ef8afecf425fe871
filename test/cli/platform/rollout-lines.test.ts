import { describe, expect, it } from 'vitest';
import { pilotAnswer } from '../../../cli/platform/rollout/answer.ts';
import { newLines, NOTHING_TOLD } from '../../../cli/platform/rollout/progress.ts';
import { type RolloutEnd, rolloutExit, rolloutJson, rolloutLastLines, rolloutLines } from '../../../cli/platform/rollout/report.ts';
import { NO_PHONES } from '../../../shared/domain/rollout/progress.ts';
import { fail } from '../../../shared/domain/result.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';
import { pilot, restart, rolloutReport, rolloutView } from '../../helpers/rollout-report.ts';

const { en } = LANGUAGES;

it('of a restart that could not be written down nothing says that its records are there', () => {
  const unwritten = fail('file.not-written', '/data/rollouts/x/journal.jsonl', { path: '/data/rollouts/x/journal.jsonl', detail: 'ENOSPC' }).error;
  expect(rolloutLines({ id: 'x', report: null, folder: '/data/rollouts/x', error: unwritten, isOpen: true }, en)[1]).toBe(fill(en.rollout.keptPartly, { folder: '/data/rollouts/x' }));
});

describe('progress on the terminal', () => {
  it('tells each thing once, in the order in which it comes', () => {
    const view = rolloutView({ restarts: [restart({ status: 'running', upTimeAfter: null, servedSha256: null }), restart({ status: 'waiting', node: '10.48.47.154' })], pilots: [pilot({ verdict: 'waiting' })], wait: { what: 'service', where: '10.48.47.153', since: '2026-11-26T04:00:00.000Z' } });
    const first = newLines(NOTHING_TOLD, view, en);
    expect(first.lines).toEqual(['[restarting] 10.48.47.153  Cisco Tftp  up for 4 d 20 h', '... 10.48.47.153: restart of the service, waiting until it runs again']);
    expect(newLines(first.told, view, en).lines).toEqual([]);
    const second = newLines(first.told, { ...view, restarts: [restart()], wait: null, pilots: [pilot()] }, en);
    expect(second.lines).toEqual([expect.stringMatching(/^\[restarted and read back\] 10\.48\.47\.153 {2}Cisco Tftp {2}up for 42 s/), '[holds the new CTL file] pilot SEP001D45B5A2C1  by the MD5 that it shows']);
  });

  it('tells thirty thousand phones in some twenty lines', () => {
    let told = NOTHING_TOLD;
    const lines: string[] = [];
    for (let back = 0; back <= 30_000; back += 100) {
      const next = newLines(told, rolloutView({ part: 'phones', restarts: [], pilots: [], counts: { ...NO_PHONES, waiting: 30_000 - back, 'came-back': back } }), en);
      told = next.told;
      lines.push(...next.lines);
    }
    expect(lines).toHaveLength(20);
    expect(lines.at(-1)).toBe('Phones: came back: 30000');
  });
});

describe('what a person types about a pilot phone', () => {
  it.each([
    ['md5 0f1e', { name: 'SEP1', md5: '0f1e' }],
    ['SHA-1: 0f 1e', { name: 'SEP1', sha1: '0f 1e' }],
    [' serial 4a:5b ', { name: 'SEP1', serial: '4a:5b' }],
    ['Refused', { name: 'SEP1', refused: true }],
    ['ｍｄ５　０ｆ', { name: 'SEP1', md5: '0f' }],
    ['0f1e', null],
    ['md5', null],
    ['refused it', null],
    ['', null],
  ])('%j', (typed, answer) => expect(pilotAnswer('SEP1', typed)).toEqual(answer));
});

describe('the end', () => {
  const end = (part: Partial<RolloutEnd> = {}): RolloutEnd => ({ id: '20261126T041233Z-0a1b2c3d', report: rolloutReport(), folder: '/data/rollouts/x', error: null, isOpen: false, ...part });
  const { error: refused } = fail('login.refused', '10.48.47.153');

  it.each([
    ['done', end({ report: rolloutReport({ outcome: 'done' }) }), 0],
    ['incomplete', end(), 1],
    ['a pilot that refused', end({ report: rolloutReport({ outcome: 'refused' }) }), 1],
    ['a pilot that refused, which can go on', end({ report: rolloutReport({ outcome: 'refused', isOver: false }), isOpen: true }), 1],
    ['something that was not read', end({ report: rolloutReport({ outcome: 'unknown' }) }), 3],
    ['paused', end({ report: rolloutReport({ isOver: false }), isOpen: true }), 3],
    ['no report', end({ report: null }), 3],
    ['a password that was refused', end({ isOpen: true, error: refused }), 1],
  ])('%s has its exit code', (_, one, code) => {
    expect(rolloutExit(one)).toBe(code);
    expect(rolloutJson(one).ok).toBe(code === 0);
  });

  it('says where everything lies, and how it goes on', () => {
    expect(rolloutLines(end(), en).slice(-2)).toEqual([expect.stringContaining('report.html'), expect.stringContaining('/data/rollouts/x')]);
    const ways = ['Continue with: ctl rollout 20261126T041233Z-0a1b2c3d', 'End it here: ctl rollout 20261126T041233Z-0a1b2c3d --end'];
    expect(rolloutLines(end({ isOpen: true }), en).slice(-2)).toEqual(ways);
    const [restart] = rolloutReport().restarts;
    if (restart === undefined) return expect.fail();
    const stopped = end({ isOpen: true, report: rolloutReport({ outcome: 'failed', isOver: false, error: refused, restarts: [{ ...restart, node: '10.1.1.2', service: 'Cisco CallManager', status: 'failed' }] }) });
    expect(rolloutLastLines(stopped, en)).toEqual([
      en.rollout.outcome.failed,
      en.rollout.notOver,
      `10.48.47.153: ${en.errors['login.refused'].title}.`,
      ways[0],
      'Continue without the restart that failed: ctl rollout 20261126T041233Z-0a1b2c3d --skip callmanager@10.1.1.2',
      ways[1],
    ]);
    expect(rolloutLines(end({ report: null, folder: '', error: refused }), en)).toEqual([en.errors['login.refused'].title]);
  });
});
