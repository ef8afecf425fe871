import { type ChangeKind } from '../../../shared/domain/change-kind.ts';
import { type ChangeRecord, type RecordedPlace } from '../../../shared/domain/change-record.ts';
import { type EndTruth, type ModeTruth, type Outcome, outcomeOf, type PlaceTruth } from '../../../shared/domain/outcome.ts';
import { fail } from '../../../shared/domain/result.ts';
import { type FoundChange, type ResumeOffer } from '../../../shared/domain/unfinished.ts';
import { type Clock } from '../../ports/clock.ts';
import { diskSha1 } from './held-files.ts';
import { type NodeLink, type PlatformLinks, publisherOf } from './links.ts';
import { heldAs, shownSha1 } from './node-truth.ts';
import { isJudged, type NodeReading, readMode, readNode } from './read-node.ts';
import { listedFile } from './truth.ts';

const DEADLINE = { deadline: 60_000 };

/** A node of the record, and what was read of it; `null` = it is no node of the cluster any more. */
export interface RecordedReading {
  readonly place: RecordedPlace;
  readonly reading: NodeReading | null;
}

/** What was read of a cluster of which only the record of a change is known. */
export interface RecordedTruth {
  readonly readAt: Date;
  readonly mode: ModeTruth;
  readonly nodes: readonly RecordedReading[];
}

export async function readRecorded(links: PlatformLinks, { cluster }: ChangeRecord, clock: Clock): Promise<RecordedTruth> {
  const linkOf = (name: string): NodeLink | undefined => links.nodes.find(({ node }) => node.address === name);
  const nodes = cluster.places.map(async (place): Promise<RecordedReading> => {
    const link = linkOf(place.name);
    return { place, reading: link === undefined ? null : await readNode(links, link, null, DEADLINE) };
  });
  const [mode, read] = await Promise.all([readMode(publisherOf(links), DEADLINE), Promise.all(nodes)]);
  return { readAt: clock.now(), mode: mode.ok ? { value: mode.value } : { value: 'unknown', error: mode.error }, nodes: read };
}

/** SHA-1 of the publisher's file, when it is another one than before and the node calls it verified; `null` = there is no such file. */
export function newSha1({ nodes }: RecordedTruth): string | null {
  const publisher = nodes.find(({ place }) => place.role === 'publisher');
  const reading = publisher?.reading ?? null;
  if (publisher === undefined || reading === null) return null;
  const file = listedFile(reading);
  return file !== null && file.sha1 !== publisher.place.before ? file.sha1 : null;
}

function placeTruth({ place, reading }: RecordedReading, next: string | null): PlaceTruth {
  const found = reading === null ? null : diskSha1(reading);
  const error = reading === null ? fail('provider.server-unknown', place.name, { name: place.name }).error : reading.disk.ok ? undefined : reading.disk.error;
  return {
    where: place.name,
    holds: heldAs(found, next, [place.before]),
    found: shownSha1(found),
    before: place.before === 'none' || place.before === 'unknown' ? place.before : 'previous',
    judged: reading === null || isJudged(reading),
    written: place.role === 'publisher',
    ...(error === undefined ? {} : { error }),
  };
}

/** As every change is judged. */
export const recordedEnd = ({ modeBefore, modeAsked }: ChangeRecord, truth: RecordedTruth): EndTruth => ({
  modeBefore,
  modeAsked,
  mode: truth.mode,
  places: truth.nodes.map((node) => placeTruth(node, newSha1(truth))),
});

/** A deletion is done where no node holds a file any more. */
export function recordedOutcome({ kind }: ChangeRecord, end: EndTruth): Outcome {
  if (kind !== 'delete-ctl-files') return outcomeOf(end);
  if (end.places.every(({ holds }) => holds === 'none')) return 'done';
  if (end.places.some(({ holds }) => holds === 'unknown')) return 'unknown';
  return end.places.every(({ holds, before }) => holds === before) ? 'not-done' : 'incomplete';
}

const NOT_HERE: ResumeOffer = { offered: false, reason: 'by-command' };

/** What leads to the mode from before: a change of its own. Nothing does where the mode is as it was. */
function oppositeOf({ modeBefore, modeAsked }: ChangeRecord, { mode }: RecordedTruth): ChangeKind | null {
  return modeBefore !== modeAsked && mode.value === modeAsked ? modeBefore : null;
}

/** What is true of a change by command. Nothing is sent for it a second time, and nobody takes back what the cluster made. */
export async function foundByCommand(links: PlatformLinks, record: ChangeRecord, clock: Clock): Promise<FoundChange> {
  const truth = await readRecorded(links, record, clock);
  const end = recordedEnd(record, truth);
  return {
    id: record.id,
    readAt: truth.readAt.toISOString(),
    mode: truth.mode,
    places: end.places.map(({ where, holds, found, error }) => ({ where, holds, digest: found, staged: 'no', ...(error === undefined ? {} : { error }) })),
    outcome: recordedOutcome(record, end),
    finish: NOT_HERE,
    undo: NOT_HERE,
    opposite: oppositeOf(record, truth),
  };
}
