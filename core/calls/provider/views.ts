import { sameBytes } from '../../../shared/ctl-file/elements.ts';
import { type CannotSign } from '../../../shared/domain/cannot-sign.ts';
import { type CertificateFacts } from '../../../shared/domain/certificate.ts';
import { RELEASES, isAtLeast, productName } from '../../../shared/domain/release.ts';
import { type AppError } from '../../../shared/domain/result.ts';
import { type PracticePlatformAccess } from '../../ports/practice.ts';
import { clusterFindings } from '../../../shared/domain/rules/cluster.ts';
import { unusableFile } from '../../../shared/domain/rules/files.ts';
import { offeredModes } from '../../../shared/domain/rules/modes.ts';
import { type ClusterView, type PracticePlatformView, type CtlFileView, type ServerView, type TokenView } from '../../../shared/session/view-state.ts';
import { standingOf } from '../../change/with-token/origin.ts';
import { anyCtlFile, type ClusterSnapshot, clocksOf, ctlFileOf, type HeldBytes, type HeldCtlFile, objectionToFile, type ServerSnapshot } from '../../change/with-token/snapshot.ts';
import { type Token, type TokenCertificate } from '../../ports/tokens.ts';
import { type CertificateInfo, readCertificate } from '../../trust/certificate.ts';
import { md5Hex, sha1Hex } from '../../trust/digests.ts';
import { findSast } from '../../trust/sast.ts';
import { cannotSign } from '../../trust/signing-certificate.ts';
import { type SignatureVerdict } from '../../trust/verify.ts';

const ctlFileView = (file: HeldCtlFile | HeldBytes, problem: AppError | null): CtlFileView => ({
  length: file.held.bytes.length,
  md5: md5Hex(file.held.bytes),
  sha1: sha1Hex(file.held.bytes),
  sha256: file.held.sha256,
  lastModified: file.held.lastModified,
  verdict: file.parsed !== null ? file.verdict.kind : file.problem.code === 'ctl-file.empty' ? 'empty' : 'unreadable',
  entries: file.parsed?.records.length ?? 0,
  problem,
});

function serverView(snapshot: ServerSnapshot, refused: ReadonlyMap<string, AppError>): ServerView {
  const { server, file } = snapshot;
  const { name, role, host, port } = server;
  return {
    name,
    role,
    host,
    port,
    signedIn: !refused.has(name),
    ctlFile: file.ok && file.value !== null ? ctlFileView(file.value, objectionToFile(snapshot)) : null,
    error: file.ok ? null : file.error,
  };
}

/** Whether a new file may be begun although there is one: only where a CTL Provider exists and tokens are supported. */
function anewOffer(release: string, anyHeld: boolean): ClusterView['anew'] {
  const ended = isAtLeast(release, RELEASES.noCtlProvider);
  return { offered: anyHeld && !ended, reason: ended ? 'release-without-tokens' : null };
}

function findingsOf(snapshot: ClusterSnapshot): ClusterView['findings'] {
  const { facts, servers } = snapshot;
  const readable = servers.flatMap((one) => (one.file.ok ? [{ name: one.server.name, file: one.file.value?.held.sha256 ?? null, unusable: unusableFile(objectionToFile(one)) }] : []));
  const publisher = servers.find(({ server }) => server.role === 'publisher');
  const publishers = publisher === undefined ? null : ctlFileOf(publisher);
  return clusterFindings({
    foreign: servers.flatMap(({ server, foreign = null }) => (foreign === null ? [] : [{ server: server.name, ...foreign }])),
    mode: facts.mode,
    servers: readable,
    tokensInFile: publishers === null || isAtLeast(facts.release, RELEASES.noCtlProvider) ? null : publishers.parsed.records.filter((record) => standingOf(record, facts).kind === 'token').length,
    clocks: clocksOf(snapshot),
  });
}

export function clusterView(id: string, snapshot: ClusterSnapshot, refused: ReadonlyMap<string, AppError>): ClusterView {
  const { facts, servers } = snapshot;
  const { mode, release, autoRegistration } = facts;
  const anyHeld = servers.some(({ file }) => file.ok && file.value !== null);
  return {
    id,
    mode,
    release,
    product: productName(release),
    autoRegistration,
    modes: offeredModes({ mode, release, anyCtlFile: anyCtlFile(snapshot) }),
    anew: anewOffer(release, anyHeld),
    findings: findingsOf(snapshot),
    servers: servers.map((server) => serverView(server, refused)),
  };
}

