import { formatLastModified } from '../../shared/ctl-file/last-modified.ts';
import { listKind } from '../../shared/ctl-file/list-kind.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { showCtl, type ShowInput, showItl } from '../../shared/ctl-file/show.ts';
import { md5Hex, sha1Hex } from './digests.ts';
import { type SignatureVerdict } from './verify.ts';

const inputOf = ({ bytes }: CtlFile, verdict: SignatureVerdict, lastModified: Date, timeZone?: string): ShowInput => ({
  md5: md5Hex(bytes),
  sha1: sha1Hex(bytes),
  lastModified: formatLastModified(lastModified, timeZone),
  certificateSha1: sha1Hex,
  verdict: verdict.kind,
  signer: verdict.signer,
});

/** {@link showCtl} with the digests and the verdict filled in. `timeZone` is an IANA name, UTC when left out. */
export const showCtlText = (file: CtlFile, verdict: SignatureVerdict, lastModified: Date, timeZone?: string): string =>
  showCtl(file, inputOf(file, verdict, lastModified, timeZone));

/** The same for {@link showItl}. */
export const showItlText = (file: CtlFile, verdict: SignatureVerdict, lastModified: Date, timeZone?: string): string =>
  showItl(file, inputOf(file, verdict, lastModified, timeZone));

/** What `show ctl` or `show itl` prints, by which of them the file says it is. */
export const showListText = (file: CtlFile, verdict: SignatureVerdict, lastModified: Date): string => (listKind(file) === 'ITL' ? showItlText : showCtlText)(file, verdict, lastModified);
