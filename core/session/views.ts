import { type CertificateFacts } from '../../shared/domain/certificate.ts';
import { type AppError } from '../../shared/domain/result.ts';
import { type ClusterView, type CtlFileView, type ServerView, type TokenView } from '../../shared/session/view-state.ts';
import { type ClusterSnapshot, type HeldCtlFile, type ServerSnapshot } from '../plan/snapshot.ts';
import { type Token, type TokenCertificate } from '../ports/token-port.ts';
import { type CertificateInfo, readCertificate } from '../trust/certificate.ts';
import { md5Hex, sha1Hex } from '../trust/digests.ts';
import { findSast } from '../trust/sast.ts';

const ctlFileView = ({ held, parsed, verdict }: HeldCtlFile): CtlFileView => ({
  length: held.bytes.length,
  md5: md5Hex(held.bytes),
  sha1: sha1Hex(held.bytes),
  sha256: held.sha256,
  lastModified: held.lastModified,
  verdict: verdict.kind,
  entries: parsed.records.length,
});

function serverView({ server, file }: ServerSnapshot, refused: ReadonlyMap<string, AppError>): ServerView {
  const { name, role, host, port } = server;
  return {
    name,
    role,
    host,
    port,
    signedIn: !refused.has(name),
    ctlFile: file.ok && file.value !== null ? ctlFileView(file.value) : null,
    error: file.ok ? null : file.error,
  };
}

export const clusterView = (id: string, { facts, servers }: ClusterSnapshot, refused: ReadonlyMap<string, AppError>): ClusterView => ({
  id,
  mode: facts.mode,
  release: facts.release,
  autoRegistration: facts.autoRegistration,
  servers: servers.map((server) => serverView(server, refused)),
});

/** Whether the certificate is a SAST of the CTL file of every server that holds a readable one, and of at least one. */
function isSastEverywhere(der: Uint8Array, { servers }: ClusterSnapshot): boolean {
  const files = servers.flatMap(({ file }) => (file.ok && file.value !== null ? [file.value.parsed] : []));
  return files.length > 0 && files.every((file) => findSast(file, der) !== undefined);
}

export const certificateFacts = (info: CertificateInfo): CertificateFacts => {
  const { subject, issuer, serialNumber, validFrom, validTo, keyType, keyBits, sha1, sha256 } = info;
  return { subject, issuer, serialNumber: Buffer.from(serialNumber).toString('hex'), validFrom, validTo, key: `${keyType.toUpperCase()} ${keyBits}`, sha1, sha256 };
};

function certificateViews({ der }: TokenCertificate, snapshot: ClusterSnapshot): TokenView['certificates'] {
  const read = readCertificate(der);
  return read.ok ? [{ ...certificateFacts(read.value), inCtlFile: isSastEverywhere(der, snapshot) }] : [];
}

export const tokenView = (token: Token, snapshot: ClusterSnapshot): TokenView => {
  const { countLow, finalTry, locked, minLength, maxLength } = token.pin;
  return {
    serial: token.serial,
    label: token.label,
    model: token.model,
    manufacturer: token.manufacturer,
    pin: { countLow, finalTry, locked, minLength, maxLength },
    certificates: token.certificates.flatMap((certificate) => certificateViews(certificate, snapshot)),
  };
};
