import * as z from 'zod/mini';
import { CHANGE_KINDS, COMMAND_KINDS } from '../domain/change-kind.ts';
import { CONNECTIONS } from '../domain/connection.ts';
import { LOST_TOKENS_CONFIRMATIONS } from '../domain/platform/lost-tokens.ts';
import { isHost } from '../domain/typed-host.ts';
import { PRACTICE_SCENARIOS, PRACTICE_SEEDS } from '../domain/practice-scenario.ts';

/** Bounded building blocks of every call's input. Lengths are in characters unless said otherwise. */
export const hostField = z.string().check(z.trim(), z.minLength(1), z.maxLength(255), z.regex(/^[A-Za-z0-9._:-]+$/));
/** A host that a person has just named, and that is dialled: a whole name or address. Kept ones were dialled before. */
export const dialledHostField = z.string().check(z.trim(), z.maxLength(255), z.refine(isHost));
export const portField = z.number().check(z.int(), z.minimum(1), z.maximum(65535));
/** As the provider's protocol has it: one line. */
export const usernameField = z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^\P{Cc}+$/u));
/** Longest password or PIN, bytes in UTF-8. */
const MAX_SECRET_BYTES = 256;

const fits = z.refine<string>((text) => new TextEncoder().encode(text).length <= MAX_SECRET_BYTES);

/** A password; its length is bounded, its content is nobody's business. */
export const secretField = z.string().check(z.minLength(1), fits);
/** A token's password; empty where a reader has keys of its own. */
export const pinField = z.string().check(fits);
export const sha256Field = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const pathField = z.string().check(z.minLength(1), z.maxLength(4096));
export const serialField = z.string().check(z.minLength(1), z.maxLength(64));
export const serverNameField = z.string().check(z.minLength(1), z.maxLength(255));
export const planIdField = z.string().check(z.minLength(1), z.maxLength(64));
export const entryNumberField = z.number().check(z.int(), z.minimum(1), z.maximum(1024));
export const connectionField = z.enum(CONNECTIONS);
export const scenarioField = z.enum([...PRACTICE_SCENARIOS['ctl-provider'], ...PRACTICE_SCENARIOS.platform]);
export const seedField = z.number().check(z.int(), z.minimum(PRACTICE_SEEDS.first), z.maximum(PRACTICE_SEEDS.last));
/** Rows of a trust table: at most three services on some twenty nodes. */
export const fingerprintsField = z.array(sha256Field).check(z.minLength(1), z.maxLength(100));
export const confirmationField = z.enum(LOST_TOKENS_CONFIRMATIONS);
/** What a person typed to agree. */
export const consentField = z.string().check(z.minLength(1), z.maxLength(255));
/** Empty = no application user: AXL is not asked. */
export const optionalUsernameField = z.string().check(z.maxLength(128), z.regex(/^\P{Cc}*$/u));
export const optionalSecretField = z.string().check(z.refine((text) => new TextEncoder().encode(text).length <= MAX_SECRET_BYTES));
/** Of the tries of a practice token's password. */
export const triesField = z.enum(['all', 'some', 'last', 'none']);
export const changeKindField = z.enum(CHANGE_KINDS);
export const commandKindField = z.enum(COMMAND_KINDS);
const ruleField = z.string().check(z.minLength(1), z.maxLength(64));
/** Rules to which a person agreed. */
export const consentsField = z.array(ruleField).check(z.maxLength(16));
/** Name of a phone, e.g. `SEP001D45B5A2C1`. */
export const phoneField = z.string().check(z.minLength(1), z.maxLength(128));

/** Longest certificate that fits into a record of a CTL file, as base64. */
const MAX_CERTIFICATE = 80_000;
export const certificateField = z.string().check(z.minLength(4), z.maxLength(MAX_CERTIFICATE), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));
/** Most entries of a CTL file; more choices than that make no sense. */
const MAX_CHOICES = 32;
const text = z.string().check(z.maxLength(1024));
/** Dotted IPv4 address: each part at most 255. */
const addressField = z.string().check(z.regex(/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/), z.maxLength(15));
export const addedServerField = z.strictObject({ name: serverNameField, address: addressField, certificate: certificateField });
export const entryNameField = z.strictObject({ function: text, name: text, certificateSha1: z.string().check(z.regex(/^(?:[0-9a-f]{40})?$/)) });
export const styleField = z.enum(['token-client', 'cli']);

export const choicesField = z.strictObject({
  mode: changeKindField,
  anew: z.boolean(),
  addTokens: z.readonly(z.array(z.strictObject({ serial: serialField, certificate: certificateField })).check(z.maxLength(MAX_CHOICES))),
  addServers: z.readonly(z.array(addedServerField).check(z.maxLength(MAX_CHOICES))),
  removeEntries: z.readonly(z.array(entryNameField).check(z.maxLength(MAX_CHOICES))),
  style: styleField,
  phoneSastTrust: z.boolean(),
});
const { addTokens, addServers, removeEntries, style, phoneSastTrust } = choicesField.shape;
/** What of the choices is chosen otherwise at the preview; the mode was chosen on its screen and the signer on the next, and cannot change behind them. */
export const changedChoicesField = z.strictObject({
  addTokens: z.exactOptional(addTokens),
  addServers: z.exactOptional(addServers),
  removeEntries: z.exactOptional(removeEntries),
  style: z.exactOptional(style),
  phoneSastTrust: z.exactOptional(phoneSastTrust),
});
