import { platformClusterView } from '../../../core/calls/platform/views.ts';
import { makePlatformPlan } from '../../../core/change/by-command/make-plan.ts';
import { type PlatformReading } from '../../../core/change/by-command/read-cluster.ts';
import { judgeAlternateTftp, judgeCtlFiles, judgeItlFiles, judgeSigner } from '../../../core/preflight/judges/files.ts';
import { judgeNodes } from '../../../core/preflight/judges/nodes.ts';
import { judgeExportControl, judgeItlRecoveryExported } from '../../../core/preflight/judges/release.ts';
import { judgeCapf, judgeCtlProvider, judgeTftp, judgeTvs } from '../../../core/preflight/judges/services.ts';
import { COMMAND_KINDS } from '../../../shared/domain/change-kind.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { fail } from '../../../shared/domain/result.ts';
import { type PlanStep } from '../../../shared/domain/steps.ts';
import { type JobView } from '../../../shared/session/progress.ts';
import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { FROM_READING } from '../../../core/preflight/read.ts';
import { type FindingRule, PREFLIGHT_IDS, PREFLIGHT_RULES } from '../../../shared/domain/preflight/rules.ts';
import { bounded, grouped, type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { preflightOf } from '../../../shared/session/platform/preflight.ts';
import { INITIAL_PLATFORM_VIEW, type PlatformClusterView, type PlatformView } from '../../../shared/session/platform/view.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../../shared/session/view-state.ts';
import { eachTwo, type DrawnScreen, jobsOf } from '../drawn-screen.ts';
import { type DrawnReading, drawnReadings } from './readings.ts';

const at = (step: ViewState['step'], platform: Partial<PlatformView>, more: Partial<ViewState> = {}): ViewState => ({
  ...INITIAL_VIEW_STATE,
  step,
  signIn: { ...INITIAL_VIEW_STATE.signIn, connection: 'platform' },
  platform: { ...INITIAL_PLATFORM_VIEW, osUsername: 'administrator', ...platform },
  ...more,
});

const NO_COPY = fail('platform.not-read', '10.0.0.2', { command: 'file dump tftp CTLFile.tlv hex', reason: 'contradictory', detail: '' }).error;

/** Rows that follow from the reading alone. */
const JUDGES: readonly ((reading: PlatformReading) => readonly PreflightRow[])[] = [
  judgeNodes,
  ({ release }) => judgeItlRecoveryExported(release, []),
  ({ release }) => judgeExportControl(release, []),
  judgeAlternateTftp,
  judgeCtlProvider,
  judgeCapf,
  judgeTvs,
  judgeTftp,
  judgeSigner,
  judgeCtlFiles,
  judgeItlFiles,
];

/** The others by turns: every other time all of them pass. */
function others(turn: number): readonly PreflightRow[] {
  const judged = new Set<string>([...FROM_READING, 'itlrecovery-exported', 'export-control']);
  return PREFLIGHT_IDS.filter((id) => !judged.has(id)).map((id, at): PreflightRow => {
    const findings = Object.entries<FindingRule>(PREFLIGHT_RULES[id].findings);
    const all = findings.filter(([, { verdict }]) => turn % 2 === 1 || verdict === 'pass');
    const [finding, { verdict, params }] = all[(turn + at) % all.length] ?? ['', { verdict: 'unknown', params: [] }];
    return { id, verdict, finding, nodes: [], params: Object.fromEntries(params.map((name) => [name, 'x'])), error: null };
  });
}

const plansOf = ({ name, reading }: DrawnReading): readonly (readonly [string, PlatformPlan])[] =>
  COMMAND_KINDS.flatMap((kind) => {
    const made = makePlatformPlan({ id: 'p', kind, reading, olderNode: false });
    return made.ok ? [[`${kind} of ${name}`, made.value] as const] : [];
  });

/** A copy that could not be saved stops nothing. */
const withoutCopy = (steps: readonly PlanStep[]): readonly JobView[] =>
  jobsOf(steps, 'command').slice(-1).map((job) => ({ ...job, steps: job.steps.map((step) => (step.kind === 'copy' ? { ...step, status: 'failed' as const, error: NO_COPY } : step)) }));

/** What a plan says of phones, signer and files. */
const planned = ({ kind, signer, findings, wayBack, consent }: PlatformPlan): readonly unknown[] => [kind, [signer.hasFile, signer.continuity], wayBack.command, consent === null, ...findings.map(({ rule }) => rule)];

const held = ({ mode, release, reset, resetAdvised, nodes }: PlatformClusterView): readonly unknown[] => [
  [mode, reset, resetAdvised],
  isAtLeast(release, RELEASES.utilsCtl),
  ...nodes.map(({ role, judged, disk, served }) => [role, judged, disk?.kind === 'file' ? [disk.sha1, disk.sha1 === served?.sha1] : [disk?.kind, served?.sha1 === '']]),
];

/** The screens before and during a change by command, over every cluster that is drawn. */
export function screensByCommand(): readonly DrawnScreen[] {
  const readings = drawnReadings();
  const plans = eachTwo(readings.flatMap(plansOf), ([, plan]) => planned(plan));
  const clusters = readings.map(({ name, reading }) => ({ name, cluster: platformClusterView(reading) }));
  const checks = readings.map(({ name, reading }, turn) => ({ name, rows: [...JUDGES.flatMap((judge) => bounded(grouped(judge(reading)))), ...others(turn)] }));
  return [
    ...eachTwo(clusters, ({ cluster }) => held(cluster)).map(({ name, cluster }) => ({ name: `cluster ${name}`, state: at('mode', { cluster }) })),
    ...eachTwo(checks, ({ rows }) => rows.map(({ id, finding }) => [id, finding])).map(({ name, rows }, turn) => ({ name: `preflight ${name}`, state: at('preflight', { preflight: turn % 5 === 0 ? preflightOf(rows.slice(1), ['nodes']) : preflightOf(rows) }, { busy: turn % 5 === 0 ? 'checking' : null }) })),
    ...plans.map(([name, plan]) => ({ name: `preview, ${name}`, state: at('preview', { plan, consented: true }) })),
    ...plans.filter(([, { consent }]) => consent !== null).map(([name, plan]) => ({ name: `consent, ${name}`, state: at('preview', { plan }) })),
    ...plans.slice(0, 1).flatMap(([name, { steps }]) => [...jobsOf(steps, 'command'), ...withoutCopy(steps)].map((job, turn) => ({ name: `progress ${turn} of ${name}`, state: at('progress', {}, { job, busy: 'applying' }) }))),
  ];
}
