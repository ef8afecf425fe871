import { execFileSync } from 'node:child_process';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTrustListsDesk, type TrustListsDesk } from '../../core/calls/trust-lists/desk.ts';
import { compareTrustLists, trustListCertificate, trustListEntries, trustListText } from '../../core/calls/trust-lists/look.ts';
import { pickTrustList, sendTrustList, takeOfferedTrustList } from '../../core/calls/trust-lists/open.ts';
import { createNodeFiles } from '../../core/files/node.ts';
import { md5Hex, sha1Hex, sha256Hex } from '../../core/trust/digests.ts';
import { serverRecord } from '../../core/trust/records.ts';
import { showCtlText, showItlText } from '../../core/trust/show.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { MAX_FRAME } from '../../shared/contract/page-frames.ts';
import { parseCall } from '../../shared/contract/parse-call.ts';
import { LIMITS } from '../../shared/ctl-file/errors.ts';
import { type CtlFile, type CtlRecord } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { bareRecord } from '../../shared/ctl-file/record.ts';
import { FUNCTION_CODE, HEADER } from '../../shared/ctl-file/tags.ts';
import { type Result } from '../../shared/domain/result.ts';
import { TRUST_LIST_PAGE, TRUST_LIST_PART, type TrustListFacts } from '../../shared/domain/trust-list.ts';
import { type FoundingParts, foundingParts, mixedFile, must, nonSecureFile, signFile } from '../helpers/founding-document.ts';
import { folderOfFile } from '../helpers/temporary-folder.ts';

const folder = folderOfFile('trust-lists');
const at = (name: string): string => path.join(folder, name);
const MODIFIED = Date.UTC(2015, 1, 24, 15, 37, 45);

let parts: FoundingParts;
/** 305 entries in more than 64 kB. */
let large: CtlFile;
let desk: TrustListsDesk;

const servers = (count: number, certificate: Uint8Array): readonly CtlRecord[] =>
  Array.from({ length: count }, (_, index) => must(serverRecord({ function: FUNCTION_CODE.TFTP, address: `10.49.${index >> 8}.${index & 255}`, certificate, dnsName: `tftp-${index}` })));

beforeAll(() => {
  parts = foundingParts();
  const { tokens, records } = parts;
  large = signFile([...records, ...servers(300, records[2].certificate ?? new Uint8Array())], records[0], tokens[0], 1_424_792_265);
  desk = createTrustListsDesk();
});

/** Sends a file as the window does. */
async function send(name: string, bytes: Uint8Array, to = desk): Promise<Result<{ readonly list: TrustListFacts | null }>> {
  let upload = 0;
  for (let from = 0; ; from += TRUST_LIST_PART) {
    const base64 = Buffer.from(bytes.subarray(from, from + TRUST_LIST_PART)).toString('base64');
    const input = { name, size: bytes.length, modified: MODIFIED, at: from, upload, base64 };
    expect(parseCall('sendTrustList', input)).toMatchObject({ ok: true });
    const answer = await sendTrustList({ trustLists: to }, input);
    if (!answer.ok || answer.value.list !== null) return answer;
    upload = answer.value.upload;
  }
}

const open = async (name: string, bytes: Uint8Array): Promise<TrustListFacts> => must(await send(name, bytes)).list ?? expect.fail('the last part opens it');

async function wholeText(id: number): Promise<string> {
  let text = '';
  for (let part = 0; ; part += 1) {
    const page = must(await trustListText({ trustLists: desk }, { id, part }));
    text += page.text;
    if (!page.more) return text;
  }
}

