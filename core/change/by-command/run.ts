import { type ErrorCode } from '../../../shared/domain/error-codes.ts';
import { mayDistrustItl, reportedItl } from '../../../shared/domain/itl.ts';
import { REPORT_VERSION } from '../../../shared/domain/kept-report.ts';
import { isChanged, leftToDo } from '../../../shared/domain/left-to-do.ts';
import { contradictionOf, type EndTruth, isAwaited, outcomeOf } from '../../../shared/domain/outcome.ts';
import { type ListedFile, type PlatformReport } from '../../../shared/domain/platform/report.ts';
import { type Stop } from '../../../shared/domain/report.ts';
import { readBehind } from '../../../shared/domain/rollout/behind.ts';
import { fail } from '../../../shared/domain/result.ts';
import { mayNeedVisits } from '../../../shared/domain/rules/consent.ts';
import { type CommandStepKind } from '../../../shared/domain/steps.ts';
import { type ChangeEnd, keepReport, notBegun } from '../end.ts';
import { runSteps, type StepTable } from '../steps.ts';
import { type PlatformChangeContext } from './context.ts';
import { type PlatformChangeRequest } from './request.ts';
import { ACTS, isOpen, KEEPS } from './acts.ts';
import { PRECONDITIONS, PROOFS } from './checks.ts';
import { type PlatformReading } from './read-cluster.ts';
import { publisherAmong } from './read-node.ts';
import { listedFileOf } from './reported-file.ts';
import { endTruth, listedFile, readTruth, truthReading, type PlatformTruth } from './truth.ts';

const STEPS: StepTable<PlatformChangeContext, CommandStepKind> = {
  preconditions: PRECONDITIONS,
  acts: ACTS,
  proofs: PROOFS,
  keeps: KEEPS,
  isOpen,
  pointOfNoReturn: 'command',
  // A copy puts no file back, and what a node holds stands in the report.
  mayFail: new Set(['copy', 'read-node']),
  sideBySide: new Set(),
  rollsForward: false,
  // A command is never sent twice, and reading again is a person's choice.
  patience: () => 0,
  passes: () => false,
};

/** Redacted transcripts of all sessions; the one that acted is `transcript.txt`. */
async function saveTranscripts({ links, folder }: PlatformChangeContext): Promise<boolean> {
  const texts: readonly (readonly [string, string])[] = [
    ['transcript.txt', links.act.transcript()],
    ...links.nodes.flatMap(({ commands }, index) => (commands === null ? [] : [[`transcript-node-${index + 1}.txt`, commands.transcript()] as const])),
  ];
  const saved = await Promise.all(texts.map(([name, text]) => folder.save(name, new TextEncoder().encode(`${text}\n`))));
  return saved.every(({ ok }) => ok);
}

interface ReportInput {
  readonly context: PlatformChangeContext;
  readonly startedAt: string;
  readonly stop: Stop | null;
  readonly truth: PlatformTruth;
}

function previousFile({ nodes }: PlatformReading): ListedFile | null {
  const publisher = publisherAmong(nodes);
  return publisher === undefined ? null : listedFile(publisher);
}

/** What somebody who waited for the result met. */
const AWAITED: readonly ErrorCode[] = ['apply.proof-failed', 'connect.lost', 'connect.timeout', 'platform.session-ended'];

/**
 * Where reading has shown that nothing changed, nobody waits for a result any more; what else the node gave as a reason stays told. What went wrong while a node was
 * read afterwards is told as that: the command was sent.
 */
function toldStop(publisher: string, end: EndTruth, stop: Stop): Stop {
  const outcome = outcomeOf(end);
  if (outcome === 'not-done' && AWAITED.includes(stop.error.code)) return { ...stop, error: fail('apply.unchanged', publisher).error };
  const unread = end.places.find((place) => isAwaited(place) && place.holds === 'unknown');
  if (outcome !== 'incomplete' || stop.step !== 'read-all' || unread === undefined) return stop;
  return { ...stop, error: fail('apply.not-read', unread.where, {}, unread.error).error };
}

/** Why the change stopped, as far as what was read since cannot tell it better. */
const stillTold = ({ stopped }: PlatformReport): Stop | null => (stopped === undefined || stopped.step === 'read-all' || stopped.error.code === 'apply.unchanged' ? null : stopped);

