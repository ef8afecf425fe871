import { sameBytes } from '../../../shared/ctl-file/elements.ts';
import { type CtlFile, type CtlRecord } from '../../../shared/ctl-file/model.ts';
import { FUNCTION_CODE } from '../../../shared/ctl-file/tags.ts';
import { type AddedServer, type AddedToken, type ChangeChoices, sameEntryName } from '../../../shared/domain/choices.ts';
import { type EntryLock } from '../../../shared/domain/plan.ts';
import { type RuleFinding, finding } from '../../../shared/domain/rules/rule.ts';
import { type ClusterFacts, type SecurityMode } from '../../../shared/domain/server.ts';
import { base64ToBytes } from '../../trust/base64.ts';
import { serverRecord, tokenRecord } from '../../trust/records.ts';
import { publisherOf } from './cluster-certificates.ts';
import { type NextEntry, entryName } from './entry.ts';
import { type Standing, isOfOtherKey, standingOf } from './origin.ts';
import { type EntryMaker, atPresentAddress, callServerEntry, capfEntry, newCallServer, newCapf, newClusterSasts, otherKeyEntry } from './server-entries.ts';

export interface NextFileInput {
  readonly facts: ClusterFacts;
  /** The present file; `null` = there is none, or it is not to be regarded. */
  readonly base: CtlFile | null;
  /** The mode after the change. */
  readonly mode: SecurityMode;
  readonly choices: ChangeChoices;
  /** Certificate of the token that signs, DER: its entry cannot be removed. */
  readonly signer: Uint8Array;
}

export interface NextFile {
  /** In the order of the file. */
  readonly entries: readonly NextEntry[];
  readonly removed: readonly NextEntry[];
  /** What the making of entries found. */
  readonly findings: readonly RuleFinding[];
}

const LOCKS: Readonly<Record<string, EntryLock>> = { 'call-server': 'server-of-cluster', capf: 'capf', 'cluster-sast': 'cluster-sast' };

const lockOf = ({ kind, origin }: Standing): EntryLock | null => (origin === 'this-cluster' ? (LOCKS[kind] ?? null) : null);

/** An entry of the present file as the next one has it; what is not the cluster's own stays byte for byte. */
function carriedOver(maker: EntryMaker, records: readonly CtlRecord[], record: CtlRecord, signer: Uint8Array): NextEntry {
  const standing = standingOf(record, maker.facts);
  const { kind, origin, server } = standing;
  const before: NextEntry = { record, kind, origin, change: 'kept', lock: signsWith(record, signer) ? 'signer' : lockOf(standing) };
  if (server === undefined || origin !== 'this-cluster' || record.function === FUNCTION_CODE.SAST) return before;
  if (isOfOtherKey(record)) return otherKeyEntry(maker, atPresentAddress(before, server), server, isNamedElsewhere(records, record, maker.facts));
  if (record.function === FUNCTION_CODE.CCM_TFTP) return callServerEntry(maker, atPresentAddress(before, server), server);
  return kind === 'capf' ? capfEntry(maker, atPresentAddress(before, server), server) : before;
}

/** Whether another entry names the same server with the same function: one with an RSA certificate or none, or an earlier one. */
function isNamedElsewhere(records: readonly CtlRecord[], record: CtlRecord, facts: ClusterFacts): boolean {
  const name = standingOf(record, facts).server?.name;
  const at = records.indexOf(record);
  return records.some((other, index) => {
    const counts = other !== record && other.function === record.function && (index < at || !isOfOtherKey(other));
    return counts && standingOf(other, facts).server?.name === name;
  });
}

/** Takes out what the choices name; a name must fit exactly one entry that may be removed. */
function withoutRemoved(entries: readonly NextEntry[], base: CtlFile | null, { removeEntries }: ChangeChoices, tell: EntryMaker['tell']) {
  const gone = new Set<number>();
  for (const name of removeEntries) {
    // By what the present file says: the next form of an entry may have another certificate.
    const fitting = (base?.records ?? []).flatMap((record, index) => (sameEntryName(entryName(record), name) && !gone.has(index) ? [index] : []));
    const [index] = fitting;
    if (index === undefined) tell(finding('entry-not-found', { name: name.name }));
    else if ((entries[index]?.lock ?? null) !== null) tell(finding('entry-locked', { name: name.name }));
    else gone.add(index);
  }
  // What leaves the file by itself is removed already.
  const isGone = ({ change }: NextEntry, index: number): boolean => change === 'removed' || gone.has(index);
  return {
    kept: entries.filter((entry, index) => !isGone(entry, index)),
    removed: entries.flatMap((entry, index) => (isGone(entry, index) ? [{ ...entry, record: base?.records[index] ?? entry.record, change: 'removed' as const }] : [])),
  };
}