/** Whether the certificate is a SAST of the CTL file of every server that holds a readable one, and of at least one. */
function isSastEverywhere(der: Uint8Array, { servers }: ClusterSnapshot): boolean {
  const files = servers.flatMap((server) => ctlFileOf(server)?.parsed ?? []);
  return files.length > 0 && files.every((file) => findSast(file, der) !== undefined);
}

export const certificateFacts = (info: CertificateInfo): CertificateFacts => {
  const { subject, issuer, serialNumber, validFrom, validTo, keyType, keyBits, sha1, sha256 } = info;
  return { subject, issuer, serialNumber: Buffer.from(serialNumber).toString('hex'), validFrom, validTo, key: `${keyType.toUpperCase()} ${keyBits}`, sha1, sha256 };
};

/** Whether the present CTL file of every server that holds one was signed with the certificate's key. */
function signedEverywhere(der: Uint8Array, { servers }: ClusterSnapshot): boolean {
  const verdicts = servers.flatMap((server) => ctlFileOf(server)?.verdict ?? []);
  const byIt = ({ kind, signer }: SignatureVerdict): boolean => kind === 'verified' && signer.certificate !== undefined && sameBytes(signer.certificate, der);
  return verdicts.length > 0 && verdicts.every(byIt);
}

/** Bounds of what a token may put into the view state, which is sent whole again and again. */
const MAX_CERTIFICATES = 4;
const MAX_NAME = 300;

/** Common names of CAs that certify Cisco's tokens (`show ctl` in Cisco document 118892). */
const TOKEN_ISSUERS: readonly string[] = ['Cisco Manufacturing CA'];

/** Why a certificate of a token cannot sign for this cluster; `null` = it may. */
export const objectionTo = ({ der }: TokenCertificate, { certificates }: Token, snapshot: ClusterSnapshot): CannotSign | null =>
  cannotSign(der, certificates.map((one) => one.der), isSastEverywhere(der, snapshot));

function otherViews(certificate: TokenCertificate, token: Token, snapshot: ClusterSnapshot): TokenView['others'] {
  const reason = objectionTo(certificate, token, snapshot);
  if (reason === null) return [];
  const read = readCertificate(certificate.der);
  const name = read.ok ? read.value.subject : certificate.label;
  return [{ name: name.slice(0, MAX_NAME), reason, inCtlFile: isSastEverywhere(certificate.der, snapshot) }];
}

function certificateViews(certificate: TokenCertificate, token: Token, snapshot: ClusterSnapshot): TokenView['certificates'] {
  const { der } = certificate;
  const read = readCertificate(der);
  if (!read.ok || objectionTo(certificate, token, snapshot) !== null) return [];
  const issuerExpected = read.value.issuerAttributes.some(({ type, value }) => type === 'CN' && TOKEN_ISSUERS.includes(value));
  const { subject, issuer, ...facts } = certificateFacts(read.value);
  const names = { subject: subject.slice(0, MAX_NAME), issuer: issuer.slice(0, MAX_NAME) };
  return [{ ...facts, ...names, inCtlFile: isSastEverywhere(der, snapshot), signedCtlFile: signedEverywhere(der, snapshot), issuerExpected }];
}

export function tokenView(token: Token, snapshot: ClusterSnapshot): TokenView {
  const { serial, label, model, manufacturer, reader, pin, certificates } = token;
  // Those that are in the file come first, should there be more than are shown.
  const inFileFirst = (a: { readonly inCtlFile: boolean }, b: { readonly inCtlFile: boolean }): number => Number(b.inCtlFile) - Number(a.inCtlFile);
  return {
    serial,
    label,
    model,
    manufacturer,
    reader,
    pin,
    certificates: certificates.flatMap((certificate) => certificateViews(certificate, token, snapshot)).sort(inFileFirst).slice(0, MAX_CERTIFICATES),
    others: certificates.flatMap((certificate) => otherViews(certificate, token, snapshot)).sort(inFileFirst).slice(0, MAX_CERTIFICATES),
  };
}

export const practicePlatformView = ({ named, nodes: [publisher], osAdmin, axlUser, phoneScreen }: PracticePlatformAccess): PracticePlatformView => ({
  ...named,
  publisher: publisher === undefined ? named : { host: publisher.host, sshPort: publisher.ports.ssh, axlPort: publisher.ports.axl ?? named.axlPort },
  osUsername: osAdmin.username,
  osPassword: osAdmin.password,
  axlUsername: axlUser.username,
  axlPassword: axlUser.password,
  phonesHaveScreensOnly: phoneScreen !== null,
});
