import { type RecordedKind } from '../change-record.ts';
import { type KeptReport, withTicksOf } from '../kept-report.ts';
import { LEFT_TO_DO, type LeftToDo } from '../left-to-do.ts';
import { type ChangeAdvice } from '../platform/answers.ts';
import { type HeldProof, type PlatformNodeTruth, type PlatformReport } from '../platform/report.ts';
import { type EndReport } from '../report.ts';
import { type BehindChange, type NodesByService, PHONES_LEFT } from './behind-change.ts';
import { type RestartProgress, type RestartStatus } from './progress.ts';
import { type RolloutReport } from './report.ts';
import { servicesToRestart } from './restarts.ts';
import { RESTARTED_SERVICES, type RestartedService } from './services.ts';

/** Nodes on which a restart was proved, or there was none to be done. What an earlier one proved stays so, unless a later one has failed at it, or was cut off; one that started it without a proof has not. */
function provedNodes(service: RestartedService, restarts: readonly RestartProgress[], earlier: readonly string[]): readonly string[] {
  const ofService = restarts.filter((one) => one.service === service);
  const nodesIn = (...states: readonly RestartStatus[]): readonly string[] => ofService.filter(({ status }) => states.includes(status)).map(({ node }) => node);
  const lost = nodesIn('failed', 'running');
  return [...new Set([...earlier.filter((node) => !lost.includes(node)), ...nodesIn('proved', 'not-run')])];
}

/** Nodes on which the service is still to be restarted. @param given nodes that were seen to need none, unless one was asked for. */
function unprovedNodes(service: RestartedService, { record, restarts }: RolloutReport, proved: readonly string[], given: ReadonlySet<string>): readonly string[] {
  const mayRun = record.cluster.places.filter(({ services }) => services?.includes(service) ?? true).map(({ name }) => name);
  const asked = new Set(restarts.filter((one) => one.service === service && one.status !== 'waiting' && one.status !== 'skipped').map(({ node }) => node));
  return mayRun.filter((node) => !proved.includes(node) && (asked.has(node) || !given.has(node)));
}

const RESTARTS: readonly LeftToDo[] = ['restart-tftp', 'restart-callmanager', 'restart-ctimanager'];

/** What a restart behind a change does, where nothing goes wrong with it: its pilot phone is the one that is tried and compared. */
export const DONE_BY_ROLLOUT: readonly LeftToDo[] = [...RESTARTS, 'wait-with-phones', 'try-one-phone', 'reset-phones', 'compare-on-phone'];

/** Whether the list of a restart tells what the list of its change tells too; services stand there by their nodes. */
export const isToldByRollout = (item: LeftToDo, { leftToDo }: Pick<RolloutReport, 'leftToDo'>): boolean => leftToDo.some((one) => one === item || (one === 'restart-services' && RESTARTS.includes(item)));

/** What decides which services a change needs. */
interface ChangeFacts {
  readonly kind: RecordedKind;
  /** What the command asked for by its words; `null` = not read. */
  readonly advice: readonly ChangeAdvice[] | null;
  /** Nodes that give the new file to phones without a restart of Cisco Tftp. */
  readonly serving: ReadonlySet<string>;
}

function behindOf(report: EndReport, { kind, advice, serving }: ChangeFacts, rollout: RolloutReport): BehindChange {
  const { rollout: earlier } = report;
  const { record, restarts, pilots, counts, isOver, outcome, finishedAt } = rollout;
  const needed = servicesToRestart({ release: record.cluster.release, kind, advice, chosen: null }).services;
  const services = RESTARTED_SERVICES.filter((one) => needed.includes(one) || earlier?.unproved[one] !== undefined || restarts.some(({ service }) => service === one));
  const proved: NodesByService = Object.fromEntries(services.map((one) => [one, provedNodes(one, restarts, earlier?.proved[one] ?? [])]));
  const unproved = Object.fromEntries(services.map((one) => [one, unprovedNodes(one, rollout, proved[one] ?? [], one === 'Cisco Tftp' ? serving : new Set())]));
  const isReset = pilots.some(({ verdict }) => verdict !== 'waiting') || counts.reset + counts['came-back'] + counts['not-back'] + counts.refused > 0;
  // The same restart is told as it goes on.
  const phonesEarlier = earlier?.id === record.id ? earlier.phonesEarlier : earlier?.isReset === true ? earlier.phones.filter((item) => item !== 'go-on') : undefined;
  // One that has reset no phone says nothing of those that an earlier one did.
  const ofPhones = isReset || earlier?.isReset !== true ? null : earlier;
  return {
    id: record.id,
    isOpen: !isOver,
    outcome,
    at: finishedAt,
    unproved,
    proved,
    isTried: earlier?.isTried === true || pilots.some(({ verdict }) => verdict === 'accepted' || verdict === 'refused'),
    isReset: isReset || earlier?.isReset === true,
    phones: ofPhones === null ? PHONES_LEFT.filter((item) => rollout.leftToDo.includes(item)) : [...(isOver ? [] : (['go-on'] as const)), ...ofPhones.phones.filter((item) => item !== 'go-on')],
    ...(phonesEarlier === undefined ? {} : { phonesEarlier }),
    before: earlier?.before ?? report.leftToDo,
  };
}

