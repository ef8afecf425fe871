import { type ClusterSnapshot, type ServerSnapshot } from '../../../core/change/with-token/snapshot.ts';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { verifyCtlFile } from '../../../core/trust/verify.ts';
import { serverRecord } from '../../../core/trust/records.ts';
import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { FUNCTION_CODE } from '../../../shared/ctl-file/tags.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { type ClusterServer, type ServiceCertificate } from '../../../shared/domain/server.ts';
import { makeIdentity } from '../../helpers/certificates.ts';
import { foundingParts, mixedFile, must, nonSecureFile, signFile } from '../../helpers/founding-document.ts';
import { PUBLISHER, SUBSCRIBER } from '../../helpers/snapshot.ts';
import { nth } from '../turns.ts';

/** A cluster as it was read, told by what went into it. */
export interface DrawnSnapshot {
  readonly name: string;
  readonly snapshot: ClusterSnapshot;
}

const parts = foundingParts();
/** Signs as a key of the cluster does that `utils ctl` uses. */
const ownKey = makeIdentity({ subject: [['CN', 'pub']], serial: '0c0e' });
const ownRecord = must(serverRecord({ function: FUNCTION_CODE.SAST, address: '10.48.47.153', certificate: ownKey.certificate }));

/** A token that is in every file of tokens, and one that is in none. */
export const SIGNERS = {
  known: { serial: '0054f509', certificate: parts.tokens[0].certificate },
  stranger: { serial: '0a0b0c0d', certificate: makeIdentity({ subject: [['CN', 'SAST-ADN0a0b0c0d']], serial: '0a0b' }).certificate },
} as const;

function bent(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
}

const FILES = {
  mixed: mixedFile(parts).bytes,
  'non-secure': nonSecureFile(parts).bytes,
  'one token': signFile([parts.records[0], ...parts.records.slice(2)], parts.records[0], parts.tokens[0], 1_424_770_000).bytes,
  'no token': signFile([ownRecord, ...parts.records.slice(2)], ownRecord, ownKey, 1_424_770_000).bytes,
  bad: bent(mixedFile(parts).bytes),
  empty: new Uint8Array(0),
} as const;

const HELD = [...(Object.keys(FILES) as (keyof typeof FILES)[]), 'none', 'unread'] as const;
type Held = (typeof HELD)[number];

function serverOf(server: ClusterServer, held: Held): ServerSnapshot {
  const without = { server, clockSkew: null };
  if (held === 'none') return { ...without, file: ok(null) };
  if (held === 'unread') return { ...without, file: fail('connect.refused', server.name, { host: server.host, port: server.port }) };
  const bytes = FILES[held];
  const file = { bytes, sha256: sha256Hex(bytes), lastModified: '2026-01-01T00:00:00.000Z' };
  if (bytes.length === 0) return { ...without, file: ok({ held: file, parsed: null, problem: fail('ctl-file.empty', server.name).error }) };
  const parsed = must(readCtlFile(bytes));
  return { ...without, file: ok({ held: file, parsed, verdict: verifyCtlFile(parsed) }) };
}

const CERTIFICATES = parts.records.slice(2).flatMap(({ certificate: der, function: code }, at): readonly ServiceCertificate[] =>
  der === undefined ? [] : [{ server: at === 2 ? SUBSCRIBER.name : PUBLISHER.name, role: code === FUNCTION_CODE.CAPF ? 'CAPF' : 'CallManager', der }],
);

/** Clusters of a publisher and a subscriber by what each holds; the release goes round. */
export const drawnSnapshots = (): readonly DrawnSnapshot[] =>
  HELD.flatMap((publisher) => HELD.map((subscriber) => ({ publisher, subscriber }))).flatMap(({ publisher, subscriber }, at) =>
    (['mixed', 'non-secure'] as const).map((mode, of) => {
      const release = nth(['10.0.1', '9.1.2', '14.0.1.13900-1'], at + of);
      const facts = { mode, release, autoRegistration: at % 2 === 0, servers: [PUBLISHER, SUBSCRIBER], certificates: CERTIFICATES };
      return { name: `${release} ${mode}, ${publisher}/${subscriber}`, snapshot: { facts, servers: [serverOf(PUBLISHER, publisher), serverOf(SUBSCRIBER, subscriber)] } };
    }),
  );
