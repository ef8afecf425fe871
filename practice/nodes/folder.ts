import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createNodeFiles } from '../../core/files/node.ts';
import { type ClusterServer, type SecurityMode } from '../../shared/domain/server.ts';
import { openNodeFolder, type Writer } from '../../provider/node-folder.ts';
import { type Result } from '../../shared/domain/result.ts';

/** A password for the practice cluster: no secret, but not guessable either, since the port is open to every user of this computer. */
export const practicePassword = (): string => randomBytes(9).toString('base64url');

function must<T, E extends { readonly code: string }>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`the practice cluster cannot be set up: ${result.error.code}`);
  return result.value;
}

const SET_UP: Writer = { user: 'practice', client: '0'.repeat(32), isLive: () => true };

/** Puts a CTL file into a new server's folder by the provider's own steps, and the mode into the publisher's. */
export async function fillNodeFolder(folder: string, role: ClusterServer['role'], ctlFile: Uint8Array, mode: SecurityMode): Promise<void> {
  const node = openNodeFolder(createNodeFiles(), folder, 0);
  const sha256 = must(await node.stage(ctlFile, null, SET_UP));
  must(await node.commit(sha256, SET_UP));
  if (role === 'publisher') must(await node.setMode(mode, sha256, SET_UP));
}

/** Who writes: an account of the provider, and the number of its client. */
type By = Pick<Writer, 'user' | 'client'>;

/** Writes a file aside in place of the one that is served, as a client of the provider does; answers with its SHA-256. */
export async function stageOn(folder: string, file: Uint8Array, by: By): Promise<string> {
  const node = openNodeFolder(createNodeFiles(), folder, 0);
  return must(await node.stage(file, must(await node.ctlFile())?.sha256 ?? null, { ...by, isLive: () => true }));
}

/** Has phones get the file that lies aside. */
export async function commitOn(folder: string, sha256: string, by: By): Promise<void> {
  must(await openNodeFolder(createNodeFiles(), folder, 0).commit(sha256, { ...by, isLive: () => true }));
}

/** Deletes the CTL file of a server, as `file delete tftp CTLFile.tlv` does. */
export const deleteCtlFile = (folder: string): Promise<void> => rm(path.join(folder, 'CTLFile.tlv'), { force: true });

/** Leaves a CTL file of 0 bytes, as "touch" makes one. */
export const emptyCtlFile = (folder: string): Promise<void> => writeFile(path.join(folder, 'CTLFile.tlv'), '');

/** The certificates in the publisher's Phone-SAST-trust, DER. */
export async function trustedTokensOf(folder: string): Promise<readonly Uint8Array[]> {
  return must(await openNodeFolder(createNodeFiles(), folder, 0).trustedTokens());
}

/** The CTL file that a server serves to phones, or `null`. */
export async function servedCtlFile(folder: string): Promise<Uint8Array | null> {
  const file = must(await openNodeFolder(createNodeFiles(), folder, 0).ctlFile());
  return file === null ? null : file.bytes;
}