/** What a person has to do behind them. What an open one will do when it goes on is not asked of a person. @param givesOther a node was seen to give another file to phones since. */
function leftBehind({ before, isOpen, unproved, phones, isTried, isReset }: BehindChange, givesOther: boolean): readonly LeftToDo[] {
  const isLeft = (service: RestartedService): boolean => !isOpen && (unproved[service]?.length ?? 0) > 0;
  const of: ReadonlySet<LeftToDo> = new Set(phones);
  const was = (item: LeftToDo): boolean => before.includes(item);
  const applies: Readonly<Partial<Record<LeftToDo, boolean>>> = {
    'restart-tftp': isLeft('Cisco Tftp') || (!isOpen && givesOther),
    'restart-callmanager': isLeft('Cisco CallManager'),
    'restart-ctimanager': isLeft('Cisco CTIManager'),
    // What every Cisco Tftp gives was read behind its restart.
    'wait-with-phones': was('wait-with-phones') && unproved['Cisco Tftp']?.length !== 0,
    'try-one-phone': !isOpen && !isTried && was('try-one-phone'),
    'compare-on-phone': of.has('compare-on-phone') || (!isOpen && !isTried && was('compare-on-phone')),
    'visit-phones': of.has('visit-phones') || (!isOpen && !isReset && was('visit-phones')),
    'reset-phones': of.has('reset-phones'),
  };
  return LEFT_TO_DO.filter((item) => applies[item] ?? (was(item) || of.has(item)));
}

/** The file that Cisco Tftp was read to serve behind its restart; `null` = it was not read. */
function servedBehind({ status, servedSha256, error }: RestartProgress, { file, previous }: Pick<PlatformReport, 'file' | 'previous'>): HeldProof | null {
  if (file === null || servedSha256 === null) return null;
  // Of these it was compared with the file of the change.
  if (status === 'proved' || status === 'started') return { held: 'new', sha1: file.sha1 };
  if (error?.code !== 'rollout.served-other') return null;
  const sha1 = String(error.params['sha1'] ?? '');
  if (servedSha256 === '') return { held: 'none', sha1: '' };
  return { held: sha1 === previous?.sha1 ? 'previous' : 'other', sha1 };
}

const withServed = (node: PlatformNodeTruth, report: PlatformReport, { restarts }: RolloutReport): PlatformNodeTruth => {
  const restart = restarts.find((one) => one.service === 'Cisco Tftp' && one.node === node.node);
  const served = restart === undefined ? null : servedBehind(restart, report);
  if (restart === undefined || served === null) return node;
  return { ...node, served: { ...served, by: node.served?.held === served.held ? node.served.by : null, ...(restart.servedAt === undefined ? {} : { at: restart.servedAt }) } };
};

const GIVES_OTHER: readonly string[] = ['previous', 'other', 'none'];
const givesOther = ({ nodes }: PlatformReport): boolean => nodes.some(({ judged, served }) => judged && served !== null && GIVES_OTHER.includes(served.held));

/** The report of a change by command with what a restart behind it has come to. */
export function reportBehind(report: PlatformReport, rollout: RolloutReport): PlatformReport {
  const serving = new Set(report.nodes.filter(({ served }) => served?.held === 'new').map(({ node }) => node));
  const behind = behindOf(report, { kind: report.kind, advice: report.said.kind === 'done' ? report.said.advice : null, serving }, rollout);
  const told = { ...report, nodes: report.nodes.map((node) => withServed(node, report, rollout)), rollout: behind };
  return { ...told, leftToDo: leftBehind(behind, givesOther(told)) };
}

/** A report that was read anew behind them: what was read last counts, and what they proved stays. */
export function readBehind<R extends PlatformReport | Omit<PlatformReport, 'transcriptKept' | 'kept'>>(report: R, earlier: BehindChange | undefined): R {
  if (earlier === undefined) return report;
  const behind = { ...earlier, before: report.leftToDo };
  return { ...report, rollout: behind, leftToDo: leftBehind(behind, givesOther(report as PlatformReport)) };
}

/** The same of what is kept of a change of either route; what was ticked off behind the restart is ticked off behind the change. */
export function withRollout(earlier: KeptReport, rollout: RolloutReport): KeptReport {
  const kept = { ...earlier, tickedNeighbours: [...new Set([...earlier.tickedNeighbours, ...rollout.tickedNeighbours])] };
  if (kept.route === 'by-command') return withTicksOf({ ...kept, report: reportBehind(kept.report, rollout) }, kept);
  const behind = behindOf(kept.report, { kind: kept.record.kind, advice: null, serving: new Set() }, rollout);
  return withTicksOf({ ...kept, report: { ...kept.report, rollout: behind, leftToDo: leftBehind(behind, false) } }, kept);
}

/**
 * Without an open one whose folder was removed: nobody can go on with it, or knows any more which phones it reset, so that all of them are left as before it. Phones that an earlier one has
 * reset hold the file that was served then: what that one left of them stays, and those are looked at that the removed one may have reset too. No phone is reset twice for want of its list.
 */
export function withoutRollout(kept: KeptReport, id: string): KeptReport {
  const behind = kept.report.rollout;
  if (behind?.id !== id || !behind.isOpen) return kept;
  const { phonesEarlier } = behind;
  const standing: readonly string[] = phonesEarlier === undefined ? behind.before : [...phonesEarlier, 'look-at-phones'];
  const phones = PHONES_LEFT.filter((item) => item !== 'go-on' && (behind.phones.includes(item) || standing.includes(item)));
  const over = { ...behind, isOpen: false, isReset: phonesEarlier !== undefined, phones };
  const left = { rollout: over, leftToDo: leftBehind(over, kept.route === 'by-command' && givesOther(kept.report)) };
  return withTicksOf(kept.route === 'with-token' ? { ...kept, report: { ...kept.report, ...left } } : { ...kept, report: { ...kept.report, ...left } }, kept);
}
