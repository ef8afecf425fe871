import * as z from 'zod/mini';
import { NEIGHBOURS } from '../domain/neighbours.ts';
import { MAX_PILOTS } from '../domain/rollout/pilots.ts';
import { PHONE_STATES } from '../domain/rollout/progress.ts';
import { RESTARTED_SERVICES } from '../domain/rollout/services.ts';
import { type CallRule } from './call-rule.ts';
import { changeIdField, pageFields } from './changes.ts';
import { optionalSecretField, optionalUsernameField, phoneField, serverNameField } from './fields.ts';

/** Of a rollout, which is also the name of its folder; formed as those of changes. */
export const rolloutIdField = changeIdField;

/** Passwords of the OS administrator and of the application user. What is empty is not used: without an application user services are restarted over SSH, and phones cannot be reset. */
const credentialsField = z.strictObject({ osPassword: optionalSecretField, axlUsername: optionalUsernameField, axlPassword: optionalSecretField });

const serviceField = z.enum(RESTARTED_SERVICES);
/** What a person reads on a phone; its form is judged by `compareFingerprint`. */
const typedField = z.string().check(z.minLength(1), z.maxLength(255));

/** The calls of a rollout: services and phones behind a change. The rollout is `rollout` in the view state. */
export const ROLLOUT_CALLS = {
  /**
   * Plans the restart of services and phones: behind the change that is named, else behind what is read now. With credentials the phones are listed too, so that pilots can be
   * suggested by profile. Nothing is written down or sent that changes anything.
   */
  planRollout: { input: z.strictObject({ change: z.optional(changeIdField), services: z.optional(z.array(serviceField).check(z.maxLength(RESTARTED_SERVICES.length))), credentials: z.optional(credentialsField) }), on: ['mode', 'finish'] },
  /**
   * Begins what was planned; answers once it has begun. `services`: those that the person chose instead of the planned ones. `holdPasswords`: the person ticked that they are held,
   * wrapped, while it runs; else they live for one part of it.
   */
  startRollout: {
    input: z.strictObject({
      pilots: z.array(phoneField).check(z.maxLength(MAX_PILOTS)),
      services: z.optional(z.array(serviceField).check(z.maxLength(RESTARTED_SERVICES.length))),
      holdPasswords: z.boolean(),
      credentials: credentialsField,
    }),
    on: 'any',
  },
  /** Ends what is under way at the next place where nothing is cut off, and wipes the passwords; it can go on later. */
  pauseRollout: { input: z.strictObject({}), on: 'any' },
  /** Goes on where it was. What a killed program had asked for is read first, never sent again blindly. Credentials where they are no longer held. */
  resumeRollout: { input: z.strictObject({ holdPasswords: z.optional(z.boolean()), credentials: z.optional(credentialsField) }), on: 'any' },
  /** Ends it for good, with its report. */
  stopRollout: { input: z.strictObject({}), on: 'any' },
  /** Leaves a restart out that waits or has failed. Of a plan: leaves it out, or puts it back. */
  skipRestart: { input: z.strictObject({ node: serverNameField, service: serviceField, skipped: z.boolean() }), on: 'any' },
  /** What a person read on a pilot phone, of one kind; or that it refused the file. */
  answerPilot: {
    input: z.strictObject({ name: phoneField, md5: z.optional(typedField), sha1: z.optional(typedField), serial: z.optional(typedField), refused: z.optional(z.literal(true)) }),
    on: 'any',
  },
  /** What the screen of a practice phone shows, where practice phones have no pages. */
  practicePhoneScreen: { input: z.strictObject({ name: phoneField }), on: 'any' },
  /** Phones of the rollout in one state, or all that are told by their names (`trouble`), in pages of 200. */
  rolloutPhones: { input: z.strictObject({ state: z.union([z.enum(PHONE_STATES), z.literal('trouble')]), from: z.number().check(z.int(), z.minimum(0)) }), on: 'any' },
  /** All phones of the rollout as a table (CSV). */
  rolloutPhonesCsv: { input: z.strictObject({}), on: 'any' },
  /** Ticks off a phone that was visited or looked at, or takes the tick back. */
  tickRolloutPhone: { input: z.strictObject({ id: rolloutIdField, name: phoneField, done: z.boolean() }), on: 'any' },
  /** Ticks off a neighbour of the phones. */
  tickRolloutNeighbour: { input: z.strictObject({ id: rolloutIdField, neighbour: z.enum(NEIGHBOURS), done: z.boolean() }), on: 'any' },
  /** All rollouts of this computer, or a part, newest first, as their folders tell. */
  rollouts: { input: z.strictObject(pageFields), on: 'any' },
  /** Shows an open rollout of the cluster that is signed in to, paused where it was. */
  openRollout: { input: z.strictObject({ id: rolloutIdField }), on: ['mode', 'finish'] },
  /** Back to the screen before; one that is not over stays open. Not while it runs. */
  leaveRollout: { input: z.strictObject({}), on: 'any' },
  /** The report of a rollout, as data, as a page in the language in use, and its phones as rows of a table (CSV). `null` = it has none that can be read. */
  rolloutReport: { input: z.strictObject({ id: rolloutIdField }), on: 'any' },
  /** Removes the folder of a rollout that is over. */
  removeRollout: { input: z.strictObject({ id: rolloutIdField }), on: 'any' },
} as const satisfies Record<string, CallRule>;
