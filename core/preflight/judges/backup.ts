import { type BackupRun } from '../../../shared/domain/platform/answers.ts';
import { found, notRead, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { type Result } from '../../../shared/domain/result.ts';
import { type NodeCertificate, type NodeCertificates } from './certificates.ts';

/** Hours that a local time may be from UTC, either way: the abbreviation of its zone names several. */
const ZONES = 14;
const HOUR = 3_600_000;
const CERTAIN: readonly string[] = ['UTC', 'GMT', 'UCT', 'Z'];

/** From when to when a run may have been over, milliseconds since 1970. */
function over({ completedAt, zone }: BackupRun): { readonly first: number; readonly last: number } {
  const local = Date.parse(`${completedAt}Z`);
  const doubt = CERTAIN.includes(zone.toUpperCase()) ? 0 : ZONES * HOUR;
  return { first: local - doubt, last: local + doubt };
}

const newest = (runs: readonly BackupRun[]): BackupRun | undefined => [...runs].sort((one, other) => other.completedAt.localeCompare(one.completedAt))[0];
const youngest = (one: NodeCertificate, other: NodeCertificate): NodeCertificate => (Date.parse(other.validFrom) > Date.parse(one.validFrom) ? other : one);
/** As the node printed it, with its zone. */
const minute = ({ completedAt, zone }: BackupRun): string => `${completedAt.slice(0, 16).replace('T', ' ')} ${zone}`;

/** Whether the last good backup holds the present keys: it has to be newer than every certificate (administration guide, certificate management). */
export function judgeBackup(read: Result<readonly BackupRun[]>, { certificates, gaps }: NodeCertificates): readonly PreflightRow[] {
  if (!read.ok) return [notRead('backup', read.error)];
  const good = newest(read.value.filter(({ result }) => result === 'success'));
  if (good === undefined) return [found('backup', 'none', { params: {} })];
  const date = minute(good);
  const [first] = certificates;
  const last = first === undefined ? undefined : certificates.reduce(youngest, first);
  const since = last === undefined ? NaN : Date.parse(last.validFrom);
  const { first: earliest, last: latest } = over(good);
  if (last !== undefined && latest < since) return [found('backup', 'older', { params: { date, service: last.service, since: last.validFrom } })];
  // One that was not read may be younger.
  if (last === undefined || gaps.length > 0 || earliest < since) return [found('backup', 'not-compared', { params: { date } })];
  const failed = newest(read.value.filter(({ result, completedAt }) => result !== 'success' && completedAt > good.completedAt));
  return [failed === undefined ? found('backup', 'newer', { params: { date } }) : found('backup', 'last-failed', { params: { date, failed: minute(failed) } })];
}
