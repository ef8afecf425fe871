import { type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { type CommandKind, modeAfter } from '../../../shared/domain/change-kind.ts';
import { CHANGE_COMMANDS } from '../../../shared/domain/platform/commands.ts';
import { type PhoneState } from '../../../shared/domain/phone.ts';
import { leftToDo } from '../../../shared/domain/left-to-do.ts';
import { neighboursLeft } from '../../../shared/domain/neighbours.ts';
import { countModels } from '../../../shared/domain/phone-models.ts';
import { type ForetoldPhones, type PlatformPlan, type WayBack } from '../../../shared/domain/platform/plan.ts';
import { isAtLeast, mixedModeNeeds, RELEASES } from '../../../shared/domain/release.ts';
import { mayDistrustItl } from '../../../shared/domain/itl.ts';
import { findingsByCommand } from '../../../shared/domain/rules/by-command.ts';
import { consentFor, mayNeedVisits } from '../../../shared/domain/rules/consent.ts';
import { type RuleServer } from '../../../shared/domain/rules/files.ts';
import { addForecasts, forecastByModel, forecastPhones } from '../../../shared/domain/rules/phones.ts';
import { type AppError, type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type SigningService, tokenlessSigner } from '../../../shared/domain/sast-roles.ts';
import { isAmong, type KnownCertificate, signerContinuity, type ContinuityVerdict } from '../../../shared/domain/signer-continuity.ts';
import { stepsByCommand } from '../../../shared/domain/steps.ts';
import { sha256Hex } from '../../trust/digests.ts';
import { clocksOf } from './clocks.ts';
import { diskSha1, heldFiles, isServedUnread, listedSasts, ofBytes, servedBytes, servedSha1, signerRecord } from './held-files.ts';
import { firstRoundOf } from './first-round.ts';
import { judgeItls } from './itl.ts';
import { hostNameOf, namesOf, type NodeLink } from './links.ts';
import { namedServers } from './named-servers.ts';
import { namedService } from './named-service.ts';
import { type PlatformReading } from './read-cluster.ts';
import { isJudged, type NodeReading, publisherAmong, TVS } from './read-node.ts';

export interface PlatformPlanRequest {
  readonly id: string;
  readonly kind: CommandKind;
  readonly reading: PlatformReading;
  readonly olderNode: boolean;
  /** Phones of a practice cluster, which tell what they hold; none on a real one. */
  readonly practicePhones?: readonly PhoneState[] | null;
}

/** Entries that the node lists; `null` = not read, no file, or a list that leaves them out. */
export const recordsOf = ({ disk }: NodeReading): readonly ListedRecord[] | null =>
  disk.ok && disk.value.listing.kind === 'file' ? disk.value.listing.records : null;

export const signerOf = (records: readonly ListedRecord[] | null): string | null => signerRecord(records)?.subject ?? null;

/** What phones make of the next file, and what the rules say about its signer. */
interface SignerFacts {
  readonly service: SigningService;
  readonly certificate: KnownCertificate | null;
  readonly error: AppError | null;
  readonly continuity: ContinuityVerdict;
  readonly contradicts: boolean;
  readonly namesEarlier: boolean;
  readonly isCallManagerSast: boolean | null;
}

const certificateOf = (present: Result<KnownCertificate> | null): KnownCertificate | null => (present?.ok === true ? present.value : null);

/** A serial number alone proves nothing. */
const isRead = (certificate: KnownCertificate | null): boolean => certificate !== null && certificate.sha1 !== null;

/** Whether a list names the service among its SASTs, and has not the certificate of it that is there now: what a rule says rests on it, never a verdict. */
function namesEarlier(service: SigningService, certificate: KnownCertificate, { nodes }: PlatformReading, { node }: NodeLink): boolean {
  const names = namesOf(node);
  const isNamed = (records: readonly ListedRecord[]): boolean => records.some(({ usedToSign, certificateSha1, subject }) => usedToSign !== null && certificateSha1 !== null && namedService(subject, names) === service);
  return nodes.some((one) => {
    const records = recordsOf(one) ?? [];
    return isNamed(records) && isAmong(certificate, listedSasts(records)) === 'other';
  });
}

/** What phones make of a file that CallManager's key signs, TVS left aside. */
export const callManagerContinuity = ({ present, nodes, mode }: PlatformReading): ContinuityVerdict =>
  signerContinuity({ signer: certificateOf(present.CallManager), held: heldFiles(nodes, mode), tvsMayVouch: false });

function signerFacts(service: SigningService, reading: PlatformReading, publisher: NodeReading): SignerFacts {
  const { present, nodes, mode } = reading;
  const held = heldFiles(nodes, mode);
  const tvsMayVouch = nodes.some(({ running }) => running.includes(TVS));
  const signer = present[service];
  const certificate = certificateOf(signer);
  const continuity = signerContinuity({ signer: certificate, held, tvsMayVouch });
  const byCallManager = callManagerContinuity(reading);
  return {
    service,
    certificate,
    error: signer?.ok === false ? signer.error : null,
    continuity,
    contradicts: continuity === 'unknown' && isRead(certificate) && !held.includes(null),
    namesEarlier: certificate !== null && (continuity === 'tvs' || continuity === 'visits') && namesEarlier(service, certificate, reading, publisher.link),
    isCallManagerSast: byCallManager === 'unknown' ? null : byCallManager === 'sast',
  };
}

/** Whether the publisher's file names the present certificate of CallManager in any role: then it is no new one. Non-secure files name none of servers. */
function isCallManagerListed({ present }: PlatformReading, records: readonly ListedRecord[] | null): boolean {
  const sha1 = certificateOf(present.CallManager)?.sha1 ?? null;
  return sha1 !== null && records?.some(({ certificateSha1 }) => certificateSha1 === sha1) === true;
}

/** Practice phones tell what they hold; of all others AXL tells the models. */
function foretold({ phones, practicePhones }: { readonly phones: PlatformReading['phones']; readonly practicePhones: readonly PhoneState[] | null }, { certificate, continuity }: SignerFacts, nodes: readonly NodeReading[]): ForetoldPhones | null {
  const atPractice = new Set(practicePhones?.map(({ name }) => name));
  const byModel = phones === null ? null : { ...forecastByModel(phones.rows.filter(({ name }) => !atPractice.has(name)), continuity), complete: phones.complete };
  if (practicePhones === null) return byModel;
  const files = nodes.flatMap((node) => servedBytes(node) ?? []);
  const tvsVouches = nodes.some(({ running }) => running.includes(TVS));
  const seen = forecastPhones({ phones: practicePhones, signer: certificate, knownFiles: new Map(files.map((bytes) => [sha256Hex(bytes), ofBytes(bytes) ?? []])), tvsVouches });
  return byModel === null ? { ...seen, complete: true } : { ...addForecasts(seen, byModel), complete: byModel.complete };
}

/** A token's entry names no service: what is left of the SASTs when those of the cluster are taken away. */
export const hasTokens = (records: readonly ListedRecord[] | null): boolean => records?.some(({ usedToSign, subject }) => usedToSign !== null && /\bSAST-/i.test(subject)) === true;

/** What leads back: mixed mode needs what the release asks for, and all of them make a file without tokens. */
function wayBack(kind: CommandKind, { release, mode }: PlatformReading, tokens: boolean): WayBack {
  // After CallManager has signed, the update lets ITLRecovery sign again.
  const back = kind === 'reset-localkey' ? CHANGE_COMMANDS.update : kind === 'update' || kind === mode ? null : CHANGE_COMMANDS[mode];
  const needs = back !== null && mode === 'mixed' ? mixedModeNeeds(release) : null;
  return { command: back, exportControl: needs === 'export-control', encryptionLicence: needs === 'encryption-licence', losesTokens: tokens };
}

const addresses = (nodes: readonly NodeReading[]): readonly string[] => nodes.map(({ link }) => link.node.address);
const servesOther = (node: NodeReading): boolean => servedSha1(node) !== null && diskSha1(node) !== null && servedSha1(node) !== diskSha1(node);

/** Nodes whose file is known, and which one it is. */
const known = (nodes: readonly NodeReading[]): readonly RuleServer[] =>
  nodes.flatMap((node) => {
    const sha1 = diskSha1(node);
    return sha1 === null ? [] : [{ name: node.link.node.address, file: sha1 === 'none' ? null : sha1 }];
  });

/** Makes the plan for one `utils ctl` command. Nothing is planned on a release without it, or on a publisher whose file was not understood. */
export function makePlatformPlan({ id, kind, reading, olderNode, practicePhones = null }: PlatformPlanRequest): Result<PlatformPlan> {
  const publisher = publisherAmong(reading.nodes);
  if (publisher === undefined) throw new Error('a cluster has a publisher');
  if (!publisher.disk.ok) return publisher.disk;
  const { node } = publisher.link;
  const updater = tokenlessSigner(reading.release);
  if (updater === null) return fail('platform.release-too-old', node.address, { release: reading.release });
  if (kind === 'reset-localkey' && !isAtLeast(reading.release, RELEASES.resetLocalKey)) return fail('platform.no-reset-localkey', node.address, { release: reading.release });
  const signer = kind === 'reset-localkey' ? 'CallManager' : updater;
  const records = recordsOf(publisher);
  const judged = reading.nodes.filter(isJudged);
  const facts = signerFacts(signer, reading, publisher);
  const { continuity, certificate, error } = facts;
  const phones = foretold({ phones: reading.phones, practicePhones }, facts, reading.nodes);
  const tokens = hasTokens(records);
  const itls = judgeItls(reading.itls, reading.release);
  const findings = findingsByCommand({
    kind,
    presentMode: reading.mode,
    release: reading.release,
    autoRegistration: reading.autoRegistration,
    servers: known(judged),
    ...facts,
    isSignerRead: isRead(certificate),
    upgrade: reading.upgrade,
    isUpdateKnown: signerFacts(updater, reading, publisher).continuity === 'sast',
    firstRound: firstRoundOf(reading, publisher, practicePhones),
    anew: false,
    // Where TVS is to vouch, phones of other models are a warning: whether one of them is there decides nothing.
    phones: continuity === 'tvs' ? null : phones,
    models: reading.phones === null ? null : countModels(reading.phones.rows),
    namesTokens: tokens,
    servingOther: addresses(judged.filter(servesOther)),
    ...namedServers(reading.nodes, judged, records),
    servedNotRead: addresses(judged.filter((one) => one.disk.ok && isServedUnread(one))),
    notRead: addresses(reading.nodes.filter(({ disk }) => !disk.ok)),
    itls,
    clocks: clocksOf(reading),
    olderNode,
    isAxlRead: reading.axlError === null && reading.axlGaps.every(({ question }) => question !== 'auto-registration' && question !== 'phones'),
  });
  return ok({
    id,
    kind,
    command: CHANGE_COMMANDS[kind],
    publisher: node.address,
    modeBefore: reading.mode,
    requestedMode: modeAfter(kind, reading.mode),
    judgedNodes: addresses(judged),
    otherNodes: addresses(reading.nodes.filter((one) => !isJudged(one))),
    leftOutNodes: reading.leftOut.map((link) => link.node.address),
    signer: { before: signerOf(records), hasFile: publisher.disk.value.listing.kind !== 'none', after: signer, certificate, error, continuity },
    phones,
    itls,
    wayBack: wayBack(kind, reading, tokens),
    findings,
    consent: consentFor(findings, hostNameOf(node)),
    leftToDo: leftToDo({ route: 'by-command', kind, release: reading.release, outcome: 'done', isNewSeen: true, isServedEverywhere: false, mayHaveNewCallManager: !isCallManagerListed(reading, records), mayNeedVisits: mayNeedVisits(findings) || continuity !== 'sast', mayBeOlder: false, mayTrustTokens: false, mayBeAtWork: false, isReadEverywhere: true, mayDistrustItl: mayDistrustItl({ kind, itls }), staysOpen: false }),
    neighbours: neighboursLeft(reading.mode, modeAfter(kind, reading.mode), reading.neighbours),
    olderNode,
    steps: stepsByCommand(node.address, addresses(reading.nodes.filter((one) => diskSha1(one) !== null && diskSha1(one) !== 'none')), addresses(judged)),
  });
}
