import { X509Certificate } from 'node:crypto';
import path from 'node:path';
import { type Files } from '../core/ports/files.ts';
import { sameBytes } from '../shared/ctl-file/elements.ts';
import { readIfThere } from './read-if-there.ts';

/** DER, and the same in PEM under the `.0` name that certificate folders of OpenSSL use. */
export const CAPF_DER = 'capf.cer';
export const CAPF_PEM = 'capf.0';

const pemOf = (der: Uint8Array): Uint8Array => new TextEncoder().encode(new X509Certificate(der).toString());

/** Whether it is kept already, in both forms. */
export async function keepsCapfCertificate(files: Files, folder: string, der: Uint8Array): Promise<boolean> {
  const kept = await readIfThere(files, path.join(folder, CAPF_DER));
  if (kept === null || !sameBytes(kept, der)) return false;
  const pem = await readIfThere(files, path.join(folder, CAPF_PEM));
  return pem !== null && sameBytes(pem, pemOf(kept));
}

/** Keeps the certificate of CAPF in both forms; the DER form is written first and decides. */
export async function storeCapfCertificate(files: Files, folder: string, der: Uint8Array): Promise<void> {
  await files.writeDurably(path.join(folder, CAPF_DER), der);
  await files.writeDurably(path.join(folder, CAPF_PEM), pemOf(der));
}

/** Writes the PEM form again when a kill came between the two writes; returns whether it had to. */
export async function repairCapfCertificate(files: Files, folder: string): Promise<boolean> {
  const pemFile = path.join(folder, CAPF_PEM);
  if (!(await files.exists(path.join(folder, CAPF_DER)))) return false;
  const pem = pemOf(await files.read(path.join(folder, CAPF_DER)));
  if ((await files.exists(pemFile)) && sameBytes(await files.read(pemFile), pem)) return false;
  await files.writeDurably(pemFile, pem);
  return true;
}
