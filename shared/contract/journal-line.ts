import * as z from 'zod/mini';
import { choicesField, commandKindField, consentsField, hostField, planIdField, portField, scenarioField, seedField, sha256Field } from './fields.ts';
import { RECORD_VERSION } from '../domain/change-record.ts';
import { type JournalEntry } from '../domain/journal.ts';
import { OUTCOMES } from '../domain/outcome.ts';

const line = z.string().check(z.maxLength(1024));
const name = z.string().check(z.minLength(1), z.maxLength(255));
const mode = z.enum(['non-secure', 'mixed']);
const digest = z.union([z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)), z.literal('none'), z.literal('unknown')]);
/** A name inside the change's folder; nothing that leads out of it. */
const copy = z.string().check(z.regex(/^[a-z0-9-]{1,64}\.tlv$/));
/** Most servers or nodes of a cluster, with room. */
const MAX_PLACES = 128;
const MAX_CERTIFICATES = 512;

const placeSchema = z.strictObject({
  name,
  role: z.enum(['publisher', 'subscriber']),
  host: hostField,
  port: portField,
  keySha256: z.nullable(sha256Field),
  before: digest,
  copy: z.nullable(copy),
});

export const recordSchema = z.strictObject({
  version: z.literal(RECORD_VERSION),
  id: planIdField,
  route: z.enum(['with-token', 'by-command']),
  program: line,
  holder: line,
  operator: line,
  username: line,
  practice: z.nullable(z.strictObject({ scenario: scenarioField, seed: seedField })),
  cluster: z.strictObject({
    host: hostField,
    port: portField,
    keySha256: sha256Field,
    release: line,
    places: z.array(placeSchema).check(z.minLength(1), z.maxLength(MAX_PLACES)),
    certificates: z.array(z.strictObject({ server: name, role: name, sha256: sha256Field })).check(z.maxLength(MAX_CERTIFICATES)),
  }),
  kind: z.union([commandKindField, z.literal('delete-ctl-files')]),
  modeBefore: mode,
  modeAsked: mode,
  client: z.string().check(z.regex(/^(?:[0-9a-f]{32})?$/)),
  signer: z.nullable(z.strictObject({ name: line, certificateSha256: z.string().check(z.regex(/^(?:[0-9a-f]{64})?$/)) })),
  choices: z.nullable(choicesField),
  consents: consentsField,
});

const text = z.string().check(z.maxLength(4096));
/** Who ended a change that was open. */
export const endedBySchema = z.strictObject({ program: line, holder: line, operator: line, username: line });
const entrySchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('record'), record: recordSchema }),
  z.strictObject({ what: z.literal('copied'), node: text, copy: text, sha1: text }),
  z.strictObject({ what: z.literal('command-ended'), words: text }),
  z.strictObject({ what: z.literal('signed'), sha256: text }),
  z.strictObject({ what: z.literal('step'), step: text, status: text, error: z.optional(text) }),
  z.strictObject({ what: z.literal('resumed'), as: z.enum(['finish', 'undo']), by: z.optional(endedBySchema) }),
  z.strictObject({ what: z.literal('reported'), outcome: z.enum(OUTCOMES) }),
  z.strictObject({ what: z.literal('ended'), outcome: z.enum([...OUTCOMES, 'not-begun']), kept: z.optional(z.boolean()), by: z.optional(endedBySchema) }),
]);

/** An entry of a journal; `null` = it has not that form. What stands there is foreign like every file: it may be damaged, or made by somebody else. */
export function parseJournalEntry(value: unknown): JournalEntry | null {
  const entry = entrySchema.safeParse(value);
  return entry.success ? entry.data : null;
}
