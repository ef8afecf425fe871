import path from 'node:path';
import { codeOf } from '../../core/files/patience.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { type Result } from '../../shared/domain/result.ts';
import { configurationProblem, readCertificateFile } from '../config-file.ts';
import { newPassword } from '../password-input.ts';
import { hashPassword } from '../passwords.ts';
import { whyNotMade } from '../system-words.ts';
import { certificateFile, configurationText, MADE, madePaths } from './configuration.ts';
import { makeIdentity, pemOf } from './identity.ts';
import { parseWish, type Wish } from './wish.ts';
import { type NewFile, problemOf, writeNew } from './write.ts';

/** What `ctl-provider init` has made. */
export interface Initialised {
  readonly files: readonly string[];
  readonly user: string;
  readonly role: Wish['role'];
  readonly certificateSha256: string;
}

const wrong = (error: string): { readonly ok: false; readonly error: string } => ({ ok: false, error });
const [SECRET, PUBLIC] = [0o600, 0o644];

/**
 * Makes key, certificate and configuration with a first user; nothing that is there is overwritten, and what fails leaves nothing.
 * @returns what was made, or a sentence for the operator.
 */
export async function initialise(args: readonly string[]): Promise<Result<Initialised, string>> {
  const parsed = parseWish(args);
  if (!parsed.ok) return parsed;
  const wish = parsed.value;
  try {
    // Before a person types a password, and again as the files are written.
    const problem = (await problemOf(wish.folder, madePaths(wish))) ?? configurationProblem(configurationText(wish, { certificateSha256: '0'.repeat(64), passwordHash: await hashPassword('') }));
    return problem === undefined ? await make(wish) : wrong(problem);
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return wrong(whyNotMade(error as NodeJS.ErrnoException));
  }
}

async function make(wish: Wish): Promise<Result<Initialised, string>> {
  const certificates: NewFile[] = [];
  for (const one of wish.certificates) {
    const read = await readCertificateFile(one.file);
    if (!read.ok) return read;
    // The certificate alone: the file may hold its key too.
    certificates.push({ path: path.join(wish.folder, certificateFile(one)), text: pemOf(read.value), mode: PUBLIC });
  }
  const password = await newPassword(`Password for ${wish.user}: `, wish.passwordDescriptor);
  if (!password.ok) return password;
  const identity = await makeIdentity(wish.name, new Date());
  const certificateSha256 = sha256Hex(identity.der);
  const files: readonly NewFile[] = [
    { path: path.join(wish.folder, MADE.key), text: identity.key, mode: SECRET },
    { path: path.join(wish.folder, MADE.certificate), text: identity.certificate, mode: PUBLIC },
    ...certificates,
    { path: path.join(wish.folder, MADE.configuration), text: configurationText(wish, { certificateSha256, passwordHash: await hashPassword(password.value) }), mode: SECRET },
  ];
  await writeNew(wish.folder, files);
  return { ok: true, value: { files: files.map((file) => file.path), user: wish.user, role: wish.role, certificateSha256 } };
}
