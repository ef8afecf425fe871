import { beforeEach, describe, expect, it } from 'vitest';
import { diffCtlFiles } from '../../shared/ctl-file/diff.ts';
import { type CtlFile, type CtlRecord } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { bareRecord, buildRecord } from '../../shared/ctl-file/record.ts';
import { keylessFile, serverRecordOf, tokenRecordOf } from '../helpers/keyless-file.ts';
import { must } from '../helpers/must.ts';
import { element, rawBytes, type RawElement, rawHeader } from '../helpers/raw-file.ts';
import { hex } from '../helpers/small-file.ts';

const TIME = 1_424_770_000;
/** Token, token, CCM+TFTP of the publisher, CAPF, CCM+TFTP of the subscriber: as in Cisco document 118892. */
const madeRecords = () =>
  [
    tokenRecordOf('cn=one', '01'),
    tokenRecordOf('cn=two', '02'),
    serverRecordOf('10.48.47.153'),
    serverRecordOf('10.48.47.153', { function: 4 }),
    serverRecordOf('10.48.47.154'),
  ] as const;
let records: ReturnType<typeof madeRecords>;
let token: CtlRecord, otherToken: CtlRecord, publisher: CtlRecord, capf: CtlRecord, subscriber: CtlRecord;
let mixed: CtlFile;
// Before each test, not when the file is loaded: so the mutation run knows which tests reach which code.
beforeEach(() => {
  records = madeRecords();
  [token, otherToken, publisher, capf, subscriber] = records;
  mixed = keylessFile(records, token, TIME);
});
const kept = (before: number, after: number, role: number): unknown => ({ change: 'kept', before, after, function: role, fields: [] });

describe('the difference of two CTL files', () => {
  it('from mixed mode to non-secure is: server records stripped, tokens and capf kept, new time, same signer', () => {
    const next = keylessFile(records.map((one) => (one.function === 2 ? bareRecord(one) : one)), token, 1_424_792_265, 1);
    const gone = ['SUBJECTNAME', 'ISSUERNAME', 'SERIALNUMBER', 'PUBLICKEY', 'CERTIFICATE'];
    expect(diffCtlFiles(mixed, next)).toEqual({
      identical: false,
      signer: { changed: false, before: 'cn=one', after: 'cn=one' },
      timestamp: { before: TIME, after: 1_424_792_265 },
      headerFields: [],
      records: [
        kept(0, 0, 0),
        kept(1, 1, 0),
        { change: 'stripped', before: 2, after: 2, function: 2, fields: gone },
        kept(3, 3, 4),
        { change: 'stripped', before: 4, after: 4, function: 2, fields: gone },
      ],
      reordered: false,
    });
  });

  it('of a file with itself is none', () => {
    const difference = diffCtlFiles(mixed, mixed);
    expect(difference).toMatchObject({ identical: true, signer: { changed: false }, headerFields: [], reordered: false });
    expect(difference.records).toEqual([kept(0, 0, 0), kept(1, 1, 0), kept(2, 2, 2), kept(3, 3, 4), kept(4, 4, 2)]);
  });

  it('pairs entries that are the same twice in their order, and of those in one place the first with the first', () => {
    const [one, other] = [serverRecordOf('10.48.47.155', { function: 3 }), serverRecordOf('10.48.47.155', { function: 3, subjectName: 'CN=other' })];
    const twice = keylessFile([token, one, publisher, one], token, TIME);
    expect(diffCtlFiles(twice, keylessFile([token, one, publisher, one], token, TIME))).toMatchObject({ records: [kept(0, 0, 0), kept(1, 1, 3), kept(2, 2, 2), kept(3, 3, 3)], reordered: false });
    const changed = { change: 'changed', function: 3, fields: ['SUBJECTNAME'] };
    expect(diffCtlFiles(twice, keylessFile([token, other, publisher, other], token, TIME))).toMatchObject({ records: [kept(0, 0, 0), { ...changed, before: 1, after: 1 }, kept(2, 2, 2), { ...changed, before: 3, after: 3 }], reordered: false });
    // The one that stayed takes its own partner; the other place is left.
    expect(diffCtlFiles(twice, keylessFile([token, other, publisher, one], token, TIME))).toMatchObject({ records: [kept(0, 0, 0), { ...changed, before: 3, after: 1 }, kept(2, 2, 2), kept(1, 3, 3)], reordered: true });
  });

  it('names the other token as the signer', () => {
    const difference = diffCtlFiles(mixed, keylessFile(records, otherToken, TIME));
    expect(difference.signer).toEqual({ changed: true, before: 'cn=one', after: 'cn=two' });
    expect(difference.headerFields).toEqual([]);
    expect(difference.records.every(({ change }) => change === 'kept')).toBe(true);
  });

  it('is not identical when the signature alone is another', () => {
    const difference = diffCtlFiles(mixed, keylessFile(records, token, TIME, 7));
    expect(difference).toMatchObject({ identical: false, signer: { changed: false }, headerFields: [] });
  });

  it('tells added, removed and changed records apart, and that the rest stands in another order', () => {
    const changed = buildRecord({ ...capf, serialNumber: hex('07') });
    const added = buildRecord({ function: 2, dnsName: '10.9.9.9', ipAddress: '10.9.9.9' });
    const difference = diffCtlFiles(mixed, keylessFile([subscriber, token, changed, publisher, added], token, TIME));
    expect(difference.records).toEqual([
      kept(4, 0, 2),
      kept(0, 1, 0),
      { change: 'changed', before: 3, after: 2, function: 4, fields: ['SERIALNUMBER'] },
      kept(2, 3, 2),
      { change: 'added', after: 4, function: 2, fields: [] },
      { change: 'removed', before: 1, function: 0, fields: [] },
    ]);
    expect(difference.reordered).toBe(true);
  });

  it('is no other order when records were only put between or taken out', () => {
    const added = buildRecord({ function: 2, dnsName: '10.9.9.9' });
    expect(diffCtlFiles(mixed, keylessFile([added, token, publisher, subscriber], token, TIME)).reordered).toBe(false);
    expect(diffCtlFiles(mixed, keylessFile([token, otherToken, capf, publisher, subscriber], token, TIME)).reordered).toBe(true);
    expect(diffCtlFiles(mixed, keylessFile([otherToken, added, token], token, TIME)).reordered).toBe(true);
  });
});

