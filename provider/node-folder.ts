import path from 'node:path';
import { type Clock } from '../core/ports/clock.ts';
import { type Files } from '../core/ports/files.ts';
import { systemClock } from '../core/time/system-clock.ts';
import { readCertificate } from '../core/trust/certificate.ts';
import { sha256Hex } from '../core/trust/digests.ts';
import { type Result } from '../shared/domain/result.ts';
import { createSerialQueue } from '../shared/domain/serial-queue.ts';
import { type SecurityMode, type ServerCtlFile, type ServerRole } from '../shared/domain/server.ts';
import { type Refusal } from '../shared/provider/envelope.ts';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';
import { CAPF_DER, keepsCapfCertificate, storeCapfCertificate } from './capf-certificate.ts';
import { ctlFileProblem } from './check-ctl-file.ts';
import { readMode, writeMode } from './mode-file.ts';
import { type Publication, UNPUBLISHED } from './publishing/publication.ts';
import { readDatedIfThere, readIfThere } from './read-if-there.ts';
import { readTrustedTokens, writeTrustedToken } from './phone-sast-trust.ts';
import { createStaging, type StagedRecord } from './staging.ts';

export const CTL_FILE = 'CTLFile.tlv';
const PREVIOUS_FILE = 'CTLFile.tlv.previous';

/** Who changes something. */
export interface Writer {
  readonly user: string;
  /** Whose staged file it is, whichever user signs in with this number (32 hex digits). */
  readonly client: string;
  /** Whether its session still lives; asked when its turn has come, directly before anything is written. */
  isLive(): boolean;
}

export interface NodeState {
  readonly file: ServerCtlFile | null;
  readonly staged: StagedRecord | null;
  /** Of the publisher; on a subscriber `null`. */
  readonly mode: SecurityMode | null;
  /** Of a subscriber: SHA-256 of the certificate of CAPF that is kept, or `null`. */
  readonly capfSha256: string | null;
}

/** Outcome of a change, with the refusal that a reply carries. */
export type Outcome<T> = Promise<Result<T, Refusal>>;

/**
 * What one node keeps, one operation at a time. Every change is made of atomic, durable steps in an order in which a kill
 * between any two of them leaves the old CTL file served or the new one, never a mixture (docs/protocol.md, "After a crash").
 */
export interface NodeFolder {
  /** Everything that a server of this role keeps, at one time. */
  state(role: ServerRole): Outcome<NodeState>;
  /** The served CTL file, or `null`. */
  ctlFile(): Outcome<ServerCtlFile | null>;
  mode(): Outcome<SecurityMode>;
  stage(bytes: Uint8Array, expectedSha256: string | null, writer: Writer): Outcome<string>;
  discard(sha256: string, writer: Writer): Outcome<void>;
  commit(sha256: string, writer: Writer): Outcome<void>;
  setMode(mode: SecurityMode, fileSha256: string, writer: Writer): Outcome<void>;
  storeCapfCertificate(der: Uint8Array, writer: Writer): Outcome<void>;
  /** Certificates of tokens in Phone-SAST-trust, DER. */
  trustedTokens(): Outcome<readonly Uint8Array[]>;
  trustToken(der: Uint8Array, writer: Writer): Outcome<void>;
  /** Resolves when the operations begun so far are done. */
  settled(): Promise<void>;
}

const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
const refuse = (code: Refusal['code'], params: Refusal['params'] = {}): { readonly ok: false; readonly error: Refusal } => ({ ok: false, error: { code, params } });
/** `ENOSPC` and the like; Node's own `ERR_...` are bugs. */
const systemErrorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && /^E[A-Z0-9]+$/.test(String(error.code)) ? String(error.code) : undefined;
/** The session that asked had ended when its turn came: nothing is written. */
const SUPERSEDED = refuse('login.superseded');
const nameOf = (sha256: string | null) => sha256 ?? 'none';
/** Another file is served than the one that was to be replaced. */
const stale = (expected: string | null, present: ServerCtlFile | null) =>
  refuse('provider.stale-predecessor', { expected: nameOf(expected), present: nameOf(present?.sha256 ?? null) });

/**
 * @param stageHoldSeconds how long a staged file is protected from other clients.
 * @param publication where phones get what is served.
 */
