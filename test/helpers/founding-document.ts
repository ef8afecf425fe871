import { sign } from 'node:crypto';
import { serverRecord, tokenRecord } from '../../core/trust/records.ts';
import { draftCtlFile } from '../../shared/ctl-file/draft.ts';
import { type CtlFile, type CtlRecord } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { bareRecord } from '../../shared/ctl-file/record.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';
import { makeIdentity, type TestIdentity, type TestName } from './certificates.ts';
import { must } from './must.ts';

export { must };

const SITE: TestName = [
  ['OU', 'TAC'],
  ['O', 'Cisco'],
  ['L', 'Krakow'],
  ['ST', 'Malopolska'],
  ['C', 'PL'],
];

const token = (name: string, serial: string): TestIdentity =>
  makeIdentity({
    subject: [
      ['O', 'Cisco Systems, Inc.'],
      ['OU', 'IPCBU'],
      ['CN', name.padEnd(24)],
    ],
    issuer: [
      ['O', 'Cisco Systems'],
      ['CN', 'Cisco Manufacturing CA'],
    ],
    serial,
    length: 902,
  });

/** The parts of the file that Cisco document 118892 lists, with the names, serial numbers and lengths printed there and our own keys. */
export interface FoundingParts {
  readonly tokens: readonly [TestIdentity, TestIdentity];
  /** Token, token, CCM+TFTP of the publisher, CAPF, CCM+TFTP of the subscriber: all with certificates. */
  readonly records: readonly [CtlRecord, CtlRecord, CtlRecord, CtlRecord, CtlRecord];
}

export function foundingParts(): FoundingParts {
  const tokens = [token('SAST-ADN0054f509', '45daa2af00000027f93c'), token('SAST-ADN008580ef', '31af455500000008e983')] as const;
  const capf = makeIdentity({ subject: [['CN', 'CAPF-e9037b69'], ...SITE], serial: '795916c154af310c0faeea972e081b31', length: 680 });
  const server = (name: string, serial: string): TestIdentity => makeIdentity({ subject: [['CN', name], ...SITE], serial });
  return {
    tokens,
    records: [
      must(tokenRecord(tokens[0].certificate)),
      must(tokenRecord(tokens[1].certificate)),
      must(serverRecord({ function: FUNCTION_CODE.CCM_TFTP, address: '10.48.47.153', certificate: server('pub', '70caf64e').certificate })),
      must(serverRecord({ function: FUNCTION_CODE.CAPF, address: '10.48.47.153', certificate: capf.certificate })),
      must(serverRecord({ function: FUNCTION_CODE.CCM_TFTP, address: '10.48.47.154', certificate: server('sub', '6b1d357b').certificate })),
    ],
  };
}

/** Signs with the key of a token. */
export function signFile(records: readonly CtlRecord[], signer: CtlRecord, identity: TestIdentity, timestamp: number): CtlFile {
  const draft = must(draftCtlFile({ records, signer, timestamp }));
  return must(readCtlFile(draft.complete(sign('sha1', draft.signedBytes, identity.privateKey))));
}

export const mixedFile = ({ tokens, records }: FoundingParts): CtlFile => signFile(records, records[0], tokens[0], 1_424_770_000);

export function nonSecureFile({ tokens, records }: FoundingParts): CtlFile {
  const next = records.map((record) => (record.function === FUNCTION_CODE.CCM_TFTP ? bareRecord(record) : record));
  return signFile(next, records[0], tokens[0], 1_424_792_265);
}