describe('a CTL file that a person opens', () => {
  it('comes in parts that fit into a frame, and is shown page by page: 305 entries, as show ctl has them', async () => {
    expect(large.bytes.length).toBeGreaterThan(4 * MAX_FRAME);
    const facts = await open('CTLFile.tlv', large.bytes);
    const digests = { md5: md5Hex(large.bytes), sha1: sha1Hex(large.bytes), sha256: sha256Hex(large.bytes) };
    expect(facts).toMatchObject({ name: 'CTLFile.tlv', kind: 'CTL', served: false, length: large.bytes.length, ...digests, entries: 305, verdict: { kind: 'verified' }, timestamp: '2015-02-24T15:37:45.000Z', digest: 'SHA-1' });
    expect(facts.signer).toEqual({ name: 'cn="SAST-ADN0054f509        ";ou=IPCBU;o="Cisco Systems', issuer: large.header.caName, serialNumber: Buffer.from(large.header.serialNumber).toString('hex') });
    const seen: number[] = [];
    for (let from = 0; from < facts.entries; from += TRUST_LIST_PAGE) {
      const page = must(await trustListEntries({ trustLists: desk }, { id: facts.id, from }));
      expect([page.inAll, page.entries.length <= TRUST_LIST_PAGE, JSON.stringify(page).length < 64 * 1024]).toEqual([305, true, true]);
      seen.push(...page.entries.map(({ number }) => number));
    }
    expect(seen).toEqual(Array.from({ length: 305 }, (_, index) => index + 1));
    const [first, , third] = must(await trustListEntries({ trustLists: desk }, { id: facts.id, from: 0 })).entries;
    // The client of Cisco wrote the serial numbers of tokens from their end, those of servers not.
    expect(first).toMatchObject({ number: 1, function: 'System Administrator Security Token', signs: true, name: '', certificate: { isSerialBackwards: true } });
    expect(third).toMatchObject({ function: 'CCM+TFTP', signs: false, name: '10.48.47.153', address: '10.48.47.153', serialNumber: '70caf64e', certificate: { isSerialBackwards: false, key: expect.stringMatching(/^RSA \d+$/) as string, sha1: sha1Hex(parts.records[2].certificate ?? new Uint8Array()) } });
    expect(await wholeText(facts.id)).toBe(showCtlText(large, verifyCtlFile(large), new Date(MODIFIED)));
    expect(must(await trustListCertificate({ trustLists: desk }, { id: facts.id, number: 3 }))).toMatchObject({ serialNumber: '70caf64e', base64: Buffer.from(parts.records[2].certificate ?? []).toString('base64') });
    expect(await trustListCertificate({ trustLists: desk }, { id: facts.id, number: 306 })).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
  });

  it('says what is wrong with its signature, and whose certificate an entry lacks', async () => {
    const bytes = nonSecureFile(parts).bytes.slice();
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const facts = await open('bent.tlv', bytes);
    expect(facts.verdict).toEqual({ kind: 'bad', reason: 'signature' });
    expect(must(await trustListEntries({ trustLists: desk }, { id: facts.id, from: 2 })).entries[0]).toMatchObject({ number: 3, certificate: 'none', subject: '' });
    expect(await wholeText(facts.id)).toContain('The signature of the CTL file is wrong.');
  });

  it('has a signature of the algorithm and the digest that its header names, known or not', async () => {
    const { bytes, header } = mixedFile(parts);
    const bent = bytes.slice();
    for (const { tag, offset } of header.elements) if (tag === HEADER.DIGESTALGORITHM || tag === HEADER.SIGNATUREALGORITHM) bent[offset + 3] = 9;
    expect(await open('bent.tlv', bytes)).toMatchObject({ algorithm: 'RSA', digest: 'SHA-1' });
    expect(await open('bent.tlv', bent)).toMatchObject({ algorithm: 'Unknown (9)', digest: 'Unknown (9)', verdict: { kind: 'not-checked' } });
  });

  it('is shown as show itl does where the file says that it is an ITL file', async () => {
    const bytes = Buffer.from(Buffer.from(mixedFile(parts).bytes).toString('latin1').replace('CTLFile.tlv', 'ITLFile.tlv'), 'latin1');
    const facts = await open('anything.bin', bytes);
    expect(facts).toMatchObject({ kind: 'ITL', verdict: { kind: 'bad' } });
    const file = must(readCtlFile(new Uint8Array(bytes)));
    expect(await wholeText(facts.id)).toBe(showItlText(file, verifyCtlFile(file), new Date(MODIFIED)));
  });

  it('is compared with another one, with the certificates on both sides', async () => {
    const { records, tokens } = parts;
    const second = signFile([records[0], records[1], records[2], bareRecord(records[4]), ...servers(60, records[3].certificate ?? new Uint8Array())], records[0], tokens[0], 1_424_792_300);
    const [one, other] = [await open('one.tlv', large.bytes), await open('other.tlv', second.bytes)];
    const page = must(await compareTrustLists({ trustLists: desk }, { first: one.id, second: other.id, from: 0 }));
    expect(page).toMatchObject({ identical: false, signerDiffers: false, timestampDiffers: true, headerFields: [], reordered: false, same: 3, inAll: 302 });
    expect(page.changes).toHaveLength(TRUST_LIST_PAGE);
    const sha1 = (record: CtlRecord): string => sha1Hex(record.certificate ?? new Uint8Array());
    expect(page.changes[0]).toMatchObject({ where: 'both', first: 5, second: 4, function: 'CCM+TFTP', name: '10.48.47.154', firstCertificate: sha1(records[4]), secondCertificate: '' });
    expect(page.changes[1]).toMatchObject({ where: 'both', first: 6, second: 5, name: 'tftp-0', firstCertificate: sha1(records[2]), secondCertificate: sha1(records[3]) });
    const last = must(await compareTrustLists({ trustLists: desk }, { first: one.id, second: other.id, from: 300 }));
    expect(last.changes.map(({ where }) => where)).toEqual(['first', 'first']);
    expect(must(await compareTrustLists({ trustLists: desk }, { first: one.id, second: one.id, from: 0 }))).toMatchObject({ identical: true, same: 305, inAll: 0 });
  });

  it('is kept as long as it is compared with one file after the other', async () => {
    const first = await open('first.tlv', mixedFile(parts).bytes);
    for (const name of ['2', '3', '4', '5', '6']) {
      const second = await open(name, large.bytes);
      expect(await compareTrustLists({ trustLists: desk }, { first: first.id, second: second.id, from: 0 })).toMatchObject({ ok: true, value: { same: 5, inAll: 300 } });
    }
  });

  it('is kept as one of four, and answers nothing once it is not', async () => {
    const facts = await open('first.tlv', mixedFile(parts).bytes);
    for (const name of ['2', '3', '4', '5']) await open(name, mixedFile(parts).bytes);
    for (const look of [trustListEntries({ trustLists: desk }, { id: facts.id, from: 0 }), trustListText({ trustLists: desk }, { id: facts.id, part: 0 }), compareTrustLists({ trustLists: desk }, { first: facts.id, second: facts.id, from: 0 })]) {
      expect(await look).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
    }
  });
});