export function openNodeFolder(files: Files, folder: string, stageHoldSeconds: number, clock: Clock = systemClock, publication: Publication = UNPUBLISHED): NodeFolder {
  const staging = createStaging(files, folder);
  const ctlPath = path.join(folder, CTL_FILE);
  const previousPath = path.join(folder, PREVIOUS_FILE);
  const queue = createSerialQueue();

  /** Runs `work` after all earlier operations; what the file system refuses becomes `provider.storage`. */
  const inTurn = <T>(work: () => Outcome<T>): Outcome<T> =>
    queue(work).catch((error: unknown) => {
      const code = systemErrorCode(error);
      if (code !== undefined) return refuse('provider.storage', { detail: code });
      throw error;
    });

  const present = async (): Promise<ServerCtlFile | null> => {
    const file = await readDatedIfThere(files, ctlPath, PROVIDER_LIMITS.maxCtlFile);
    return file === null ? null : { bytes: file.bytes, sha256: sha256Hex(file.bytes), lastModified: file.modified.toISOString() };
  };

  /** What is served, once phones get it: nobody reads of a file that they do not. */
  const served = async (): Promise<ServerCtlFile | null> => {
    const file = await present();
    await publication.show(file);
    return file;
  };

  const mode = async (): Promise<SecurityMode> => (await readMode(files, folder))?.mode ?? 'non-secure';

  const capfSha256 = async (): Promise<string | null> => {
    const der = await readIfThere(files, path.join(folder, CAPF_DER));
    return der === null ? null : sha256Hex(der);
  };

  /** Whether this was served before: then it may come back, whoever signed it and in whatever form. */
  const isPrevious = async (sha256: string): Promise<boolean> => {
    const previous = await readIfThere(files, previousPath, PROVIDER_LIMITS.maxCtlFile);
    return previous !== null && sha256Hex(previous) === sha256;
  };

  /** The refusal for a file that another client staged and that is still protected. A stage from the future (the clock was set back) protects nothing. */
  const holdOf = ({ user, client, stagedAt }: StagedRecord, writer: Writer): ReturnType<typeof refuse> | undefined => {
    const since = Date.parse(stagedAt);
    const until = since + stageHoldSeconds * 1000;
    const now = clock.now().getTime();
    const isHeld = client !== writer.client && now >= since && now < until;
    return isHeld ? refuse('provider.busy', { user, since: stagedAt, until: new Date(until).toISOString() }) : undefined;
  };

  return {
    state: (role) =>
      inTurn(async () => {
        const file = await served();
        const staged = (await staging.read())?.record ?? null;
        return done(role === 'publisher' ? { file, staged, mode: await mode(), capfSha256: null } : { file, staged, mode: null, capfSha256: await capfSha256() });
      }),

    ctlFile: () => inTurn(async () => done(await served())),

    mode: () => inTurn(async () => done(await mode())),

    stage: (bytes, expectedSha256, writer) =>
      inTurn(async () => {
        const sha256 = sha256Hex(bytes);
        const problem = ctlFileProblem(bytes);
        if (problem !== undefined && !(await isPrevious(sha256))) return refuse('provider.file-refused', { problem });
        const old = await present();
        const oldSha256 = old?.sha256 ?? null;
        if (oldSha256 !== expectedSha256) return stale(expectedSha256, old);
        const staged = await staging.read();
        const held = staged === undefined ? undefined : holdOf(staged.record, writer);
        if (held !== undefined) return held;
        const record = { sha256, predecessorSha256: oldSha256, user: writer.user, client: writer.client, stagedAt: clock.now().toISOString() };
        await publication.tryRoom(bytes.length);
        if (!writer.isLive()) return SUPERSEDED;
        await staging.write({ bytes, record }, old?.bytes ?? null);
        return done(sha256);
      }),

    discard: (sha256, writer) =>
      inTurn(async () => {
        const staged = await staging.read();
        if (staged?.record.sha256 !== sha256) return done(undefined);
        const held = holdOf(staged.record, writer);
        if (held !== undefined) return held;
        if (!writer.isLive()) return SUPERSEDED;
        await staging.clear();
        return done(undefined);
      }),

    commit: (sha256, writer) =>
      inTurn(async () => {
        const staged = await staging.read();
        if (staged?.record.sha256 !== sha256) return refuse('provider.nothing-staged', { expected: sha256 });
        const held = holdOf(staged.record, writer);
        if (held !== undefined) return held;
        const old = await present();
        const { predecessorSha256 } = staged.record;
        if ((old?.sha256 ?? null) !== predecessorSha256) return stale(predecessorSha256, old);
        if (!writer.isLive()) return SUPERSEDED;
        if (old !== null) await staging.keepPredecessor(previousPath, old.bytes);
        // Keeping it took its time on the disk, in which a program that asks no provider may have put another file there: nothing comes between this look and the rename.
        const still = await present();
        if ((still?.sha256 ?? null) !== predecessorSha256) return stale(predecessorSha256, still);
        await staging.moveTo(ctlPath);
        // The file is activated: that phones do not get it yet is for who reads it next.
        await publication.show({ bytes: staged.bytes, sha256 }).catch(() => undefined);
        return done(undefined);
      }),

    setMode: (asked, fileSha256, writer) =>
      inTurn(async () => {
        const file = await present();
        if (file === null) return refuse('provider.no-ctl-file');
        if (file.sha256 !== fileSha256) return refuse('provider.mode-file-mismatch', { expected: fileSha256, present: file.sha256 });
        if (!writer.isLive()) return SUPERSEDED;
        await writeMode(files, folder, { mode: asked, fileSha256 });
        return done(undefined);
      }),

    storeCapfCertificate: (der, writer) =>
      inTurn(async () => {
        // A change of the file alone brings the same one again.
        if (await keepsCapfCertificate(files, folder, der)) return writer.isLive() ? done(undefined) : SUPERSEDED;
        if (!readCertificate(der).ok) return refuse('provider.file-refused', { problem: 'certificate-unreadable' });
        if (!writer.isLive()) return SUPERSEDED;
        await storeCapfCertificate(files, folder, der);
        return done(undefined);
      }),

    trustedTokens: () => inTurn(async () => done(await readTrustedTokens(files, folder))),

    trustToken: (der, writer) =>
      inTurn(async () => {
        if (!readCertificate(der).ok) return refuse('provider.file-refused', { problem: 'certificate-unreadable' });
        if (!writer.isLive()) return SUPERSEDED;
        return (await writeTrustedToken(files, folder, der)) ? done(undefined) : refuse('provider.storage', { detail: 'EDQUOT' });
      }),

    async settled() {
      await queue(() => Promise.resolve());
    },
  };
}
