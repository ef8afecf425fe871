import { formatLastModified } from '../../shared/ctl-file/last-modified.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { showCtl } from '../../shared/ctl-file/show.ts';
import { md5Hex, sha1Hex } from './digests.ts';
import { type SignatureVerdict } from './verify.ts';

/** {@link showCtl} with the digests and the verdict filled in. `timeZone` is an IANA name, UTC when left out. */
export const showCtlText = (file: CtlFile, verdict: SignatureVerdict, lastModified: Date, timeZone?: string): string =>
  showCtl(file, {
    md5: md5Hex(file.bytes),
    sha1: sha1Hex(file.bytes),
    lastModified: formatLastModified(lastModified, timeZone),
    certificateSha1: sha1Hex,
    verdict: verdict.kind,
    signer: verdict.signer,
  });