describe('what is no CTL file', () => {
  it('is named by what it looks like', async () => {
    expect(await send('x', Buffer.from('<!DOCTYPE html>'))).toEqual({ ok: false, error: { code: 'ctl-file.other-kind', where: 'x', params: { looks: 'html' } } });
  });

  it.each([
    ['an empty one', new Uint8Array(0), { code: 'ctl-file.empty' }],
    ['bytes', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), { code: 'ctl-file.unreadable', params: { problem: 'not-a-ctl-file', offset: 0 } }],
    ['a cut one', Buffer.from('01000201020200020130', 'hex'), { code: 'ctl-file.unreadable', params: { problem: 'truncated' } }],
  ])('%s is refused with the reason', async (_what, bytes, error) => {
    expect(await send('x', new Uint8Array(bytes))).toMatchObject({ ok: false, error });
  });

  it('is refused by its size alone, and parts that do not follow each other end it', async () => {
    const bench = { trustLists: createTrustListsDesk() };
    const part = (from: number, base64 = 'AQAC', size = 9) => sendTrustList(bench, { name: 'x', size, modified: 0, at: from, upload: bench.trustLists.uploads, base64 });
    expect(await part(0, '', LIMITS.file + 1)).toMatchObject({ ok: false, error: { code: 'ctl-file.unreadable', params: { problem: 'too-large' } } });
    const violation = { ok: false, error: { code: 'contract.violation' } };
    for (const wrong of [() => part(6), () => part(3, 'AQAC', 8), () => part(3, ''), () => part(3, 'AQACAQACAQAC')]) {
      expect(await part(0)).toMatchObject({ ok: true, value: { list: null } });
      expect(await wrong()).toMatchObject(violation);
      expect(bench.trustLists.arriving).toBeNull();
      expect(await part(3)).toMatchObject(violation);
    }
  });

  it('is never put together of two uploads of one name and length: a newer one ends the one before, and the loading from a node', async () => {
    const loading = new AbortController();
    const bench = { trustLists: { ...createTrustListsDesk(), loading } };
    const bytes = mixedFile(parts).bytes;
    const [one, other] = [bytes.subarray(0, 3000), bytes.subarray(3000)].map((part) => Buffer.from(part).toString('base64'));
    const part = (at: number, upload: number, base64 = '') => sendTrustList(bench, { name: 'CTLFile.tlv', size: bytes.length, modified: 0, at, upload, base64 });
    const former = must(await part(0, 0, one?.replaceAll('A', 'B')));
    const latter = must(await part(0, 0, one));
    expect(loading.signal.aborted).toBe(true);
    expect(await part(3000, former.upload, other)).toMatchObject({ ok: false, error: { code: 'contract.violation' } });
    expect(must(await part(3000, latter.upload, other)).list).toMatchObject({ entries: 5, verdict: { kind: 'verified' } });
  });

  it('is not taken by the contract where a part, a number or a place is out of bounds', () => {
    const good = { name: 'x', size: 3, modified: 0, at: 0, upload: 0, base64: 'AQAC' };
    expect(parseCall('sendTrustList', { ...good, base64: 'A'.repeat(TRUST_LIST_PART / 3 * 4) })).toMatchObject({ ok: true });
    for (const bad of [{ base64: 'A'.repeat(TRUST_LIST_PART / 3 * 4 + 4) }, { base64: 'AQ-C' }, { name: '' }, { name: 'x'.repeat(256) }, { at: -1 }, { upload: -1 }, { at: LIMITS.file + 1 }, { size: -1 }, { size: 1.5 }, { modified: 9e15 }]) {
      expect(parseCall('sendTrustList', { ...good, ...bad }).ok).toBe(false);
    }
    expect(parseCall('trustListEntries', { id: 0, from: 0 }).ok).toBe(false);
    expect(parseCall('trustListText', { id: 1, part: 1025 }).ok).toBe(false);
    expect(parseCall('readServedTrustList', { host: 'a b', port: 6970, kind: 'CTL' }).ok).toBe(false);
  });
});

