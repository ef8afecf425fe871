import * as z from 'zod/mini';
import { type CallRule } from './call-rule.ts';
import { CHANGE_ID } from '../domain/change-record.ts';
import { LEFT_TO_DO } from '../domain/left-to-do.ts';
import { NEIGHBOURS } from '../domain/neighbours.ts';
import { consentField, consentsField, phoneField, sha256Field } from './fields.ts';

/** Of a change, which is also the name of its folder. */
export const changeIdField = z.string().check(z.regex(CHANGE_ID));

const one = z.strictObject({ id: changeIdField });
/** `consents`: the rules of severity `consent` to which the person agreed; `typed`: what was typed where the offer has a `consent`. */
const agreed = z.strictObject({ id: changeIdField, consents: z.optional(consentsField), typed: z.optional(consentField) });

/** Part of a list, newest first: the one called `id`, if there is one; or those of practice, or of real clusters, that were begun before `before`, `most` of them. Left out = all. */
export const pageFields = { id: z.optional(changeIdField), practice: z.optional(z.boolean()), before: z.optional(changeIdField), most: z.optional(z.int().check(z.minimum(1), z.maximum(1000))) };

/** The calls about changes that this computer made or began. */
export const CHANGES_CALLS = {
  /** All of them, or a part, newest first, as their folders tell; nothing is read from a cluster. `of`: of the clusters whose publisher has one of these keys (SHA-256 of certificate or host key). */
  changes: { input: z.strictObject({ ...pageFields, of: z.optional(z.array(sha256Field).check(z.maxLength(256))) }), on: 'any' },
  /** Reads what is true now of a change of the cluster that is signed in to. Writes nothing, on this computer neither. */
  checkChange: { input: one, on: ['mode', 'finish'] },
  /** Begins to bring an unfinished change to its end: every server gets the file that was signed then, and the mode follows. Needs no token. */
  finishChange: { input: agreed, on: ['mode', 'finish'] },
  /** Begins to take an unfinished change back: every server gets the file it held before, and the mode follows. */
  undoChange: { input: agreed, on: ['mode', 'finish'] },
  /** Leaves the cluster as it is, with a report of what is read now; the change is over. */
  keepChange: { input: one, on: ['mode', 'finish'] },
  /** Removes the folder of a change that is over. */
  removeChange: { input: one, on: 'any' },
  /** Ticks off something that it left to do, a neighbour that was looked after, or a phone that was visited, or takes the tick back; in its report alone. */
  tickOff: { input: z.strictObject({ id: changeIdField, left: z.optional(z.enum(LEFT_TO_DO)), neighbour: z.optional(z.enum(NEIGHBOURS)), phone: z.optional(phoneField), done: z.boolean() }), on: 'any' },
  /** Its last report, with all that belongs to it and its page in the language in use; `null` = it has none, or not one that can be read. */
  changeReport: { input: one, on: 'any' },
  /** Versions, kept faults and journals as one JSON text, for who has to find out what went wrong. No secret is in it. */
  diagnostics: { input: z.strictObject({}), on: 'any' },
} as const satisfies Record<string, CallRule>;
