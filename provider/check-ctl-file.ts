import { verifyCtlFile } from '../core/trust/verify.ts';
import { readCtlFile } from '../shared/ctl-file/read.ts';

/**
 * What keeps a provider from taking a CTL file, or `undefined`: a problem of its structure by name, else the verdict on its signature.
 * A signature that cannot be checked is refused like a bad one, since phones would be left with a file nobody vouches for.
 */
export function ctlFileProblem(bytes: Uint8Array): string | undefined {
  const file = readCtlFile(bytes);
  if (!file.ok) return file.error.problem;
  const verdict = verifyCtlFile(file.value);
  return verdict.kind === 'verified' ? undefined : `signature-${verdict.kind}-${verdict.reason}`;
}
