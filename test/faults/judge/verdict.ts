/**
 * Decides whether a run was as promised, from the bytes on the disks and the texts that people got. It imports nothing of the product: what a
 * sentence means is written here once more.
 */
import { createHash } from 'node:crypto';
import { type Evidence, type ReportEvidence, type ServerEvidence } from './evidence.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

const CTL = 'CTLFile.tlv';
const heldBy = ({ files }: ServerEvidence): string => {
  const bytes = files.get(CTL);
  return bytes === undefined ? 'none' : sha256(bytes);
};
const isStagedOn = ({ files }: ServerEvidence): boolean => files.has(`${CTL}.staged`) && files.has(`${CTL}.staged.json`);
function modeOf(servers: readonly ServerEvidence[]): string {
  const [, mode = 'non-secure'] = /"mode":"([a-z-]+)"/.exec(text(servers.find(({ isPublisher }) => isPublisher)?.files.get('mode.json'))) ?? [];
  return mode;
}

/** SHA-256 of all signed files in the folders of changes. */
function signedFiles({ changes }: Evidence): ReadonlySet<string> {
  return new Set([...changes].filter(([name]) => name.endsWith('/new.tlv')).map(([, bytes]) => sha256(bytes)));
}

/** What somebody else did is told by what servers got from them, not by what they meant to do. */
const isForeign = ({ servers, foreign }: Evidence): boolean => foreign !== '' && servers.some(({ served }) => served.some((one) => one.sha256 === foreign));
const isStagedByOthers = ({ messages }: Evidence): boolean => messages.some(({ name, user }) => name === 'stage' && user !== 'admin');

/** Whose the staged file is; `null` = there is none. */
function stagerOn(server: ServerEvidence): string | null {
  if (!isStagedOn(server)) return null;
  const [, user = ''] = /"user":"([^"]*)"/.exec(text(server.files.get(`${CTL}.staged.json`))) ?? [];
  return user;
}

/** Whatever phones were given was a whole file that somebody meant them to have. */
function* wholeFiles(evidence: Evidence): Generator<string> {
  const known = new Set([evidence.before, ...signedFiles(evidence), evidence.foreign]);
  for (const { name, served } of evidence.servers) {
    for (const { at, sha256: given } of served) if (!known.has(given)) yield `lost file: ${name} served ${given === 'none' ? 'none' : 'an unknown file'} at ${at}`;
  }
}

/** What was replaced is somewhere: on the server, or on the administrator's disk. */
function* nothingLost({ servers, before, changes }: Evidence): Generator<string> {
  const kept = new Set([...changes.values(), ...servers.flatMap(({ files }) => [...files.values()])].map(sha256));
  if (!kept.has(before)) yield 'lost file: the file before is nowhere any more';
}

/** Where a server stood at a moment. */
const servedAt = ({ served }: ServerEvidence, at: number): string => served.filter((one) => one.at <= at).at(-1)?.sha256 ?? 'none';

const servedBetween = ({ served }: ServerEvidence, from: number, to: number): readonly string[] => served.filter(({ at }) => at > from && at <= to).map(({ sha256: given }) => given);

/** Between a look and what follows from it, at most. */
const LAST_LOOK_MS = 5000;

/** The mode goes with the files: it changes when every server holds the file of that mode. */
function* modeBehindFiles(evidence: Evidence): Generator<string> {
  if (evidence.modeBefore === evidence.modeAsked) return;
  const signed = signedFiles(evidence);
  const publisher = evidence.servers.find(({ isPublisher }) => isPublisher);
  for (const { at, mode } of publisher?.modes.slice(1) ?? []) {
    for (const server of evidence.servers) {
      // What somebody else put there directly before could not be seen any more.
      const held = [servedAt(server, at), servedAt(server, at - LAST_LOOK_MS), ...servedBetween(server, at - LAST_LOOK_MS, at)].slice(0, isForeign(evidence) ? undefined : 1);
      const fits = held.some((one) => (mode === evidence.modeAsked ? signed.has(one) : one === evidence.before));
      if (!fits) yield `order: the mode became ${mode} while ${server.name} did not hold the file for it`;
    }
  }
}

