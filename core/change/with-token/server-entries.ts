import { isIPv4 } from 'node:net';
import { sameBytes } from '../../../shared/ctl-file/elements.ts';
import { type CtlRecord } from '../../../shared/ctl-file/model.ts';
import { bareRecord, buildRecord, withAddress } from '../../../shared/ctl-file/record.ts';
import { FUNCTION_CODE, functionName } from '../../../shared/ctl-file/tags.ts';
import { type WriterStyle } from '../../../shared/domain/choices.ts';
import { type EntryKind } from '../../../shared/domain/plan.ts';
import { type RuleFinding, finding } from '../../../shared/domain/rules/rule.ts';
import { type ClusterFacts, type ClusterServer, type SecurityMode } from '../../../shared/domain/server.ts';
import { readCertificate } from '../../trust/certificate.ts';
import { serverRecord } from '../../trust/records.ts';
import { callManagerCertificate, capfCertificate, clusterSasts, isTold, publisherOf } from './cluster-certificates.ts';
import { type NextEntry } from './entry.ts';

/** What entries of the cluster's own servers are made from, and where problems are told. */
export interface EntryMaker {
  readonly facts: ClusterFacts;
  /** The mode after the change: the form of the CCM+TFTP entries follows it. */
  readonly mode: SecurityMode;
  readonly style: WriterStyle;
  readonly tell: (found: RuleFinding) => void;
}

interface NewRecord {
  readonly function: number;
  readonly server: ClusterServer;
  readonly certificate: Uint8Array;
  /** DNSNAME of the entry that it replaces. */
  readonly dnsName?: string;
}

/** The address that stands for a server in entries; `undefined` = it has no IPv4 address. */
const addressOf = ({ name, addresses }: ClusterServer): string | undefined => [...addresses, name].find((one) => isIPv4(one));

/** An entry that names its server, but an address that the server has no longer (Cisco security guide 12.5(1): update after a change of address). */
export function atPresentAddress(before: NextEntry, server: ClusterServer): NextEntry {
  const { ipAddress } = before.record;
  const address = addressOf(server);
  // What a cluster tells of its servers are IPv4 addresses: of another one nothing is known.
  if (ipAddress === undefined || !isIPv4(ipAddress) || address === undefined || ipAddress === server.name || server.addresses.includes(ipAddress)) return before;
  return { ...before, record: withAddress(before.record, address), change: 'address-changed' };
}

/** The host name that the CLI writes: the server's name, or the subject's common name where the cluster calls it by an address. */
function hostNameOf({ name }: ClusterServer, certificate: Uint8Array): string | undefined {
  if (!isIPv4(name)) return name;
  const read = readCertificate(certificate);
  return read.ok ? read.value.subjectAttributes.find(({ type }) => type === 'CN')?.value : undefined;
}

/** Builds a record of one of the cluster's servers; `undefined` when it cannot be made, which is told. */
export function makeRecord(maker: EntryMaker, { function: code, server, certificate, dnsName }: NewRecord): CtlRecord | undefined {
  const address = addressOf(server);
  if (address === undefined) {
    maker.tell(finding('server-address-missing', { server: server.name }));
    return undefined;
  }
  const cli = maker.style === 'cli';
  const callManager = callManagerCertificate(maker.facts, server)?.der ?? certificate;
  const name = dnsName ?? (cli ? hostNameOf(server, callManager) : undefined) ?? address;
  const made = serverRecord({ function: code, address, certificate, dnsName: name, withSignature: cli });
  if (made.ok) return made.value;
  const detail = String(made.error.params['detail'] ?? '');
  maker.tell(finding(detail === 'name' ? 'names-too-long' : 'certificate-unusable', { server: server.name, detail }));
  return undefined;
}

const labelOf = (hostName: string): string => (hostName.split('.')[0] ?? '').toLowerCase();

/** DNSNAME of an entry with a new certificate: the one it has, unless that is a host name which the server bears no longer. */
function nameAfter({ dnsName = '' }: CtlRecord, { name }: ClusterServer): string | undefined {
  if (dnsName === '') return undefined;
  return isIPv4(dnsName) || isIPv4(name) || labelOf(dnsName) === labelOf(name) ? dnsName : name;
}

/** An entry of the cluster in its present form; one whose certificate was not told stays as it is. */
function renewed(maker: EntryMaker, before: NextEntry, server: ClusterServer, certificate: Uint8Array | undefined): NextEntry {
  const { record } = before;
  if (certificate === undefined) return before;
  if (record.certificate !== undefined && sameBytes(record.certificate, certificate)) return before;
  const dnsName = nameAfter(record, server);
  const next = makeRecord(maker, { function: record.function, server, certificate, ...(dnsName === undefined ? {} : { dnsName }) });
  if (next === undefined) return before;
  return { ...before, record: next, change: record.certificate === undefined ? 'certificate-added' : 'replaced' };
}

