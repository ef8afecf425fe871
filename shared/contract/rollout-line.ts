import * as z from 'zod/mini';
import { ERROR_CODES, type ErrorCode } from '../domain/error-codes.ts';
import { NEIGHBOURS } from '../domain/neighbours.ts';
import { type PhonesEntry, type RolloutEntry } from '../domain/rollout/journal.ts';
import { MAX_PILOTS } from '../domain/rollout/pilots.ts';
import { PHONE_STATES, PILOT_PROOFS, PILOT_REASONS, PILOT_VERDICTS, RESTART_STATES } from '../domain/rollout/progress.ts';
import { PROFILE_MODES } from '../domain/rollout/readings.ts';
import { RESTART_REASONS, ROLLOUT_VERSION } from '../domain/rollout/record.ts';
import { ROLLOUT_OUTCOMES } from '../domain/rollout/report.ts';
import { RESTARTED_SERVICES } from '../domain/rollout/services.ts';
import { type AppError } from '../domain/result.ts';
import { changeIdField } from './changes.ts';
import { hostField, phoneField, portField, scenarioField, seedField, sha256Field } from './fields.ts';

const line = z.string().check(z.maxLength(1024));
const name = z.string().check(z.minLength(1), z.maxLength(255));
const count = z.nullable(z.number().check(z.minimum(0)));
const service = z.enum(RESTARTED_SERVICES);
/** Most nodes of a cluster, with room. */
export const MAX_PLACES = 128;
/** Most names in one line: a request for registrations holds a thousand. */
const MAX_NAMES = 2000;

const digits = (length: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${length}}$`)));
const comparable = z.strictObject({ md5: digits(32), sha1: digits(40), signerSerial: z.nullable(z.string().check(z.regex(/^[0-9a-f]{1,128}$/))) });

export const neighboursSchema = z.array(z.strictObject({ neighbour: z.enum(NEIGHBOURS), count: z.nullable(z.number()) })).check(z.maxLength(NEIGHBOURS.length));

export const rolloutRecordSchema = z.strictObject({
  version: z.literal(ROLLOUT_VERSION),
  id: changeIdField,
  change: z.nullable(changeIdField),
  program: line,
  holder: line,
  operator: line,
  osUsername: line,
  axlUsername: line,
  practice: z.nullable(z.strictObject({ scenario: scenarioField, seed: seedField })),
  cluster: z.strictObject({
    host: hostField,
    port: portField,
    keySha256: sha256Field,
    release: line,
    places: z.array(z.strictObject({ name, hostName: line, role: z.enum(['publisher', 'subscriber']), keySha256: z.nullable(sha256Field), services: z.nullable(z.array(service).check(z.maxLength(RESTARTED_SERVICES.length))) })).check(z.minLength(1), z.maxLength(MAX_PLACES)),
  }),
  mode: z.enum(['non-secure', 'mixed']),
  file: z.nullable(comparable),
  previous: z.nullable(comparable),
  continuity: z.enum(['sast', 'tvs', 'visits', 'unknown']),
  neighbours: neighboursSchema,
  mayHaveNewCallManager: z.boolean(),
  mayDistrustItl: z.optional(z.boolean()),
  restarts: z.array(z.strictObject({ node: name, service })).check(z.maxLength(MAX_PLACES * RESTARTED_SERVICES.length)),
  reason: z.enum(RESTART_REASONS),
  pilots: z.array(phoneField).check(z.maxLength(MAX_PILOTS)),
  witness: z.nullable(phoneField),
});

const error = z.object({
  code: z.custom<ErrorCode>((code) => typeof code === 'string' && Object.hasOwn(ERROR_CODES, code)),
  params: z.record(line, z.union([z.string().check(z.maxLength(4096)), z.number()])),
  where: line,
}) as unknown as z.ZodMiniType<AppError>;

export const countersSchema = z.record(name, z.strictObject({ callsActive: count, registeredPhones: count, encryptedPhones: count, authenticatedPhones: count }));

export const restartSchema = z.strictObject({
  node: name,
  service,
  status: z.enum(RESTART_STATES),
  upTimeBefore: count,
  upTimeAfter: count,
  callsBefore: count,
  servedSha256: z.nullable(z.string().check(z.regex(/^(?:[0-9a-f]{64})?$/))),
  servedAt: z.exactOptional(line),
  error: z.nullable(error),
});

export const pilotSchema = z.strictObject({
  name: phoneField,
  model: line,
  why: z.enum(PILOT_REASONS),
  verdict: z.enum(PILOT_VERDICTS),
  proof: z.nullable(z.enum(PILOT_PROOFS)),
  isRegistered: z.nullable(z.boolean()),
});

export const witnessSchema = z.strictObject({ name: phoneField, model: line, isRegistered: z.nullable(z.boolean()) });
export const errorSchema = z.nullable(error);

const entrySchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('record'), record: rolloutRecordSchema }),
  z.strictObject({ what: z.literal('counted'), when: z.enum(['before', 'after']), counters: countersSchema }),
  z.strictObject({ what: z.literal('restart'), restart: restartSchema }),
  z.strictObject({ what: z.literal('pilot'), pilot: pilotSchema }),
  z.strictObject({ what: z.literal('witness'), witness: witnessSchema }),
  z.strictObject({ what: z.literal('paused'), error: errorSchema }),
  z.strictObject({ what: z.literal('stopped'), error }),
  z.strictObject({ what: z.literal('resumed') }),
  z.strictObject({ what: z.literal('reported'), outcome: z.enum(ROLLOUT_OUTCOMES) }),
  z.strictObject({ what: z.literal('ended'), outcome: z.enum([...ROLLOUT_OUTCOMES, 'not-begun']) }),
]);

/** An entry of a rollout's journal; `null` = it has not that form. What stands there is foreign like every file. */
export function parseRolloutEntry(value: unknown): RolloutEntry | null {
  const entry = entrySchema.safeParse(value);
  return entry.success ? entry.data : null;
}

const names = z.array(phoneField).check(z.maxLength(MAX_NAMES));
const phonesSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('of'), rollout: changeIdField }),
  z.strictObject({
    what: z.literal('listed'),
    phones: z.array(z.strictObject({ name: phoneField, model: line, description: line, devicePool: line, profile: z.enum(PROFILE_MODES) })).check(z.maxLength(MAX_NAMES)),
  }),
  z.strictObject({ what: z.literal('complete') }),
  z.strictObject({ what: z.literal('before'), registered: names, others: names }),
  z.strictObject({ what: z.literal('asked'), phones: z.array(z.tuple([phoneField, z.nullable(z.number())])).check(z.maxLength(MAX_NAMES)) }),
  z.strictObject({ what: z.literal('judged'), states: z.partialRecord(z.enum(PHONE_STATES), names) }),
]);

/** An entry about the phones of a rollout; `null` = it has not that form. */
export function parsePhonesEntry(value: unknown): PhonesEntry | null {
  const entry = phonesSchema.safeParse(value);
  return entry.success ? entry.data : null;
}