/** All servers new with the mode asked for, or all old with the mode before. */
function* wholeCluster(evidence: Evidence): Generator<string> {
  if (isForeign(evidence)) return;
  const signed = signedFiles(evidence);
  const held = evidence.servers.map(heldBy);
  const mode = modeOf(evidence.servers);
  const isOld = held.every((one) => one === evidence.before) && mode === evidence.modeBefore;
  const isNew = new Set(held).size === 1 && held.every((one) => signed.has(one)) && mode === evidence.modeAsked;
  // What another client holds staged stops either: then it ends as it was, and says so.
  const mayBeStopped = isStagedByOthers(evidence);
  if (mayBeStopped && (isOld || isNew)) return;
  if (evidence.resumedAs === 'undo' && isNew) yield 'half: it was undone, and is new';
  if (evidence.resumedAs === 'finish' && isOld) yield 'half: it was finished, and is old';
  if (isOld || isNew) return;
  const words = held.map((one) => (one === evidence.before ? 'old' : signed.has(one) ? 'new' : 'other'));
  yield `half: servers hold ${words.join(', ')}, mode ${mode}`;
}

/** Somebody else's file is not replaced without a question, once the provider could see it: what was put there past it behind its last look it cannot know (docs/reliability.md). */
function* foreignStays({ servers, foreign }: Evidence): Generator<string> {
  for (const { name, served, looks } of servers) {
    const put = served.find((one) => one.sha256 === foreign);
    const replaced = put === undefined ? undefined : served.slice(served.indexOf(put)).find((one) => one.sha256 !== foreign);
    if (put === undefined || replaced === undefined) continue;
    const couldSee = looks?.some((at) => at > put.at && at < replaced.at) ?? true;
    if (couldSee) yield `overwritten: the file that somebody else put on ${name} was replaced without a question`;
  }
}

/** A server is waited for so long, at least, before anything is said of it without its answer (docs/reliability.md). */
const WAITED_MS = 60_000;

/** It had not answered for a minute when the report was made, or it let nobody in any more with the sign-in that there was. */
function wasBeyondReach({ away, signInsVoidSince }: ServerEvidence, at: number): boolean {
  return away.some(({ from, to }) => from <= at - WAITED_MS && (to === null || to >= at - LAST_LOOK_MS)) || (signInsVoidSince !== null && signInsVoidSince <= at);
}

/** What a report says of a server, sentence by sentence. */
function* falseSentences({ what, at, sentences, servers, folder }: ReportEvidence, evidence: Evidence): Generator<string> {
  const { before, modeAsked } = evidence;
  const isTouched = isForeign(evidence);
  const file = folder.get('new.tlv');
  const made = file === undefined ? '' : sha256(file);
  // What somebody else did after the last look is not the fault of the report.
  const heldSince = (server: ServerEvidence): readonly string[] => (isTouched ? [servedAt(server, at - LAST_LOOK_MS), ...servedBetween(server, at - LAST_LOOK_MS, at)] : [heldBy(server)]);
  for (const server of servers) {
    const held = heldSince(server);
    const said = sentences.filter((sentence) => sentence.startsWith(`${server.name}: `)).map((sentence) => sentence.slice(server.name.length + 2));
    for (const words of said) {
      const [, hash = ''] = /SHA-256 ([0-9a-f]{64})/.exec(words) ?? [];
      if (/^holds the new CTL file/.test(words) && (!held.includes(made) || hash !== made)) yield `false: ${what} says that ${server.name} holds the new file`;
      if (/^holds the previous/.test(words) && (!held.includes(before) || hash !== before)) yield `false: ${what} says that ${server.name} holds the previous file`;
      if (/not from this change/.test(words) && !held.includes(hash)) yield `false: ${what} says that ${server.name} holds another file`;
      if (/has no CTL file/.test(words) && !held.includes('none')) yield `false: ${what} says that ${server.name} has no file`;
      if (/not known/.test(words) && !wasBeyondReach(server, at)) yield `not known: ${what} says so of ${server.name}, which answers`;
    }
    const saysStaged = said.some((words) => /still staged there/.test(words));
    const isWrong = isStagedByOthers(evidence) ? stagerOn(server) === 'admin' && !saysStaged : saysStaged !== isStagedOn(server);
    if (isWrong && !wasBeyondReach(server, at)) yield `false: ${what} is wrong about a staged file on ${server.name}`;
    if (!said.some((words) => /CTL file|not known/.test(words))) yield `silent: ${what} says nothing of what ${server.name} holds`;
  }
  const mode = modeOf(servers);
  const [spoken, ...more] = sentences.filter((sentence) => sentence.startsWith('Cluster security mode:'));
  if (spoken === undefined || more.length > 0) yield `silent: ${what} does not say one mode`;
  else if (/not known/.test(spoken) && !servers.some((server) => server.isPublisher && wasBeyondReach(server, at))) yield `not known: ${what} says so of the mode`;
  else if (!/not known/.test(spoken) && spoken !== `Cluster security mode: ${mode}.`) yield `false: ${what} says "${spoken}" while it is ${mode}`;
  const isDone = servers.every((server) => heldSince(server).includes(made)) && mode === modeAsked;
  const saysDone = sentences.some((sentence) => sentence.startsWith('Done:'));
  // Where somebody wrote meanwhile, or a server was away, everything may be as asked without having been seen so.
  const mayBeUnseen = isTouched || servers.some((server) => wasBeyondReach(server, at));
  if (what !== 'undo' && saysDone !== isDone && !(mayBeUnseen && isDone)) yield saysDone ? `false: ${what} says Done` : `headline: everything is as asked, and ${what} does not say Done`;
  yield* falseRecords(what, sentences, folder);
}

