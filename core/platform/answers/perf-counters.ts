import { type Answer, type PerfCounters } from '../../../shared/domain/platform/answers.ts';
import { fold, known, unknown } from './answer.ts';

const HEAD = /^-? ?Perf class \(Cisco CallManager\) has instances and values ?:?$/i;
const QUERY = /^(?:==>)? ?query class ?:?$/i;
/** ` -> CallsActive = 3`, as nodes print every class (Cisco guides on replication and music on hold; `CallsActive` by one program). Counters of an instance have its name in front. */
const ROW = /^(?:(\S.{0,80}) )?-> ([A-Za-z%][A-Za-z0-9 %/()._-]{0,100}?) ?= ?(-?\d{1,15})(?:\.\d{1,6})?$/;
const MAX_ROWS = 2000;
const MAX_LINE = 400;

/** Answer of `show perf query class "Cisco CallManager"`. */
export function readPerfCounters(text: string): Answer<PerfCounters> {
  const lines = text.split(/\r\n|\r|\n/).map((line) => fold(line.slice(0, MAX_LINE))).filter((line) => line !== '' && !QUERY.test(line));
  if (lines.length === 0) return unknown('no-output');
  const [head = '', ...rows] = lines;
  if (!HEAD.test(head) || rows.length > MAX_ROWS) return unknown('words-unknown', head);
  const counters = new Map<string, number>();
  for (const row of rows) {
    const [, instance, name, value] = ROW.exec(row) ?? [];
    if (name === undefined) return unknown('words-unknown', row);
    if (instance !== undefined) continue;
    if (counters.has(name)) return unknown('contradictory', row);
    counters.set(name, Number(value));
  }
  return counters.size === 0 ? unknown('incomplete', head) : known(counters);
}
