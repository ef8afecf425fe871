import { type CommandKind } from '../../../shared/domain/change-kind.ts';
import { type ChangeRecord, type EndedBy } from '../../../shared/domain/change-record.ts';
import { REPORT_VERSION } from '../../../shared/domain/kept-report.ts';
import { isChanged, leftToDo } from '../../../shared/domain/left-to-do.ts';
import { neighboursLeft, NOT_COUNTED } from '../../../shared/domain/neighbours.ts';
import { CHANGE_COMMANDS } from '../../../shared/domain/platform/commands.ts';
import { type PlatformNodeTruth, type PlatformReport } from '../../../shared/domain/platform/report.ts';
import { mayNeedVisits } from '../../../shared/domain/rules/consent.ts';
import { type Clock } from '../../ports/clock.ts';
import { keepReport } from '../end.ts';
import { type ChangeFolder } from '../folder.ts';
import { newSha1, readRecorded, recordedEnd, recordedOutcome, type RecordedReading, type RecordedTruth } from './found.ts';
import { type PlatformLinks } from './links.ts';
import { nodeTruth } from './node-truth.ts';
import { isJudged } from './read-node.ts';
import { listedFileOf } from './reported-file.ts';
import { listedFile } from './truth.ts';

/** What the end of a change is made from when the program that made it is gone. */
export interface KeepRequest {
  readonly links: PlatformLinks;
  readonly record: ChangeRecord;
  readonly startedAt: string;
  readonly folder: ChangeFolder;
  readonly clock: Clock;
  readonly by: EndedBy;
}

function recordedNode({ place, reading }: RecordedReading, next: string | null): PlatformNodeTruth {
  if (reading === null) return { node: place.name, hostName: place.name, role: place.role, judged: true, disk: { held: 'unknown', sha1: '' }, served: null };
  return nodeTruth({ node: reading.link.node, judged: isJudged(reading), disk: place.before, served: [place.before] }, reading, next);
}

/** What is not in the record, and was only known to the plan, is said to be unknown. */
function recordedReport({ record, startedAt, links }: KeepRequest, kind: CommandKind, truth: RecordedTruth): PlatformReport {
  const end = recordedEnd(record, truth);
  const outcome = recordedOutcome(record, end);
  const nodes = truth.nodes.map((node) => recordedNode(node, newSha1(truth)));
  const publisher = truth.nodes.find(({ place }) => place.role === 'publisher')?.reading ?? null;
  return {
    id: record.id,
    startedAt,
    finishedAt: truth.readAt.toISOString(),
    readAt: truth.readAt.toISOString(),
    kind,
    command: CHANGE_COMMANDS[kind],
    said: { kind: 'no-answer' },
    outcome,
    modeBefore: record.modeBefore,
    requestedMode: record.modeAsked,
    mode: truth.mode,
    file: publisher === null || newSha1(truth) === null ? null : listedFile(publisher),
    previous: null,
    isSignerForetold: null,
    continuity: 'unknown',
    foretold: null,
    nodes,
    leftOutNodes: [],
    itls: [],
    notCopied: [],
    olderNode: links.olderNode,
    transcriptKept: false,
    kept: true,
    leftToDo: leftToDo({
      route: 'by-command',
      kind,
      release: record.cluster.release,
      outcome,
      isNewSeen: nodes.some(({ disk }) => disk.held === 'new'),
      isServedEverywhere: nodes.every(({ judged, served }) => !judged || served?.held === 'new'),
      mayHaveNewCallManager: true,
      mayNeedVisits: mayNeedVisits(record.consents.map((rule) => ({ rule }))),
      mayBeOlder: false,
      mayTrustTokens: false,
      mayBeAtWork: false,
      isReadEverywhere: end.places.every(({ judged, written, holds }) => !(judged || written) || holds !== 'unknown'),
      mayDistrustItl: true,
      staysOpen: false,
    }),
    neighbours: isChanged(outcome) ? neighboursLeft(record.modeBefore, record.modeAsked, NOT_COUNTED) : [],
  };
}

/** Ends an open change with a report of what is read now; `null` = a deletion, of which there is none. */
export async function keepByCommand(request: KeepRequest): Promise<PlatformReport | null> {
  const { record, links, clock, folder, by } = request;
  const truth = await readRecorded(links, record, clock);
  const outcome = recordedOutcome(record, recordedEnd(record, truth));
  if (record.kind === 'delete-ctl-files') {
    await folder.note({ what: 'ended', outcome, kept: true, by });
    return null;
  }
  const report = recordedReport(request, record.kind, truth);
  const publisher = truth.nodes.find(({ place }) => place.role === 'publisher')?.reading ?? undefined;
  const kept = { version: REPORT_VERSION, route: 'by-command', record, report, endedBy: { ...by, as: 'keep', time: report.finishedAt }, warnings: [], before: null, after: report.file === null ? null : listedFileOf(publisher), visits: [], ticked: [], tickedNeighbours: [] } as const;
  return keepReport(folder, kept, { outcome, isOver: true, keptBy: by });
}