/** What a report says of the records of the change. */
function* falseRecords(what: string, sentences: readonly string[], folder: ReadonlyMap<string, Uint8Array>): Generator<string> {
  const line = sentences.find((sentence) => sentence.startsWith('New CTL file: '));
  const file = folder.get('new.tlv');
  if (line !== undefined && file !== undefined) {
    const md5 = createHash('md5').update(file).digest('hex');
    const sha1 = createHash('sha1').update(file).digest('hex');
    if (!line.includes(`${file.length} bytes`) || !line.includes(md5) || !line.includes(sha1)) yield `false: ${what} describes another file`;
  }
  if (!sentences.some((sentence) => sentence.startsWith('Journal, copies of every replaced file and this report:'))) return;
  const journal = text(folder.get('journal.jsonl')).trimEnd().split('\n');
  if (!folder.has('report.json') || !journal.some((entry) => /"what":"(ended|reported)"/.test(entry))) yield `false: ${what} says that everything is kept`;
}

const WRITES = new Set(['stage', 'commit', 'discard', 'setMode', 'capfCertificate', 'trustToken']);

/** Nothing is written twice to a server without a look between. */
function* nothingTwice({ messages }: Evidence): Generator<string> {
  const writes = new Set(['stage', 'commit', 'setMode']);
  const last = new Map<string, string>();
  for (const { server, name, user, about } of messages) {
    if (user !== 'admin') continue;
    const what = `${name} ${about}`;
    if (writes.has(name) && last.get(server) === what) yield `twice: ${name} was sent to ${server} a second time without a look`;
    if (writes.has(name)) last.set(server, what);
    else if (name === 'state' || name === 'ctlFile' || name === 'cluster') last.delete(server);
  }
}

/** Folders of changes that were begun and have no end. */
function unfinished({ changes, messages }: Evidence): readonly string[] {
  // What was killed before it had written anything anywhere is not begun.
  if (!messages.some(({ name, user }) => user === 'admin' && WRITES.has(name))) return [];
  const journals = [...changes].filter(([name]) => name.endsWith('/journal.jsonl'));
  return journals.filter(([, bytes]) => text(bytes).includes('\n') && !text(bytes).includes('"what":"ended"')).map(([name]) => name.split('/')[0] ?? '');
}

function* everythingKnown(evidence: Evidence): Generator<string> {
  const { unsettled, namedUnfinished, stuck, problems } = evidence;
  // What somebody else has put there or holds there is for a person to decide.
  const isOthers = isForeign(evidence) || isStagedByOthers(evidence);
  if (stuck !== '') yield `stuck: ${stuck}`;
  for (const problem of problems) yield `fault: ${problem}`;
  const left = unfinished(evidence);
  if (left.length > 0 && !isOthers) yield `forgotten: a change has no end after everything, ${namedUnfinished.length === 0 ? 'and was not mentioned at the next start' : 'although it was named'}`;
  if (unsettled !== '' && !isOthers) yield `unsettled: ${unsettled}`;
}

/** Everything that is not as promised; none = the run is good. */
export function judge(evidence: Evidence): readonly string[] {
  return [
    ...wholeFiles(evidence),
    ...nothingLost(evidence),
    ...modeBehindFiles(evidence),
    ...wholeCluster(evidence),
    ...foreignStays(evidence),
    ...evidence.reports.flatMap((report) => [...falseSentences(report, evidence)]),
    ...nothingTwice(evidence),
    ...everythingKnown(evidence),
  ];
}
