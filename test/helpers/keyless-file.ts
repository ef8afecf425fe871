import { draftCtlFile } from '../../shared/ctl-file/draft.ts';
import { type CtlFile, type CtlRecord } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { buildRecord, type RecordFields } from '../../shared/ctl-file/record.ts';
import { must } from './must.ts';
import { hex } from './small-file.ts';

/** An RSAPublicKey with a made-up modulus of 1024 bits: SEQUENCE 0x89 { INTEGER 0x81 00 c0.., INTEGER 65537 }, 140 bytes. */
export const MADE_UP_KEY = hex(`308189 028181 00 ${'c0'.repeat(128)} 0203010001`);

/** The record of a token as the Windows client writes it, with a made-up key: nobody can sign with it. */
export const tokenRecordOf = (name: string, serial: string, more: Partial<RecordFields> = {}): CtlRecord =>
  buildRecord({
    function: 0,
    dnsName: '',
    subjectName: name,
    issuerName: 'cn=ca',
    serialNumber: hex(serial),
    publicKey: MADE_UP_KEY,
    certificate: hex('3003020101'),
    ipAddress: '0.0.0.0',
    ...more,
  });

export const serverRecordOf = (address: string, more: Partial<RecordFields> = {}): CtlRecord =>
  tokenRecordOf(`CN=${address}`, '77', { function: 2, dnsName: address, ipAddress: address, ...more });

/** A file whose signature is a run of `filler`: right in its structure, signed by nobody. */
export function keylessFile(records: readonly CtlRecord[], signer: CtlRecord, timestamp: number, filler = 0, fileName?: string): CtlFile {
  const draft = must(draftCtlFile({ records, signer, timestamp, ...(fileName === undefined ? {} : { fileName }) }));
  return must(readCtlFile(draft.complete(new Uint8Array(draft.signatureLength).fill(filler))));
}
