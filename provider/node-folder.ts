import path from 'node:path';
import { type Clock } from '../core/ports/clock.ts';
import { type Files } from '../core/ports/files.ts';
import { systemClock } from '../core/time/system-clock.ts';
import { readCertificate } from '../core/trust/certificate.ts';
import { sha256Hex } from '../core/trust/digests.ts';
import { type Result } from '../shared/domain/result.ts';
import { createSerialQueue } from '../shared/domain/serial-queue.ts';
import { type SecurityMode, type ServerCtlFile } from '../shared/domain/server.ts';
import { type Refusal } from '../shared/provider/envelope.ts';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';
import { CAPF_DER, storeCapfCertificate } from './capf-certificate.ts';
import { ctlFileProblem } from './check-ctl-file.ts';
import { readMode, writeMode } from './mode-file.ts';
import { readTrustedTokens, writeTrustedToken } from './phone-sast-trust.ts';
import { createStaging, type StagedRecord } from './staging.ts';

export const CTL_FILE = 'CTLFile.tlv';
const PREVIOUS_FILE = 'CTLFile.tlv.previous';

/** Outcome of a change, with the refusal that a reply carries. */
export type Outcome<T> = Promise<Result<T, Refusal>>;

/**
 * What one node keeps, one operation at a time. Every change is made of atomic, durable steps in an order in which a kill
 * between any two of them leaves the old CTL file served or the new one, never a mixture (docs/protocol.md, "After a crash").
 */
export interface NodeFolder {
  /** The served CTL file, or `null`. */
  ctlFile(): Outcome<ServerCtlFile | null>;
  stagedSha256(): Outcome<string | null>;
  mode(): Outcome<SecurityMode>;
  stage(bytes: Uint8Array, expectedSha256: string | null, user: string): Outcome<string>;
  discard(sha256: string, user: string): Outcome<void>;
  commit(sha256: string): Outcome<void>;
  setMode(mode: SecurityMode, fileSha256: string): Outcome<void>;
  storeCapfCertificate(der: Uint8Array): Outcome<void>;
  /** SHA-256 of the certificate of CAPF that is kept, or `null`. */
  capfSha256(): Outcome<string | null>;
  /** Certificates of tokens in Phone-SAST-trust, DER. */
  trustedTokens(): Outcome<readonly Uint8Array[]>;
  trustToken(der: Uint8Array): Outcome<void>;
  /** Resolves when the operations begun so far are done. */
  settled(): Promise<void>;
}

const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
const refuse = (code: Refusal['code'], params: Refusal['params'] = {}): { readonly ok: false; readonly error: Refusal } => ({ ok: false, error: { code, params } });
/** `ENOSPC` and the like; Node's own `ERR_...` are bugs. */
const systemErrorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && /^E[A-Z0-9]+$/.test(String(error.code)) ? String(error.code) : undefined;
const nameOf = (sha256: string | null) => sha256 ?? 'none';

/** @param stageHoldSeconds how long a staged file is protected from other users' staging and discarding. */
export function openNodeFolder(files: Files, folder: string, stageHoldSeconds: number, clock: Clock = systemClock): NodeFolder {
  const staging = createStaging(files, folder);
  const ctlPath = path.join(folder, CTL_FILE);
  const queue = createSerialQueue();

  /** Runs `work` after all earlier operations; what the file system refuses becomes `provider.storage`. */
  const inTurn = <T>(work: () => Outcome<T>): Outcome<T> =>
    queue(work).catch((error: unknown) => {
      const code = systemErrorCode(error);
      if (code !== undefined) return refuse('provider.storage', { detail: code });
      throw error;
    });

  const present = async (): Promise<ServerCtlFile | null> => {
    if (!(await files.exists(ctlPath))) return null;
    const bytes = await files.read(ctlPath, PROVIDER_LIMITS.maxCtlFile);
    return { bytes, sha256: sha256Hex(bytes), lastModified: (await files.modifiedAt(ctlPath)).toISOString() };
  };

  /** Whether another user's file is staged and still protected. A stage from the future (the clock was set back) protects nothing. */
  const heldFrom = (record: StagedRecord, user: string): boolean => {
    const age = clock.now().getTime() - Date.parse(record.stagedAt);
    return record.user !== user && age >= 0 && age < stageHoldSeconds * 1000;
  };

  return {
    ctlFile: () =>
      inTurn(async () => done(await present())),

    stagedSha256: () => inTurn(async () => done((await staging.read())?.record.sha256 ?? null)),

    mode: () => inTurn(async () => done((await readMode(files, folder))?.mode ?? 'non-secure')),

    stage: (bytes, expectedSha256, user) =>
      inTurn(async () => {
        const problem = ctlFileProblem(bytes);
        if (problem !== undefined) return refuse('provider.file-refused', { problem });
        const now = (await present())?.sha256 ?? null;
        if (now !== expectedSha256) return refuse('provider.stale-predecessor', { expected: nameOf(expectedSha256), present: nameOf(now) });
        const staged = await staging.read();
        if (staged !== undefined && heldFrom(staged.record, user)) return refuse('provider.busy', { since: staged.record.stagedAt });
        const sha256 = sha256Hex(bytes);
        await staging.write({ bytes, record: { sha256, predecessorSha256: now, user, stagedAt: clock.now().toISOString() } });
        return done(sha256);
      }),

    discard: (sha256, user) =>
      inTurn(async () => {
        const staged = await staging.read();
        if (staged?.record.sha256 !== sha256) return done(undefined);
        if (heldFrom(staged.record, user)) return refuse('provider.busy', { since: staged.record.stagedAt });
        await staging.clear();
        return done(undefined);
      }),

    commit: (sha256) =>
      inTurn(async () => {
        const staged = await staging.read();
        if (staged?.record.sha256 !== sha256) return refuse('provider.nothing-staged', { expected: sha256 });
        const old = await present();
        const { predecessorSha256 } = staged.record;
        if ((old?.sha256 ?? null) !== predecessorSha256) {
          return refuse('provider.stale-predecessor', { expected: nameOf(predecessorSha256), present: nameOf(old?.sha256 ?? null) });
        }
        if (old !== null) await files.writeDurably(path.join(folder, PREVIOUS_FILE), old.bytes);
        await staging.moveTo(ctlPath);
        return done(undefined);
      }),

    setMode: (mode, fileSha256) =>
      inTurn(async () => {
        const file = await present();
        if (file === null) return refuse('provider.no-ctl-file');
        if (file.sha256 !== fileSha256) return refuse('provider.mode-file-mismatch', { expected: fileSha256, present: file.sha256 });
        await writeMode(files, folder, { mode, fileSha256 });
        return done(undefined);
      }),

    storeCapfCertificate: (der) =>
      inTurn(async () => {
        if (!readCertificate(der).ok) return refuse('provider.file-refused', { problem: 'certificate-unreadable' });
        await storeCapfCertificate(files, folder, der);
        return done(undefined);
      }),

    capfSha256: () =>
      inTurn(async () => {
        const file = path.join(folder, CAPF_DER);
        return done((await files.exists(file)) ? sha256Hex(await files.read(file)) : null);
      }),

    trustedTokens: () => inTurn(async () => done(await readTrustedTokens(files, folder))),

    trustToken: (der) =>
      inTurn(async () => {
        if (!readCertificate(der).ok) return refuse('provider.file-refused', { problem: 'certificate-unreadable' });
        return (await writeTrustedToken(files, folder, der)) ? done(undefined) : refuse('provider.storage', { detail: 'EDQUOT' });
      }),

    async settled() {
      await queue(() => Promise.resolve());
    },
  };
}