describe('a file that the system gave the program to open', () => {
  const take = (offered: string | null) => {
    if (offered !== null) desk.offered = offered;
    return takeOfferedTrustList({ trustLists: desk, options: { pickFile: null, files: createNodeFiles() } });
  };

  it('is read once, and as one that is chosen: whole, and of at most 1 MiB', async () => {
    await writeFile(at('CTLFile.tlv'), mixedFile(parts).bytes);
    expect(must(await take(at('CTLFile.tlv'))).list).toMatchObject({ name: 'CTLFile.tlv', entries: 5 });
    expect(await take(null)).toEqual({ ok: true, value: { list: null } });
    await writeFile(at('large.tlv'), new Uint8Array(LIMITS.file + 1));
    expect(await take(at('large.tlv'))).toMatchObject({ ok: false });
    expect(await take(at('none.tlv'))).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
    expect(await take(null)).toEqual({ ok: true, value: { list: null } });
  });
});

describe('a file that is chosen in the dialog of the system', () => {
  const pick = (chosen: string | null) => pickTrustList({ trustLists: desk, options: { pickFile: () => Promise.resolve(chosen), files: createNodeFiles() } });

  it('is opened, or nothing is where the person chose nothing', async () => {
    await writeFile(at('CTLFile.tlv'), mixedFile(parts).bytes);
    expect(must(await pick(at('CTLFile.tlv'))).list).toMatchObject({ name: 'CTLFile.tlv', entries: 5 });
    expect(await pick(null)).toEqual({ ok: true, value: { list: null } });
    expect(await pickTrustList({ trustLists: desk, options: { pickFile: null, files: createNodeFiles() } })).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
  });

  it('is not judged by a part of it where another program writes to it meanwhile', async () => {
    const file = at('growing.tlv');
    await writeFile(file, mixedFile(parts).bytes.subarray(0, 1000));
    const files = createNodeFiles();
    const readDated: typeof files.readDated = async (name, most) => {
      const read = await files.readDated(name, most);
      await writeFile(file, mixedFile(parts).bytes);
      await utimes(file, new Date(), new Date(read.modified.getTime() + 1000));
      return read;
    };
    expect(await pickTrustList({ trustLists: desk, options: { pickFile: () => Promise.resolve(file), files: { ...files, readDated } } })).toMatchObject({ ok: false, error: { code: 'file.unreadable', params: { path: file, detail: 'being-written' } } });
    expect(must(await pick(file)).list).toMatchObject({ entries: 5 });
  });

  it.runIf(process.platform === 'linux')('is a regular file of at most 1 MiB', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    await mkdir(at('folder'));
    await writeFile(at('large'), Buffer.alloc(LIMITS.file + 1));
    for (const [name, detail] of [['pipe', 'not-a-file'], ['folder', 'EISDIR'], ['large', 'EFBIG'], ['nothing', 'ENOENT']] as const) {
      expect(await pick(at(name))).toMatchObject({ ok: false, error: { code: 'file.unreadable', params: { path: at(name), detail } } });
    }
    expect(await pick('/dev/zero')).toMatchObject({ ok: false, error: { params: { detail: 'not-a-file' } } });
  });
});
