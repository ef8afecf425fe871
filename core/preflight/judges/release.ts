import { type FipsStatus, type UpgradeSigns } from '../../../shared/domain/platform/answers.ts';
import { found, notRead, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { type TickedRow } from '../../../shared/domain/preflight/rules.ts';
import { isAtLeast, mixedModeNeeds, RELEASES } from '../../../shared/domain/release.ts';
import { type Result } from '../../../shared/domain/result.ts';
import { type OfNode } from './clocks.ts';

export function judgeUpgrade(read: Result<UpgradeSigns>): readonly PreflightRow[] {
  return [read.ok ? found('upgrade', read.value, { params: {} }) : notRead('upgrade', read.error)];
}

/** Keys change with the mode (security guide 15, FIPS). */
export function judgeFips(nodes: readonly OfNode<FipsStatus>[]): readonly PreflightRow[] {
  const rows = nodes.flatMap(({ node, read }): readonly PreflightRow[] => {
    if (!read.ok) return [notRead('fips', read.error, [node])];
    return read.value.enabled ? [found('fips', 'on', { nodes: [node], params: {} })] : [];
  });
  return rows.length > 0 ? rows : [found('fips', 'off', { params: {} })];
}

/** No interface tells whether the cluster is registered so: a person has to look at the licence page. */
export function judgeExportControl(release: string, ticked: readonly TickedRow[]): readonly PreflightRow[] {
  const needs = mixedModeNeeds(release);
  if (needs === null) return [found('export-control', 'not-needed', { params: { release } })];
  if (ticked.includes('export-control')) return [found('export-control', 'confirmed', { params: {} })];
  return [found('export-control', needs === 'export-control' ? 'to-confirm' : 'licence-to-confirm', { params: { release } })];
}

/** The key is exported by hand, to an SFTP server. */
export function judgeItlRecoveryExported(release: string, ticked: readonly TickedRow[]): readonly PreflightRow[] {
  if (!isAtLeast(release, RELEASES.utilsCtl)) return [found('itlrecovery-exported', 'no-such-key', { params: { release } })];
  return [found('itlrecovery-exported', ticked.includes('itlrecovery-exported') ? 'confirmed' : 'to-confirm', { params: {} })];
}
