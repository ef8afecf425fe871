import { type CallInput } from '../../../shared/contract/calls.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type PlatformTrustRow } from '../../../shared/session/platform/view.ts';
import { probeHttps } from '../../platform/https/pinned.ts';
import { type Workbench } from '../workbench.ts';

/** What the looking up of a key takes. */
export type TrustBench = Pick<Workbench, 'store' | 'platform' | 'trusted' | 'abort' | 'ssh'>;

type Service = PlatformTrustRow['service'];

/** A place to be asked for its key, and the name it has in the table. */
export interface TrustTarget {
  readonly node: string;
  readonly service: Service;
  readonly host: string;
  readonly port: number;
}

const keyOf = ({ host, port }: { readonly host: string; readonly port: number }): string => `${host}:${port}`;

function acceptedFor(bench: TrustBench, target: TrustTarget): Promise<Result<string | null>> {
  if (bench.store.state().atPractice) return Promise.resolve(ok(bench.platform.practicePins.get(keyOf(target)) ?? null));
  return bench.trusted.accepted(target.host, target.port);
}

type Presented = Pick<PlatformTrustRow, 'kind' | 'sha256' | 'fingerprint' | 'description'>;

async function presented(bench: TrustBench, { service, host, port }: TrustTarget): Promise<Result<Presented>> {
  const olderNode = bench.platform.named?.olderNode === true;
  const { signal } = bench.abort;
  if (service === 'ssh') {
    const key = await bench.ssh.probeHostKey({ host, port, olderNode, signal });
    if (!key.ok) return key;
    const { sha256, fingerprint, type, provedBySha1 } = key.value;
    if (provedBySha1) bench.platform.sha1HostKey = true;
    return ok({ kind: 'host-key', sha256, fingerprint, description: provedBySha1 ? `${type} (SHA-1)` : type });
  }
  const certificate = await probeHttps({ host, port, olderNode, signal });
  if (!certificate.ok) return certificate;
  const { sha256, subject } = certificate.value;
  return ok({ kind: 'certificate', sha256, fingerprint: sha256, description: subject.slice(0, 200) });
}

/** Asks one place for its key or certificate: handshake only. */
export async function trustRow(bench: TrustBench, target: TrustTarget): Promise<Result<PlatformTrustRow>> {
  const shown = await presented(bench, target);
  if (!shown.ok) return shown;
  const accepted = await acceptedFor(bench, target);
  if (!accepted.ok) return accepted;
  const standing = accepted.value === null ? 'unknown' : accepted.value === shown.value.sha256 ? 'known' : 'changed';
  return ok({ ...target, ...shown.value, standing, acceptedSha256: standing === 'changed' ? (accepted.value ?? '') : '' });
}

/** Why nothing may be sent to the places of the table yet, or `null`. */
export function trustProblem(rows: readonly PlatformTrustRow[]): Result<never> | null {
  const changed = rows.find(({ standing }) => standing === 'changed');
  const open = changed ?? rows.find(({ standing }) => standing === 'unknown');
  if (open === undefined) return null;
  const { kind, host, sha256, acceptedSha256: expected, description, node } = open;
  const where = node === '' ? host : node;
  if (kind === 'host-key') {
    return changed === undefined
      ? fail('platform.host-key-unknown', where, { sha256, type: description })
      : fail('platform.host-key-changed', where, { sha256, expected, type: description });
  }
  return changed === undefined
    ? fail('trust.certificate-unknown', where, { sha256, subject: description })
    : fail('trust.certificate-changed', where, { sha256, expected });
}

/** Shows the table; `waits` = the sign-in under way goes on once it is accepted. */
export function showTrust(bench: Pick<Workbench, 'store' | 'platform'>, trust: readonly PlatformTrustRow[], waits: boolean): void {
  bench.platform.trust = trust;
  bench.store.dispatch({ type: 'platform-trust', trust, waits });
}

/** One confirmation for the whole table: it must name what every row shows, so that nothing is accepted that was not seen. */
export async function acceptPlatformTrust(bench: Workbench, { fingerprints, replace }: CallInput<'acceptPlatformTrust'>): Promise<Result<null>> {
  const { trust } = bench.platform;
  const unseen = trust.some(({ sha256 }) => !fingerprints.includes(sha256));
  if (trust.length === 0 || unseen) return fail('contract.not-now', '', { call: 'acceptPlatformTrust' });
  if (!replace && trust.some(({ standing }) => standing === 'changed')) return trustProblem(trust) ?? ok(null);
  for (const row of trust) {
    if (row.standing === 'known') continue;
    const kept = await accept(bench, row);
    if (!kept.ok) return kept;
  }
  const known = (rows: readonly PlatformTrustRow[]): readonly PlatformTrustRow[] => rows.map((row) => ({ ...row, standing: 'known', acceptedSha256: '' }));
  bench.platform.probed = known(bench.platform.probed);
  showTrust(bench, known(trust), false);
  bench.platform.resume?.();
  return ok(null);
}

function accept(bench: Pick<Workbench, 'options' | 'store' | 'platform' | 'trusted'>, row: PlatformTrustRow): Promise<Result<void>> {
  if (!bench.store.state().atPractice) return bench.trusted.accept(row.host, row.port, row.sha256, bench.options.clock.now());
  bench.platform.practicePins.set(keyOf(row), row.sha256);
  return Promise.resolve(ok(undefined));
}

/** Waits until the table is accepted, or somebody cancels. */
export function trustSettled(bench: Pick<Workbench, 'platform' | 'abort'>): Promise<Result<void>> {
  const { signal } = bench.abort;
  return new Promise((resolve) => {
    const settle = (result: Result<void>): void => {
      bench.platform.resume = null;
      signal.removeEventListener('abort', onAbort);
      resolve(result);
    };
    const onAbort = (): void => settle(fail('connect.cancelled'));
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    bench.platform.resume = () => settle(ok(undefined));
  });
}
