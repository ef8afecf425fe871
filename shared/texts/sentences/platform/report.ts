import { type PlatformPlan } from '../../../domain/platform/plan.ts';
import { type PlatformNodeTruth, type PlatformReport } from '../../../domain/platform/report.ts';
import { DONE_BY_ROLLOUT } from '../../../domain/rollout/behind.ts';
import { type NodeItl } from '../../../domain/itl.ts';
import { type ContinuityVerdict } from '../../../domain/signer-continuity.ts';
import { reasonWords } from '../../details.ts';
import { fill } from '../../fill.ts';
import { titleSentence } from '../error.ts';
import { oneLine } from '../one-line.ts';
import { leftSentences, phoneSentence, stopSentences, stumbleSentences } from '../report.ts';
import { type Texts } from '../../languages.ts';
import { localTime } from '../../time.ts';

const list = (nodes: readonly string[]): string => nodes.join(', ');

/** What it would take to get back to what the cluster has now. */
export function wayBackSentences({ wayBack, signer, steps }: Pick<PlatformPlan, 'wayBack' | 'signer' | 'steps'>, texts: Texts): readonly string[] {
  const { command, exportControl, encryptionLicence, losesTokens } = wayBack;
  const { undo: words } = texts.platform.plan;
  return [
    command === null ? (signer.hasFile ? words.none : words.noFile) : fill(words.command, { command }),
    ...(exportControl ? [words.exportControl] : []),
    ...(encryptionLicence ? [words.encryptionLicence] : []),
    ...(losesTokens && command !== null ? [words.losesTokens] : []),
    ...(steps.some(({ kind }) => kind === 'copy') ? [words.copies] : []),
  ];
}

/** What phones are expected to make of the file, by number. */
export function foretoldSentences(phones: PlatformPlan['phones'], texts: Texts): readonly string[] {
  const { plan: words } = texts.platform;
  if (phones === null) return [words.foretoldUnknown];
  const { direct, tvs, visit, unknown, complete } = phones;
  return [fill(words.foretold, { direct, tvs, visit, unknown }), ...(complete ? [] : [words.foretoldMore])];
}

/** What is known about phones and the signer; where no node has a file nobody can say that they know it. */
export const continuityOf = ({ signer, findings }: Pick<PlatformPlan, 'signer' | 'findings'>): ContinuityVerdict | 'no-file' => (findings.some(({ rule }) => rule === 'no-file-anywhere') ? 'no-file' : signer.continuity);

/** Who signed the publisher's file. */
export const presentSigner = ({ signer: { before, hasFile } }: Pick<PlatformPlan, 'signer'>, texts: Texts): string => {
  const { plan: words } = texts.platform;
  return before ?? (hasFile ? words.signerUnknown : words.noFile);
};

/** Which certificate signs, by what a person can compare. */
function signerCertificateSentence({ after: service, certificate }: PlatformPlan['signer'], texts: Texts): string {
  const { plan: words } = texts.platform;
  if (certificate === null) return fill(words.signerNotRead, { service });
  return fill(words.signerCertificate, { service, serialNumber: certificate.serialNumber ?? words.signerUnknown, sha1: certificate.sha1 ?? words.signerUnknown });
}

/** The ITL file of one node: whether it fits, why not, and what a phone's screen can be compared with. */
export function itlSentences({ node, verdict, sha1, servedSha1, error }: NodeItl, texts: Texts): readonly string[] {
  const words = texts.platform.plan.itl;
  const faults = verdict.kind === 'fails' ? verdict.faults.map((fault) => words.fault[fault]).join(words.between) : '';
  return [
    fill(words[verdict.kind], { node, faults }),
    ...(error === undefined ? [] : [titleSentence(error, texts)]),
    ...(sha1 === undefined ? [] : [fill(words.sha1, { sha1 })]),
    ...(servedSha1 === undefined ? [] : [fill(words.otherServed, { sha1: servedSha1 })]),
  ];
}

/** What will be done and judged, one sentence each; what the rules say about it comes besides. @param restarts services and phones are restarted behind it. */
export function platformPlanSentences(plan: PlatformPlan, texts: Texts, restarts: boolean): readonly string[] {
  const { plan: words, changeName } = texts.platform;
  const verdict = words.continuity[continuityOf(plan)];
  const { kind, publisher, command, judgedNodes, otherNodes, leftOutNodes, signer } = plan;
  return [
    fill(words.heading, { change: changeName[kind], publisher, command }),
    fill(words.judged, { nodes: list(judgedNodes) }),
    ...(otherNodes.length === 0 ? [] : [fill(words.other, { nodes: list(otherNodes) })]),
    ...(leftOutNodes.length === 0 ? [] : [fill(words.leftOut, { nodes: list(leftOutNodes) })]),
    fill(words.signer, { before: presentSigner(plan, texts), after: signer.after }),
    signerCertificateSentence(signer, texts),
    `${verdict.title}${words.fullStop}${verdict.body}`,
    ...foretoldSentences(plan.phones, texts),
    ...plan.itls.map((itl) => oneLine(itlSentences(itl, texts))),
    `${words.undo.title}${words.fullStop}${oneLine(wayBackSentences(plan, texts))}`,
    ...afterwardsSentences(plan, texts, restarts),
  ];
}

