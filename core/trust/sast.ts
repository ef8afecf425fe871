import { sameBytes } from '../../shared/ctl-file/elements.ts';
import { type CtlFile, type CtlRecord } from '../../shared/ctl-file/model.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';

/** The SAST record of the file that holds exactly this certificate: whose key may sign the next file. */
export const findSast = (file: CtlFile, certificateDer: Uint8Array): CtlRecord | undefined =>
  file.records.find(
    (record) => record.function === FUNCTION_CODE.SAST && record.certificate !== undefined && sameBytes(record.certificate, certificateDer),
  );
