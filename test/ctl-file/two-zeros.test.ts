import { describe, expect, it } from 'vitest';
import { makePlan } from '../../core/change/with-token/make-plan.ts';
import { showCtlText } from '../../core/trust/show.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { encodeElement, encodeRecord } from '../../shared/ctl-file/elements.ts';
import { type CtlRecord } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { readRecord } from '../../shared/ctl-file/read-record.ts';
import { bareRecord } from '../../shared/ctl-file/record.ts';
import { RECORD } from '../../shared/ctl-file/tags.ts';
import { writeCtlFile } from '../../shared/ctl-file/write.ts';
import { choicesFor } from '../../shared/domain/choices.ts';
import { foundingParts, must, signFile } from '../helpers/founding-document.ts';
import { bothHold } from '../helpers/snapshot.ts';
import { oracleVerdict } from '../oracle/ctl-verifier.ts';

/** The record with one more zero byte at the end of these texts. */
function withTwoZeros(record: CtlRecord, ...tags: readonly number[]): CtlRecord {
  const rest = record.elements
    .filter(({ tag }) => tag !== RECORD.RECORDLENGTH)
    .map((element) => (tags.includes(element.tag) ? encodeElement(element.tag, Uint8Array.from([...element.value, 0])) : encodeRecord([element])));
  const bytes = Buffer.concat(rest);
  const length = bytes.length + 5;
  return must(readRecord(new Uint8Array(Buffer.concat([encodeElement(RECORD.RECORDLENGTH, Uint8Array.of(length >> 8, length & 0xff)), bytes])), 0));
}

describe('texts that end in two zero bytes, as DNSNAME of an ITL file of 8.x seems to', () => {
  const parts = foundingParts();
  const [first, second, pub, capf, sub] = parts.records;
  const [token, server] = [withTwoZeros(first, RECORD.DNSNAME, RECORD.SUBJECTNAME, RECORD.ISSUERNAME), withTwoZeros(pub, RECORD.DNSNAME, RECORD.ISSUERNAME)];
  const file = signFile([token, second, server, capf, sub], token, parts.tokens[0], 1_424_770_000);

  it('are read without them, and written byte for byte', () => {
    expect([token.dnsName, server.dnsName, file.header.signerName]).toEqual(['', '10.48.47.153', first.subjectName]);
    expect(Buffer.compare(writeCtlFile(file), file.bytes)).toBe(0);
    expect([verifyCtlFile(file).kind, oracleVerdict(file.bytes)]).toEqual(['verified', 'verified']);
  });

  it('are printed with their length and without anything that a terminal would take', () => {
    const text = showCtlText(file, verifyCtlFile(file), new Date(0));
    expect(text).toContain('2\tDNSNAME\t\t14\t10.48.47.153\n');
    expect(text).toContain('2\tDNSNAME\t\t2\n');
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  });

  it('stay so in the next file, bare entries among them', () => {
    const plan = must(makePlan({ id: 'p', snapshot: bothHold(must(readCtlFile(file.bytes))), choices: choicesFor('non-secure'), signer: { serial: '1', certificate: parts.tokens[0].certificate }, now: new Date(), phones: null }));
    expect(plan.view.entries.map(({ change }) => change)).toEqual(['kept', 'kept', 'certificate-removed', 'kept', 'certificate-removed']);
    expect(plan.shown.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual([token, second, bareRecord(server), capf, bareRecord(sub)].map(({ bytes }) => Buffer.from(bytes).toString('hex')));
    expect(bareRecord(server).bytes.length).toBe(34);
  });
});
