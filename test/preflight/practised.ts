import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { type PreflightRow } from '../../shared/domain/preflight/row.ts';
import { PREFLIGHT_IDS } from '../../shared/domain/preflight/rules.ts';
import { startPlatformEngine } from '../helpers/platform/engine.ts';

/** Rows as the table of those written by hand has them; the order of nodes is that of the cluster's list, which is arbitrary. */
export const shown = (rows: readonly PreflightRow[]): unknown =>
  Object.fromEntries(PREFLIGHT_IDS.map((id) => [id, rows.filter((row) => row.id === id).map(({ finding, nodes }) => [finding, ...[...nodes].sort()])]));

/** Signs in to a practice platform, and answers with what its preflight found, or where it was refused. */
export async function preflightOf(scenario: PracticeScenario<'platform'>, seed?: number): Promise<unknown> {
  const walk = await startPlatformEngine(scenario, seed);
  try {
    const probed = await walk.probe();
    if (!probed.ok) return { refusedAt: 'probePlatform', code: probed.error.code };
    const signedIn = await walk.signIn(true);
    if (!signedIn.ok) return { refusedAt: 'signInPlatform', code: signedIn.error.code };
    return shown(walk.view().preflight?.rows ?? []);
  } finally {
    await walk.close();
  }
}
