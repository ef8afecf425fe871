import { sign } from 'node:crypto';
import { draftCtlFile } from '../../shared/ctl-file/draft.ts';
import { type CtlRecord } from '../../shared/ctl-file/model.ts';
import { bareRecord } from '../../shared/ctl-file/record.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';
import { type Result } from '../../shared/domain/result.ts';
import { type SecurityMode } from '../../shared/domain/server.ts';
import { serverRecord, tokenRecord } from '../../core/trust/records.ts';
import { type PracticeIdentities } from '../identities/issue.ts';

const made = (result: Result<CtlRecord>): CtlRecord => {
  // Our own certificates always make records; a token's certificate given by a person may not.
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
};

export interface PracticeCtlFileOptions {
  /** In non-secure mode the CCM+TFTP records are bare. */
  readonly mode?: SecurityMode;
  /** Appended behind all others. */
  readonly moreSasts?: readonly CtlRecord[];
}

/**
 * The CTL file of the practice cluster, in mixed mode unless told otherwise, signed by its first token: both tokens, CCM+TFTP
 * and CAPF of the publisher, CCM+TFTP of the subscriber, as in Cisco document 118892; `extraSast` is appended as one more token.
 */
export function practiceCtlFile(
  identities: PracticeIdentities,
  extraSast: Uint8Array | null,
  now: Date,
  { mode = 'mixed', moreSasts = [] }: PracticeCtlFileOptions = {},
): Uint8Array {
  const [signerIdentity] = identities.tokens;
  const publisher = identities.servers.find(({ role }) => role === 'publisher');
  if (signerIdentity === undefined || publisher === undefined) throw new Error('the practice has tokens and a publisher');
  const ccmTftp = ({ name, callManager }: PracticeIdentities['servers'][number]): CtlRecord => {
    const record = made(serverRecord({ function: FUNCTION_CODE.CCM_TFTP, address: name, certificate: callManager.certificate }));
    return mode === 'mixed' ? record : bareRecord(record);
  };
  const capf = made(serverRecord({ function: FUNCTION_CODE.CAPF, address: publisher.name, certificate: identities.capf.certificate }));
  const tokens = identities.tokens.map(({ certificate }) => made(tokenRecord(certificate)));
  const [signer] = tokens;
  if (signer === undefined) throw new Error('the practice has tokens');
  const others = identities.servers.filter(({ role }) => role === 'subscriber').map(ccmTftp);
  const extra = extraSast === null ? [] : [made(tokenRecord(extraSast))];
  const records = [...tokens, ccmTftp(publisher), capf, ...others, ...extra, ...moreSasts];
  const draft = draftCtlFile({ records, signer, timestamp: Math.floor(now.getTime() / 1000) });
  if (!draft.ok) throw new Error(`the practice CTL file cannot be made: ${draft.error.problem}`);
  return draft.value.complete(sign('sha1', draft.value.signedBytes, signerIdentity.privateKey));
}
