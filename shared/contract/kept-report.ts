import * as z from 'zod/mini';
import { ERROR_CODES } from '../domain/error-codes.ts';
import { type KeptReport, REPORT_VERSION } from '../domain/kept-report.ts';
import { LEFT_TO_DO } from '../domain/left-to-do.ts';
import { NEIGHBOURS } from '../domain/neighbours.ts';
import { PHONES_LEFT } from '../domain/rollout/behind-change.ts';
import { ROLLOUT_OUTCOMES } from '../domain/rollout/report.ts';
import { RESTARTED_SERVICES } from '../domain/rollout/services.ts';
import { RULES, type RuleCode } from '../domain/rules/rule.ts';
import { changeIdField } from './changes.ts';
import { phoneField } from './fields.ts';
import { endedBySchema, recordSchema } from './journal-line.ts';

const text = z.string().check(z.maxLength(4096));
/** Of a whole file: `show ctl` prints a few hundred characters an entry. */
const longText = z.string().check(z.maxLength(4 * 1024 * 1024));
/** Most entries, servers, phones or rules that are told. */
const most = z.maxLength(4096);

const entry = z.strictObject({ number: z.number(), function: text, name: text, subject: text, issuer: text, serialNumber: text, certificateSha1: text, signs: z.boolean() });
const file = z.nullable(
  z.strictObject({
    length: z.nullable(z.number()),
    md5: text,
    sha1: text,
    sha256: z.nullable(text),
    verdict: z.enum(['verified', 'bad', 'not-checked']),
    signer: z.nullable(text),
    signerSerial: z.nullable(text),
    entries: z.nullable(z.array(entry).check(most)),
    showCtl: longText,
  }),
);

const error = z.object({ code: z.string().check(z.refine((code) => Object.hasOwn(ERROR_CODES, code))), params: z.record(text, z.union([text, z.number()])), where: text });

const left = z.array(z.enum(LEFT_TO_DO)).check(most);

const nodesByService = z.partialRecord(z.enum(RESTARTED_SERVICES), z.array(text).check(most));
const behind = z.strictObject({
  id: changeIdField,
  isOpen: z.boolean(),
  outcome: z.enum(ROLLOUT_OUTCOMES),
  at: text,
  unproved: nodesByService,
  proved: nodesByService,
  isTried: z.boolean(),
  isReset: z.boolean(),
  phones: z.array(z.enum(PHONES_LEFT)).check(most),
  phonesEarlier: z.exactOptional(z.array(z.enum(PHONES_LEFT)).check(most)),
  before: left,
});

/** What both routes say; what is of one route alone is looked at by who reads it. */
const report = z.looseObject({
  id: text,
  startedAt: text,
  finishedAt: text,
  outcome: text,
  stopped: z.optional(z.object({ step: text, error })),
  requestedMode: z.enum(['non-secure', 'mixed']),
  mode: z.object({ value: z.enum(['non-secure', 'mixed', 'unknown']), error: z.optional(error) }),
  phones: z.optional(z.array(z.looseObject({ name: phoneField, model: text, tftpServer: text })).check(most)),
  kept: z.boolean(),
  leftToDo: left,
  rollout: z.optional(behind),
  neighbours: z.array(z.object({ neighbour: z.enum(NEIGHBOURS), count: z.nullable(z.number()) })).check(most),
});

const rule = z.enum(Object.keys(RULES) as [RuleCode, ...RuleCode[]]);

const keptSchema = z.strictObject({
  version: z.literal(REPORT_VERSION),
  route: z.enum(['with-token', 'by-command']),
  record: recordSchema,
  report,
  warnings: z.array(z.strictObject({ rule, severity: z.enum(['refuse', 'typed-consent', 'consent', 'warn', 'note']), params: z.record(text, z.nullable(z.union([text, z.number()]))) })).check(most),
  endedBy: z.optional(z.strictObject({ ...endedBySchema.shape, as: z.enum(['finish', 'undo', 'keep']), time: text })),
  before: file,
  after: file,
  visits: z.array(z.strictObject({ name: phoneField, model: text, tftpServer: text, reason: text, done: z.boolean() })).check(most),
  ticked: left,
  // A report from before there were these ticks has none of them.
  tickedNeighbours: z._default(z.array(z.enum(NEIGHBOURS)).check(most), []),
});

/** A report as it was kept; `null` = it has not that form. It is foreign like every file: it may be damaged, or made by somebody else. */
export function parseKeptReport(value: unknown): KeptReport | null {
  const parsed = keptSchema.safeParse(value);
  // What is of one route alone is not described here again.
  return parsed.success && parsed.data.route === parsed.data.record.route ? (parsed.data as unknown as KeptReport) : null;
}
