import { expect, it } from 'vitest';
import { COMMANDS } from '../../../cli/options/commands.ts';
import { runCtl } from '../../helpers/run-ctl.ts';
import { isLong } from '../../helpers/runs.ts';

/** What is shown to be typed on practice, and how it ends where nobody can be asked. */
const ENDS: Readonly<Record<string, number>> = {
  'set-cluster non-secure --practice': 0,
  'update --practice --scenario one-token-lost': 0,
  // The situation is one in which something fails.
  'preflight --practice --scenario replication-broken': 1,
  'reset-localkey --practice --scenario itlrecovery-regenerated --accept export-control-unknown': 0,
  'rollout --practice': 0,
  // The third line of the README.
  'set-cluster non-secure --via platform --practice --rollout': 0,
};

/** Restarts wait for services and phones, most of a minute. */
const isShort = (line: string): boolean => !/rollout/.test(line);

it('every example of practice in a help text is one of these', () => {
  const shown = Object.values(COMMANDS).flatMap((row) => ('end' in row && 'examples' in row.end ? row.end.examples : []));
  const onPractice = shown.filter((line) => line.includes('--practice'));
  expect(Object.keys(ENDS).filter((line) => !(onPractice as readonly string[]).includes(line))).toEqual(['set-cluster non-secure --via platform --practice --rollout']);
  expect(onPractice.filter((line) => ENDS[line] === undefined)).toEqual([]);
});

it.concurrent.each(Object.entries(ENDS).filter(([line]) => isLong || isShort(line)))('ctl %s, without a terminal, ends with %i', async (line, code) => {
  const ran = await runCtl(line.split(' '));
  expect(ran.code, ran.stderr).toBe(code);
  if (line.endsWith('--rollout')) expect(ran.stdout).toContain('Done: every service was restarted and read back, and every phone came back or is on the visit list as forecast.');
});