/** The CCM+TFTP entry of a server of the cluster: bare in non-secure mode, with the server's certificate in mixed mode. */
export function callServerEntry(maker: EntryMaker, before: NextEntry, server: ClusterServer): NextEntry {
  const { record } = before;
  if (maker.mode === 'non-secure') {
    const isBare = record.certificate === undefined && record.certHash === undefined;
    return isBare ? before : { ...before, record: bareRecord(record), change: 'certificate-removed' };
  }
  const told = callManagerCertificate(maker.facts, server);
  if (told === undefined) maker.tell(finding(record.certificate === undefined ? 'server-certificate-missing' : 'server-certificate-unconfirmed', { server: server.name }));
  if (told?.multiServer === true) maker.tell(finding('multi-server-certificate', { server: server.name }));
  return renewed(maker, before, server, told?.der);
}

export const capfEntry = (maker: EntryMaker, before: NextEntry, server: ClusterServer): NextEntry =>
  renewed(maker, before, server, capfCertificate(maker.facts));

const added = (record: CtlRecord, kind: EntryKind, lock: NextEntry['lock']): NextEntry => ({ record, kind, origin: 'this-cluster', change: 'added', lock });

/**
 * An entry of a server for another kind of key than RSA. In mixed mode it stays byte for byte, whatever RSA certificate the server has by now. In non-secure mode phones
 * find no certificates of servers (Cisco document 118892): a CCM+TFTP entry leaves the file where another one names the server, and is bare where it is the only one.
 */
export function otherKeyEntry(maker: EntryMaker, before: NextEntry, server: ClusterServer, isNamedElsewhere: boolean): NextEntry {
  const { record } = before;
  const names = { server: server.name, function: functionName(record.function) };
  if (maker.mode === 'mixed') {
    if (record.certificate !== undefined && !isTold(maker.facts, server, record.certificate)) maker.tell(finding('other-key-unconfirmed', names));
    return before;
  }
  if (record.function !== FUNCTION_CODE.CCM_TFTP) return before;
  maker.tell(finding('other-key-leaves', names));
  return isNamedElsewhere ? { ...before, change: 'removed' } : callServerEntry(maker, before, server);
}

/** A new CCM+TFTP entry for a server that has none. */
export function newCallServer(maker: EntryMaker, server: ClusterServer): readonly NextEntry[] {
  const told = callManagerCertificate(maker.facts, server);
  if (told === undefined) {
    if (maker.mode === 'mixed') maker.tell(finding('server-certificate-missing', { server: server.name }));
    const bare = maker.mode === 'mixed' ? undefined : bareOf(maker, server);
    return bare === undefined ? [] : [added(bare, 'call-server', 'server-of-cluster')];
  }
  if (told.multiServer && maker.mode === 'mixed') maker.tell(finding('multi-server-certificate', { server: server.name }));
  const record = makeRecord(maker, { function: FUNCTION_CODE.CCM_TFTP, server, certificate: told.der });
  if (record === undefined) return [];
  return [added(maker.mode === 'mixed' ? record : bareRecord(record), 'call-server', 'server-of-cluster')];
}

function bareOf({ tell }: EntryMaker, server: ClusterServer): CtlRecord | undefined {
  const address = addressOf(server);
  if (address !== undefined) return buildRecord({ function: FUNCTION_CODE.CCM_TFTP, dnsName: address, ipAddress: address });
  tell(finding('server-without-entry', { server: server.name }));
  return undefined;
}

/** A new CAPF entry; CAPF runs on the publisher only. */
export function newCapf(maker: EntryMaker): readonly NextEntry[] {
  const publisher = publisherOf(maker.facts);
  const certificate = capfCertificate(maker.facts);
  if (publisher === undefined || certificate === undefined) {
    if (maker.mode === 'mixed') maker.tell(finding('capf-missing'));
    return [];
  }
  const record = makeRecord(maker, { function: FUNCTION_CODE.CAPF, server: publisher, certificate });
  return record === undefined ? [] : [added(record, 'capf', 'capf')];
}

/** The cluster's own SASTs that this release wants and the file lacks. */
export function newClusterSasts(maker: EntryMaker, present: readonly NextEntry[]): readonly NextEntry[] {
  const publisher = publisherOf(maker.facts);
  if (publisher === undefined) return [];
  return clusterSasts(maker.facts).flatMap(({ service, der }) => {
    if (der === undefined) {
      maker.tell(finding('cluster-sast-missing', { service }));
      return [];
    }
    const there = present.some(({ record }) => record.function === FUNCTION_CODE.SAST && record.certificate !== undefined && sameBytes(record.certificate, der));
    const record = there ? undefined : makeRecord(maker, { function: FUNCTION_CODE.SAST, server: publisher, certificate: der });
    return record === undefined ? [] : [added(record, 'cluster-sast', 'cluster-sast')];
  });
}