describe('the record that another one comes from', () => {
  const changes = (before: CtlFile, after: CtlFile): unknown => diffCtlFiles(before, after).records.map((one) => [one.change, one.before, one.fields]);

  it('is, of a token, the one with the same issuer and serial number, whatever its name', () => {
    const renamed = tokenRecordOf('cn=one again', '01');
    const reissued = tokenRecordOf('cn=two', '02', { issuerName: 'cn=another ca' });
    const after = keylessFile([renamed, reissued], renamed, TIME);
    expect(changes(keylessFile([token, otherToken], token, TIME), after)).toEqual([['changed', 0, ['SUBJECTNAME']], ['added', undefined, []], ['removed', 1, []]]);
    const renumbered = tokenRecordOf('cn=one', '03');
    expect(changes(keylessFile([token], token, TIME), keylessFile([renumbered], renumbered, TIME))).toEqual([['added', undefined, []], ['removed', 0, []]]);
  });

  it('is, of a server, the one with the same role, name and address', () => {
    const before = keylessFile([token, publisher], token, TIME);
    const after = (one: CtlRecord): unknown => changes(before, keylessFile([token, one], token, TIME));
    expect(after(serverRecordOf('10.48.47.153', { certificate: hex('3000') }))).toEqual([['kept', 0, []], ['changed', 1, ['CERTIFICATE']]]);
    for (const other of [{ function: 1 }, { dnsName: 'pub' }, { ipAddress: '10.48.47.1' }, { dnsName: undefined }]) {
      expect(after(serverRecordOf('10.48.47.153', other))).toEqual([['kept', 0, []], ['added', undefined, []], ['removed', 1, []]]);
    }
  });

  it('is first the one that is byte for byte the same, even if another one of that place stands before it', () => {
    const second = serverRecordOf('10.48.47.153', { serialNumber: hex('78') });
    const third = serverRecordOf('10.48.47.153', { serialNumber: hex('79') });
    expect(changes(keylessFile([token, publisher, second], token, TIME), keylessFile([token, third, publisher], token, TIME))).toEqual([
      ['kept', 0, []],
      ['changed', 2, ['SERIALNUMBER']],
      ['kept', 1, []],
    ]);
  });

  it('stays the same one when another one of its place is gone', () => {
    const second = serverRecordOf('10.48.47.153', { serialNumber: hex('78') });
    expect(changes(keylessFile([token, publisher, second], token, TIME), keylessFile([token, publisher], token, TIME))).toEqual([
      ['kept', 0, []],
      ['kept', 1, []],
      ['removed', 2, []],
    ]);
  });

  it('is one only: of two equal records in place of one, one is added', () => {
    expect(changes(keylessFile([token, publisher], token, TIME), keylessFile([token, publisher, publisher], token, TIME))).toEqual([
      ['kept', 0, []],
      ['kept', 1, []],
      ['added', undefined, []],
    ]);
  });

  it('is stripped only when name, function and address stayed', () => {
    const withoutName = buildRecord({ function: 2, dnsName: '10.48.47.153', ipAddress: '10.48.47.153', subjectName: 'CN=10.48.47.153' });
    expect(changes(keylessFile([token, publisher], token, TIME), keylessFile([token, withoutName], token, TIME))).toEqual([
      ['kept', 0, []],
      ['changed', 1, ['ISSUERNAME', 'SERIALNUMBER', 'PUBLICKEY', 'CERTIFICATE']],
    ]);
  });
});