function tokenEntry({ serial, certificate }: AddedToken, { facts, tell }: EntryMaker): readonly NextEntry[] {
  const made = tokenRecord(base64ToBytes(certificate));
  if (made.ok && standingOf(made.value, facts).kind !== 'token') {
    // A key that the cluster holds itself is no token, whoever says so: it would count as one of two.
    tell(finding('certificate-unusable', { server: serial, detail: 'cluster-certificate' }));
    return [];
  }
  if (made.ok) return [{ record: made.value, kind: 'token', origin: 'this-cluster', change: 'added', lock: null }];
  const detail = String(made.error.params['detail'] ?? '');
  tell(finding(detail === 'name' ? 'names-too-long' : 'certificate-unusable', { server: serial, detail }));
  return [];
}

/** Two certificates of one token are lost together: they are not two tokens. */
function tellTokensTwice({ addTokens }: ChangeChoices, tell: EntryMaker['tell']): void {
  addTokens.forEach(({ serial, certificate }, index) => {
    const before = addTokens.slice(0, index).find((other) => other.serial === serial);
    // The same certificate again is told with all other duplicates.
    if (before !== undefined && before.certificate !== certificate) tell(finding('duplicate-entry', { name: serial }));
  });
}

/** A TFTP server outside of the cluster always keeps its certificate: the mode is this cluster's. */
function tftpEntry({ name, address, certificate }: AddedServer, { facts, tell }: EntryMaker): readonly NextEntry[] {
  // One of the cluster's own servers has its CCM+TFTP entry already.
  if (facts.servers.some((server) => server.name === name || server.addresses.includes(address))) tell(finding('duplicate-entry', { name }));
  const made = serverRecord({ function: FUNCTION_CODE.TFTP, address, certificate: base64ToBytes(certificate) });
  if (made.ok) return [{ record: made.value, kind: 'tftp-server', origin: 'other-cluster', change: 'added', lock: null }];
  const detail = String(made.error.params['detail'] ?? '');
  tell(finding(detail === 'name' ? 'names-too-long' : 'certificate-unusable', { server: name, detail }));
  return [];
}

/** Whether the key of this certificate signs by way of this record. */
export const signsWith = (record: CtlRecord, certificate: Uint8Array): boolean =>
  record.function === FUNCTION_CODE.SAST && record.certificate !== undefined && sameBytes(record.certificate, certificate);

const sameSast = (one: CtlRecord, other: CtlRecord): boolean =>
  one.certificate !== undefined && signsWith(other, one.certificate);

/** Whether two entries stand for the same thing: the same token, or the same function at the same name and address with the same kind of key. */
const sameThing = (one: CtlRecord, other: CtlRecord): boolean =>
  one.function === FUNCTION_CODE.SAST
    ? sameSast(one, other)
    : one.function === other.function && one.dnsName === other.dnsName && one.ipAddress === other.ipAddress && isOfOtherKey(one) === isOfOtherKey(other);

function tellDuplicates(entries: readonly NextEntry[], tell: EntryMaker['tell']): void {
  entries.forEach((entry, index) => {
    const first = entries.slice(0, index).find((other) => sameThing(entry.record, other.record));
    if (first === undefined) return;
    tell(finding(entry.change === 'added' ? 'duplicate-entry' : 'duplicate-present', { name: entryName(entry.record).name }));
  });
}

/**
 * The entries of the next file. Of a present file the order stays and what is new stands behind. A file without predecessor has
 * the order of Cisco's client (Cisco documents 118892 and 118893): first token, CCM+TFTP of the publisher, CAPF, CCM+TFTP of the
 * subscribers, further tokens; the cluster's own SASTs of newer releases stand last.
 */
export function nextEntries({ facts, base, mode, choices, signer }: NextFileInput): NextFile {
  const findings: RuleFinding[] = [];
  const tell = (found: RuleFinding): void => {
    findings.push(found);
  };
  const maker: EntryMaker = { facts, mode, style: choices.style, tell };
  const present = (base?.records ?? []).map((record, _, records) => carriedOver(maker, records, record, signer));
  const { kept, removed } = withoutRemoved(present, base, choices, tell);
  const hasEntry = (name: string): boolean => kept.some(({ record }) => record.function === FUNCTION_CODE.CCM_TFTP && !isOfOtherKey(record) && standingOf(record, facts).server?.name === name);
  const missing = facts.servers.filter(({ name }) => !hasEntry(name));
  const publisher = publisherOf(facts)?.name;
  tellTokensTwice(choices, tell);
  const [first, ...others] = choices.addTokens.flatMap((token) => tokenEntry(token, maker));
  const firsts = first === undefined ? [] : [first];
  const entries = [
    ...kept,
    ...(base === null ? firsts : []),
    ...missing.filter(({ name }) => name === publisher).flatMap((server) => newCallServer(maker, server)),
    ...(kept.some(({ kind, origin, record }) => kind === 'capf' && origin === 'this-cluster' && !isOfOtherKey(record)) ? [] : newCapf(maker)),
    ...missing.filter(({ name }) => name !== publisher).flatMap((server) => newCallServer(maker, server)),
    ...choices.addServers.flatMap((server) => tftpEntry(server, maker)),
    ...(base === null ? others : [...firsts, ...others]),
  ];
  const all = [...entries, ...newClusterSasts(maker, entries)];
  tellDuplicates(all, tell);
  return { entries: all, removed, findings };
}
