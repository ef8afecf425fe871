import * as z from 'zod/mini';
import { type ErrorCode } from '../domain/error-codes.ts';
import * as f from './fields.ts';
import { PROVIDER_LIMITS as L } from './limits.ts';

const nothing = z.strictObject({});

/**
 * Every message of the Open CTL Provider protocol (docs/protocol.md).
 * - `when`: `first` opens a connection, `sign-in` follows, `signed-in` needs a login or a ticket, `any` is always allowed.
 * - `on`: which servers answer it.
 * - `writes`: it changes the server; a client never repeats one whose reply was lost.
 * - `refusals`: what it may answer besides its value. Every message may also be answered `protocol.violation`.
 */
export const PROVIDER_MESSAGES = Object.freeze({
  hello: {
    when: 'first', on: 'every', writes: false,
    input: z.strictObject({ version: z.int().check(z.minimum(1), z.maximum(255)), client: f.clientNumber }),
    output: z.strictObject({ name: f.hostName, role: f.serverRole, software: f.line(64), time: f.time }),
    refusals: ['protocol.version'],
  },
  login: {
    when: 'sign-in', on: 'every', writes: false,
    input: z.strictObject({ username: f.username, password: f.password }),
    output: z.strictObject({ ticket: f.ticket, expires: f.time }),
    refusals: ['login.refused', 'login.throttled', 'login.superseded'],
  },
  resume: {
    when: 'sign-in', on: 'every', writes: false,
    input: z.strictObject({ ticket: f.ticket }),
    output: z.strictObject({ expires: f.time }),
    refusals: ['login.ticket-expired', 'login.throttled', 'login.superseded'],
  },
  state: {
    when: 'signed-in', on: 'every', writes: false,
    input: nothing,
    output: z.strictObject({
      ctlSha256: z.nullable(f.sha256),
      ctlLength: z.nullable(z.int().check(z.minimum(0), z.maximum(L.maxCtlFile))),
      ctlModified: z.nullable(f.time),
      stagedSha256: z.nullable(f.sha256),
      stagedBy: z.nullable(f.username),
      stagedAt: z.nullable(f.time),
      stagedHere: z.nullable(z.boolean()),
      mode: z.optional(f.mode),
      capfSha256: z.optional(z.nullable(f.sha256)),
    }),
    refusals: ['login.required', 'provider.storage'],
  },
  cluster: {
    when: 'signed-in', on: 'publisher', writes: false,
    input: nothing,
    output: z.strictObject({
      servers: z.array(f.clusterServer).check(z.minLength(1), z.maxLength(L.maxServers)),
      release: f.line(64),
      autoRegistration: z.boolean(),
      mode: f.mode,
    }),
    refusals: ['login.required', 'provider.not-publisher', 'provider.storage'],
  },
  certificates: {
    when: 'signed-in', on: 'publisher', writes: false,
    input: nothing,
    output: z.strictObject({ certificates: z.array(f.serviceCertificate).check(z.maxLength(L.maxCertificates)) }),
    refusals: ['login.required', 'provider.not-publisher', 'provider.storage'],
  },
  ctlFile: {
    when: 'signed-in', on: 'every', writes: false,
    input: nothing,
    output: z.strictObject({ file: z.nullable(z.strictObject({ bytes: f.ctlFileBytes, sha256: f.sha256, lastModified: f.time })) }),
    refusals: ['login.required', 'provider.storage'],
  },
  stage: {
    when: 'signed-in', on: 'every', writes: true,
    input: z.strictObject({ file: f.ctlFileBytes, expectedSha256: z.nullable(f.sha256) }),
    output: z.strictObject({ sha256: f.sha256 }),
    refusals: ['login.required', 'login.superseded', 'provider.file-refused', 'provider.stale-predecessor', 'provider.busy', 'provider.storage'],
  },
  discard: {
    when: 'signed-in', on: 'every', writes: true,
    input: z.strictObject({ sha256: f.sha256 }),
    output: nothing,
    refusals: ['login.required', 'login.superseded', 'provider.busy', 'provider.storage'],
  },
  commit: {
    when: 'signed-in', on: 'every', writes: true,
    input: z.strictObject({ sha256: f.sha256 }),
    output: nothing,
    refusals: ['login.required', 'login.superseded', 'provider.nothing-staged', 'provider.stale-predecessor', 'provider.busy', 'provider.storage'],
  },
  capfCertificate: {
    when: 'signed-in', on: 'subscriber', writes: true,
    input: z.strictObject({ der: f.certificateBytes }),
    output: nothing,
    refusals: ['login.required', 'login.superseded', 'provider.not-subscriber', 'provider.file-refused', 'provider.storage'],
  },
  trustToken: {
    when: 'signed-in', on: 'publisher', writes: true,
    input: z.strictObject({ der: f.certificateBytes }),
    output: nothing,
    refusals: ['login.required', 'login.superseded', 'provider.not-publisher', 'provider.file-refused', 'provider.storage'],
  },
  setMode: {
    when: 'signed-in', on: 'publisher', writes: true,
    input: z.strictObject({ mode: f.mode, fileSha256: f.sha256 }),
    output: nothing,
    refusals: ['login.required', 'login.superseded', 'provider.not-publisher', 'provider.no-ctl-file', 'provider.mode-file-mismatch', 'provider.storage'],
  },
  bye: { when: 'any', on: 'every', writes: false, input: nothing, output: nothing, refusals: [] },
} as const satisfies Record<string, ProviderMessage>);

interface ProviderMessage {
  readonly when: 'first' | 'sign-in' | 'signed-in' | 'any';
  readonly on: 'every' | 'publisher' | 'subscriber';
  readonly writes: boolean;
  readonly input: z.ZodMiniObject;
  readonly output: z.ZodMiniObject;
  readonly refusals: readonly ErrorCode[];
}

export type MessageName = keyof typeof PROVIDER_MESSAGES;
export type MessageInput<N extends MessageName> = z.infer<(typeof PROVIDER_MESSAGES)[N]['input']>;
export type MessageOutput<N extends MessageName> = z.infer<(typeof PROVIDER_MESSAGES)[N]['output']>;
/** Every code that a reply may carry. */
export type RefusalCode = (typeof PROVIDER_MESSAGES)[MessageName]['refusals'][number] | 'protocol.violation';