function afterwardsSentences({ leftToDo, neighbours }: PlatformPlan, texts: Texts, restarts: boolean): readonly string[] {
  const { plan: words } = texts.platform;
  if (!restarts) return [`${words.afterwards}:`, ...leftSentences({ leftToDo, neighbours }, texts).slice(1)];
  const left = leftSentences({ leftToDo: leftToDo.filter((item) => !DONE_BY_ROLLOUT.includes(item)), neighbours }, texts);
  return [words.restarts, ...left];
}

/** When what phones get was read, where that was behind the restart of Cisco Tftp: later than everything else. */
export function servedReadSentences({ nodes }: Pick<PlatformReport, 'nodes'>, texts: Texts): readonly string[] {
  const last = nodes.reduce((latest, { served }) => (served?.at !== undefined && served.at > latest ? served.at : latest), '');
  return last === '' ? [] : [fill(texts.platform.report.servedReadAt, { time: localTime(last, texts.language) })];
}

/** What the command said, which decides nothing: where reading has decided that nothing was done, the sentence says so. */
export function saidSentence({ said, outcome }: Pick<PlatformReport, 'said' | 'outcome'>, texts: Texts): string {
  const words = texts.platform.report.said;
  if (said.kind === 'refused') return fill(words.refused, { reason: reasonWords(said.why, texts) });
  if (said.kind === 'not-understood') return fill(words['not-understood'], { reason: reasonWords(said.reason, texts) });
  return said.kind === 'done' && outcome === 'not-done' ? words.doneUnchanged : words[said.kind];
}

function nodeSentences({ hostName, node, judged, disk, served }: PlatformNodeTruth, texts: Texts): readonly string[] {
  const { report: words } = texts.platform;
  const name = { node: hostName === node ? node : `${hostName} (${node})` };
  return [
    fill(words.disk[disk.held], { ...name, sha1: disk.sha1 }),
    // A restart gives what is on the disk.
    ...(served === null ? [] : [fill(words.served[disk.held === 'previous' && served.held === 'previous' ? 'unchanged' : served.held], { ...name, sha1: served.sha1 })]),
    // HTTPS proves what it says; only what proves less is worth a line.
    ...(served === null || served.by === null || served.by === 'https' ? [] : [fill(words.servedBy[served.by], name)]),
    ...(judged ? [] : [fill(words.notJudged, name)]),
  ];
}

function signedBySentences({ file, isSignerForetold }: PlatformReport, texts: Texts): readonly string[] {
  const { report: words } = texts.platform;
  if (file === null || file.signer === null) return [];
  const { signer, signerSerial: serialNumber } = file;
  return [serialNumber === null ? fill(words.signedBy, { signer }) : fill(words.signedBySerial, { signer, serialNumber }), ...(isSignerForetold === false ? [words.otherSigner] : [])];
}

/** Phones that need a visit or are not known to be vouched for: as foretold, and where they can be seen, as they are. */
export function visitSentences({ outcome, continuity, foretold, phones }: PlatformReport, texts: Texts): readonly string[] {
  const { report: words } = texts.platform;
  if (outcome !== 'done' && outcome !== 'incomplete') return [];
  const rejected = phones?.filter((phone) => phone.outcome === 'rejected').length ?? 0;
  // Every file that a node holds names the signer; a phone may hold another one, and where there is none at all nobody knows.
  if (continuity === 'sast' && rejected === 0) return [];
  return [
    foretold === null ? texts.platform.plan.foretoldUnknown : fill(words.visits, { tvs: foretold.tvs, visit: foretold.visit, unknown: foretold.unknown }),
    ...(phones === undefined ? [] : [fill(words.visitsSeen, { rejected, all: phones.length })]),
  ];
}

/** The facts of a report, one sentence each, in the order in which a person needs them; what is left to do comes last. */
export const platformReportSentences = (report: PlatformReport, texts: Texts): readonly string[] => [...platformFactSentences(report, texts), ...leftSentences(report, texts)];

/** The same without what is left to do. */
export function platformFactSentences(report: PlatformReport, texts: Texts): readonly string[] {
  const { report: words, changeName } = texts.platform;
  return [
    fill(words.outcome[report.outcome], { change: changeName[report.kind], time: localTime(report.readAt, texts.language) }),
    ...stopSentences(report, texts),
    saidSentence(report, texts),
    texts.report.mode[report.mode.value],
    ...report.nodes.flatMap((node) => nodeSentences(node, texts)),
    ...servedReadSentences(report, texts),
    ...(report.file === null ? [] : [fill(words.file, { md5: report.file.md5, sha1: report.file.sha1 })]),
    ...signedBySentences(report, texts),
    ...visitSentences(report, texts),
    ...report.itls.map((itl) => fill(words.itlBefore, { itl: oneLine(itlSentences(itl, texts)) })),
    ...(report.notCopied.length === 0 ? [] : [fill(words.notCopied, { nodes: list(report.notCopied) })]),
    ...(report.olderNode ? [words.olderNode] : []),
    ...(report.phones ?? []).map((phone) => phoneSentence(phone, texts)),
    ...stumbleSentences(report, texts),
  ];
}
