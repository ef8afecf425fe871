import { safeText } from '../../../shared/ctl-file/text.ts';
import { type Answer, type ReplicatedNode, type ReplicationState } from '../../../shared/domain/platform/answers.ts';
import { localTime } from './local-time.ts';
import { fold, known, unknown } from './answer.ts';

/** Where the rows begin, and how many there are. */
const VIEW = /^Cluster Detailed View from \S{1,255} ?\((\d{1,3}) Servers?\) ?:?$/i;
/**
 * From 10.0 on `cucm-01 172.168.0.101 0.045 Y/Y/Y 0 (g_2) (2) Setup Completed`, before it `host address ping Yes Connected queue match Yes (2) PUB Setup Completed` (Cisco
 * documents on database replication for 10.5(2), Prime Collaboration Deployment 15, IM and Presence 9.0). What is not known stands there as `-`.
 */
const ROW = /^(\S{1,255}) (\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}) (?:\S.{0,200} )?\(([0-9]|-)\) ?([A-Za-z][A-Za-z0-9 /._-]{0,100})?$/i;
const STARTED = /\b(?:Replication status command started|(?:BROADCAST SYNC|SYNC)[A-Za-z0-9 ]{0,60}) at: ?(\d{4})-(\d\d)-(\d\d)-(\d\d)-(\d\d)\b/i;
const ASKED = /^Server Time: ?(.{1,60})$/i;
const CLEAN = /No Errors or Mismatches found|Sync Errors: ?NO ERRORS/i;
const FAULTY = /(?<!\bNo )\bErrors? (?:or|and) Mismatch(?:es)? (?:were |was )?found|\bErrors? found in \d|\bMismatch(?:es)? found in \d|Sync Errors: ?(?!NO ERRORS)[A-Z0-9]/i;
/** More than any cluster has. */
const MAX_NODES = 100;
const MAX_LINE = 2000;

/** Answer of `utils dbreplication runtimestate`: what the publisher knew of every node at the last check. A row that is missing or cannot be read makes it unknown. */
export function readReplication(text: string): Answer<ReplicationState> {
  const lines = text.split(/\r\n|\r|\n/).map((line) => (line.length > MAX_LINE ? line.slice(0, MAX_LINE) : line)).map(fold).filter((line) => line !== '');
  if (lines.length === 0) return unknown('no-output');
  const at = lines.findIndex((line) => VIEW.test(line));
  const count = Number(VIEW.exec(lines[at] ?? '')?.[1] ?? 0);
  if (at < 0 || count === 0 || count > MAX_NODES || lines.length > at + 50 + 4 * MAX_NODES) return unknown('words-unknown', lines.join(' ').slice(0, 1000));
  const nodes: ReplicatedNode[] = [];
  for (const line of lines.slice(at + 1)) {
    const [, name, address, state, words = ''] = ROW.exec(line) ?? [];
    if (name === undefined || address === undefined) {
      // Heads of columns hold no digits, but for the one that names a number of a state.
      if (/\d/.test(line)) return unknown('words-unknown', line);
      continue;
    }
    nodes.push({ name: safeText(name), address, state: state === '-' ? null : Number(state), words: safeText(words.trim()) });
  }
  if (nodes.length !== count || new Set(nodes.map(({ name }) => name)).size !== count) return unknown('incomplete', `${nodes.length} rows of ${count}`);
  const before = lines.slice(0, at);
  const [, year, month, day, hour, minute] = STARTED.exec(before.join(' ').slice(0, 10_000)) ?? [];
  const asked = before.map((line) => ASKED.exec(line)?.[1]).find((time) => time !== undefined);
  const told = before.join(' ').slice(0, 10_000);
  const [isClean, isFaulty] = [CLEAN.test(told), FAULTY.test(told)];
  return known({
    nodes,
    checkedAt: year === undefined ? null : `${year}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}`,
    askedAt: localTime(asked ?? '')?.time.slice(0, 16) ?? null,
    hasErrors: isClean === isFaulty ? null : isFaulty,
  });
}