describe('the elements that differ', () => {
  const SIGNER = { subject: 'S', issuer: 'I', serial: hex('01') };
  const raw = (more: readonly RawElement[], record: readonly RawElement[], codes = { digest: 1, algorithm: 0, modulus: 1 }, padding = 0): CtlFile =>
    must(readCtlFile(rawBytes({ header: [...rawHeader(SIGNER, codes, 1), ...more], padding, records: [[element(4, hex('0002')), ...record]] })));
  let plain: CtlFile;
  beforeEach(() => {
    plain = raw([], []);
  });

  it('of the header are named in the order of their tags, unknown ones by their number', () => {
    const codes = { digest: 3, algorithm: 1, modulus: 2 };
    expect(diffCtlFiles(plain, raw([element(99, hex('01')), element(28, hex('0101'))], [], codes)).headerFields).toEqual([
      'DIGESTALGORTITHM',
      'SIGNATUREALGORTITHM',
      'SIGNATUREMODULUS',
      'SIGNERVERSION',
      'Unknown (99)',
    ]);
    expect(diffCtlFiles(keylessFile([token], token, 0), keylessFile([token], token, 0, 0, 'ITLFile.tlv')).headerFields).toEqual(['FILENAME']);
  });

  it('of the header are none for padding and the length that counts it', () => {
    expect(diffCtlFiles(plain, raw([], [], undefined, 3))).toMatchObject({ identical: false, signer: { changed: false }, headerFields: [] });
  });

  it('of a record are named in the order of their tags, unknown ones by their number', () => {
    const after = raw([], [element(99, hex('01')), element(12, hex('01')), element(11, hex('00'))]);
    expect(diffCtlFiles(plain, after).records).toEqual([{ change: 'changed', before: 0, after: 0, function: 2, fields: ['CERTHASH', 'HASH ALGORITHM', 'Unknown (99)'] }]);
  });

  it('are told apart when an unknown element stands twice instead of once, or in two parts', () => {
    const once = raw([], [element(99, hex('01 02'))]);
    const twice = raw([], [element(99, hex('01')), element(99, hex('02'))]);
    const empty = raw([], [element(99, hex('01 02')), element(99, hex(''))]);
    expect(diffCtlFiles(once, twice).records[0]?.fields).toEqual(['Unknown (99)']);
    expect(diffCtlFiles(once, empty).records[0]?.fields).toEqual(['Unknown (99)']);
    expect(diffCtlFiles(plain, raw([], [element(99, hex(''))])).records[0]?.fields).toEqual(['Unknown (99)']);
  });
});
