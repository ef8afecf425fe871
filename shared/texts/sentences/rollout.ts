import { type FileDigests } from '../../domain/compare-fingerprint.ts';
import { type PhoneCounts, PHONE_STATES, type PilotProgress, type RestartProgress, type WitnessProgress } from '../../domain/rollout/progress.ts';
import { type SecureShare } from '../../domain/rollout/report.ts';
import { type NodeCounters } from '../../domain/rollout/readings.ts';
import { type RolloutWait } from '../../session/rollout-view.ts';
import { errorSentences } from './error.ts';
import { fill, printable } from '../fill.ts';
import { type Texts } from '../languages.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its two largest parts. @param seconds not below 0; parts of a second are left out. */
export function durationWords(seconds: number, { rollout }: Texts): string {
  const { duration } = rollout;
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < MINUTE) return fill(duration.seconds, { seconds: whole });
  if (whole < HOUR) return fill(duration.minutes, { minutes: Math.floor(whole / MINUTE), seconds: whole % MINUTE });
  if (whole < DAY) return fill(duration.hours, { hours: Math.floor(whole / HOUR), minutes: Math.floor((whole % HOUR) / MINUTE) });
  return fill(duration.days, { days: Math.floor(whole / DAY), hours: Math.floor((whole % DAY) / HOUR) });
}

/** What is waited for and how long already. @param now milliseconds since 1970; `null` = the length of time is left out. */
export function waitWords({ what, where, since }: RolloutWait, now: number | null, texts: Texts): string {
  const { rollout: words } = texts;
  const wait = where === '' ? words.waitAnywhere[what] : fill(words.wait[what], { where });
  const from = Date.parse(since);
  return now === null || Number.isNaN(from) ? wait : fill(words.waitFor, { wait, time: durationWords((now - from) / 1000, texts) });
}

type StateWords = Pick<Texts['rollout'], 'restart' | 'pilotVerdict' | 'phone'>;

/** The states of restarts, pilots and phones in words. @param isOver it has ended, so that what has not come does not come any more. */
export const stateWords = ({ rollout: { restart, pilotVerdict, phone, ended } }: Pick<Texts, 'rollout'>, isOver: boolean): StateWords =>
  isOver ? { restart: { ...restart, ...ended.restart }, pilotVerdict: { ...pilotVerdict, ...ended.pilotVerdict }, phone: { ...phone, ...ended.phone } } : { restart, pilotVerdict, phone };

/** Which file is served: the one that phones have to show by what they show of it, any other by its SHA-256. */
function servedWords({ status, servedSha256 }: RestartProgress, file: FileDigests | null, { rollout: words }: Texts): readonly string[] {
  if (servedSha256 === null) return [];
  if (servedSha256 === '') return [words.servedNone];
  return [status === 'proved' && file !== null ? fill(words.servedWanted, { md5: file.md5, sha1: file.sha1 }) : fill(words.served, { sha256: servedSha256 })];
}

/** What proves the restart of one service, or speaks against it; nothing where nothing was read. @param file that has to be served. */
export function restartProofs(restart: RestartProgress, file: FileDigests | null, texts: Texts): readonly string[] {
  const { upTimeBefore, upTimeAfter, callsBefore, error } = restart;
  const { rollout: words } = texts;
  const time = (seconds: number | null): string => (seconds === null ? words.unknown : durationWords(seconds, texts));
  return [
    ...(upTimeAfter === null ? (upTimeBefore === null ? [] : [fill(words.upTimeBefore, { before: time(upTimeBefore) })]) : [fill(words.upTime, { after: time(upTimeAfter), before: time(upTimeBefore) })]),
    ...(callsBefore === null ? [] : [fill(words.calls, { calls: callsBefore })]),
    ...servedWords(restart, file, texts),
    ...(error === null ? [] : [errorSentences(error, texts).title]),
  ];
}

/** One service on one node, and what proves it. */
export function restartSentence(restart: RestartProgress, file: FileDigests | null, texts: Texts, isOver: boolean): string {
  const { rollout: words } = texts;
  const line = fill(words.restartLine, { node: restart.node, service: restart.service, status: stateWords(texts, isOver).restart[restart.status] });
  return [line, ...restartProofs(restart, file, texts)].join(words.proofComma);
}

/** One pilot phone: what it made of the file, how that is known, and whether it registered. */
export function pilotSentence({ name, model, verdict, proof, isRegistered }: PilotProgress, texts: Texts, isOver: boolean): string {
  const { rollout: words } = texts;
  const line = fill(words.pilotLine, { name, model: model === '' ? words.unknown : model, verdict: stateWords(texts, isOver).pilotVerdict[verdict] });
  const proved = proof === null ? line : fill(words.pilotProved, { line, proof: words.pilotProof[proof] });
  return isRegistered === null ? proved : `${proved}${words.proofComma}${isRegistered ? words.pilotRegistered : words.pilotNotRegistered}`;
}

/** What the phone shows that is left alone. */
export function witnessSentence({ name, model, isRegistered }: WitnessProgress, { rollout: words }: Texts, isOver: boolean): string {
  const sentence = isRegistered === null ? (isOver ? words.ended.witness : words.witness) : isRegistered ? words.witnessBack : words.witnessAway;
  return fill(sentence, { name, model: model === '' ? words.unknown : model });
}

/** Whether phones are still registered with security; empty where that was not the aim. */
export const secureShareSentence = ({ verdict, nodes }: SecureShare, { rollout: words }: Texts): string => fill(words.secureShare[verdict], { nodes: nodes.length === 0 ? words.unknown : nodes.join(', ') });

/** How many phones are in each state that has any. */
export const countSentences = (counts: PhoneCounts, texts: Texts, isOver: boolean): readonly string[] =>
  PHONE_STATES.filter((state) => counts[state] > 0).map((state) => fill(texts.rollout.count, { state: stateWords(texts, isOver).phone[state], count: counts[state] }));

/** Phones that are registered with security; `null` = not told. */
export const securePhones = ({ encryptedPhones, authenticatedPhones }: NodeCounters): number | null =>
  encryptedPhones === null || authenticatedPhones === null ? null : encryptedPhones + authenticatedPhones;

/** What a node counts, beside what it counted before anything was restarted. */
export function counterSentence(node: string, before: NodeCounters | undefined, now: NodeCounters, { rollout: words }: Texts): string {
  const shown = (count: number | null | undefined): string => (count === null || count === undefined ? words.unknown : String(count));
  return fill(words.counters, {
    node: printable(node),
    registered: shown(now.registeredPhones),
    before: shown(before?.registeredPhones),
    secure: shown(securePhones(now)),
    secureBefore: before === undefined ? words.unknown : shown(securePhones(before)),
  });
}
