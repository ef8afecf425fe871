import * as z from 'zod/mini';
import { LIMITS } from '../ctl-file/errors.ts';
import { TRUST_LIST_PART } from '../domain/trust-list.ts';
import { type CallRule } from './call-rule.ts';
import { dialledHostField, entryNumberField, portField } from './fields.ts';

/** By which the engine knows an opened file. */
const listField = z.int().check(z.minimum(1));
const fromField = z.int().check(z.minimum(0), z.maximum(4096));
/** Base64 of at most `TRUST_LIST_PART` bytes. */
const partField = z.string().check(z.maxLength(TRUST_LIST_PART / 3 * 4), z.regex(/^[A-Za-z0-9+/]*={0,2}$/));
/** Milliseconds since 1970 that a `Date` can be made of. */
const modifiedField = z.int().check(z.minimum(0), z.maximum(8.64e15));

/** Looking at CTL and ITL files without a cluster. The engine reads them and keeps the last few; the window gets a page at a time. Nothing is written. */
export const TRUST_LIST_CALLS = {
  /** Has a person choose a file in the system's file dialog, where the shell has one, and opens it. */
  pickTrustList: { input: z.strictObject({}), on: 'any' },
  /** Opens the file that the system gave the program last, by a double click on it: the page names none. Once; afterwards there is none. */
  takeOfferedTrustList: { input: z.strictObject({}), on: 'any' },
  /**
   * A part of a file that the page was given, from its beginning on, each behind the one before; the last one opens it. One that is too long is refused by its size.
   * The answer to the first part (whose `upload` is 0) numbers the upload; the others name that number: a newer upload ends the one before.
   */
  sendTrustList: {
    input: z.strictObject({ name: z.string().check(z.minLength(1), z.maxLength(255)), size: z.int().check(z.minimum(0)), modified: modifiedField, at: z.int().check(z.minimum(0), z.maximum(LIMITS.file)), upload: z.int().check(z.minimum(0)), base64: partField }),
    on: 'any',
  },
  /** Loads the file that a node gives to phones, over HTTP: without a sign-in, and without a proof of who answered. */
  readServedTrustList: { input: z.strictObject({ host: dialledHostField, port: portField, kind: z.enum(['CTL', 'ITL']) }), on: 'any' },
  /** A page of its entries, from the one at `from` on (0 = the first). */
  trustListEntries: { input: z.strictObject({ id: listField, from: fromField }), on: 'any' },
  /** The certificate of an entry; `number` counts from 1. */
  trustListCertificate: { input: z.strictObject({ id: listField, number: entryNumberField }), on: 'any' },
  /** Part of what `show ctl`, or `show itl`, prints for it; `part` counts from 0. */
  trustListText: { input: z.strictObject({ id: listField, part: z.int().check(z.minimum(0), z.maximum(1024)) }), on: 'any' },
  /** How two opened files differ, with a page of the entries that do. */
  compareTrustLists: { input: z.strictObject({ first: listField, second: listField, from: fromField }), on: 'any' },
} as const satisfies Record<string, CallRule>;