/** The report of what was read; made again whenever it is read again. */
export function platformReport({ context, startedAt, stop, truth }: ReportInput): Omit<PlatformReport, 'transcriptKept' | 'kept'> {
  const { plan, record, clock, before, notCopied } = context;
  const said = context.said ?? { kind: 'no-answer' };
  const end = endTruth(plan, before, truth);
  const outcome = outcomeOf(end);
  const contradiction = contradictionOf(end, truthReading(plan, truth));
  const stopped = contradiction === null ? null : toldStop(plan.publisher, end, stop ?? { step: 'read-all', error: contradiction });
  return {
    id: record.id,
    startedAt,
    finishedAt: clock.now().toISOString(),
    readAt: truth.readAt.toISOString(),
    kind: plan.kind,
    command: plan.command,
    said,
    outcome,
    ...(stopped === null ? {} : { stopped }),
    ...(outcome === 'done' && context.stumbles.length > 0 ? { stumbles: context.stumbles } : {}),
    modeBefore: plan.modeBefore,
    requestedMode: plan.requestedMode,
    mode: truth.mode,
    file: truth.file,
    previous: previousFile(before),
    isSignerForetold: truth.isSignerForetold,
    continuity: plan.signer.continuity,
    foretold: plan.phones,
    nodes: truth.nodes,
    leftOutNodes: plan.leftOutNodes,
    itls: plan.itls.map(reportedItl),
    notCopied: [...notCopied],
    olderNode: plan.olderNode,
    leftToDo: leftToDo({
      route: 'by-command',
      kind: plan.kind,
      release: before.release,
      outcome,
      isNewSeen: truth.nodes.some(({ disk }) => disk.held === 'new'),
      isServedEverywhere: truth.nodes.every(({ judged, served }) => !judged || served?.held === 'new'),
      mayHaveNewCallManager: plan.leftToDo.includes('restart-haproxy'),
      // Whether TVS vouches shows only when phones ask it.
      mayNeedVisits: mayNeedVisits(plan.findings) || truth.isSignerForetold === false || plan.leftToDo.includes('visit-phones'),
      mayBeOlder: false,
      mayTrustTokens: false,
      mayBeAtWork: said.kind === 'no-answer',
      isReadEverywhere: end.places.every((place) => !isAwaited(place) || place.holds !== 'unknown'),
      mayDistrustItl: mayDistrustItl(plan),
      // What a command left open is read again, which is an item of its own.
      staysOpen: false,
    }),
    neighbours: isChanged(outcome) ? plan.neighbours : [],
  };
}

/** Reads everything again and writes the report anew. */
export async function reportAgain(context: PlatformChangeContext, earlier: PlatformReport): Promise<PlatformReport> {
  const truth = await readTruth(context);
  context.truth = truth;
  return keep(context, readBehind(platformReport({ context, startedAt: earlier.startedAt, stop: stillTold(earlier), truth }), earlier.rollout));
}

/** What was read decides nothing: it stays open, to be read again. Everything else is over, since nobody hands a cluster its file or takes it back. */
async function keep(context: PlatformChangeContext, report: Omit<PlatformReport, 'transcriptKept' | 'kept'>): Promise<PlatformReport> {
  const { outcome } = report;
  const { before, truth, plan, record } = context;
  const at = before.nodes.findIndex(({ link }) => link.node.role === 'publisher');
  const kept = {
    version: REPORT_VERSION,
    route: 'by-command',
    record,
    report: { ...report, transcriptKept: await saveTranscripts(context), kept: true },
    warnings: plan.findings,
    before: listedFileOf(before.nodes[at]),
    after: report.file === null ? null : listedFileOf(truth?.files[at]),
    visits: [],
    ticked: [],
    tickedNeighbours: [],
  } as const;
  return keepReport(context.folder, kept, { outcome, isOver: outcome !== 'unknown' });
}

/**
 * Carries out a plan: copies, the one command, then nothing but reading. Whatever happens behind the command, the report says per
 * node what is true, read from the node.
 */
export async function runPlatformChange(request: PlatformChangeRequest): Promise<{ readonly end: ChangeEnd<PlatformReport>; readonly context: PlatformChangeContext }> {
  const startedAt = request.clock.now().toISOString();
  const context: PlatformChangeContext = { ...request, said: null, notCopied: new Set(), loaded: new Map(), stumbles: [], truth: null };
  const { plan, folder } = request;
  const noted = await folder.note({ what: 'record', record: request.record });
  if (!noted.ok) return { end: await notBegun(folder, noted.error), context };
  const { stop, stumbles } = await runSteps({ ...request, steps: plan.steps, table: STEPS, context });
  context.stumbles = stumbles;
  if (context.said === null) {
    if (stop === null) throw new Error('a plan has a command');
    return { end: await notBegun(folder, stop.error), context };
  }
  const truth = context.truth ?? (await readTruth(context));
  context.truth = truth;
  return { end: { kind: 'reported', report: await keep(context, platformReport({ context, startedAt, stop, truth })) }, context };
}
