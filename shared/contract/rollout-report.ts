import * as z from 'zod/mini';
import { NEIGHBOURS } from '../domain/neighbours.ts';
import { MAX_PILOTS } from '../domain/rollout/pilots.ts';
import { PHONE_STATES } from '../domain/rollout/progress.ts';
import { ROLLOUT_VERSION } from '../domain/rollout/record.ts';
import { FORETOLD, PHONE_TROUBLES, ROLLOUT_LEFT, ROLLOUT_OUTCOMES, type RolloutReport } from '../domain/rollout/report.ts';
import { RESTARTED_SERVICES } from '../domain/rollout/services.ts';
import { phoneField } from './fields.ts';
import { countersSchema, errorSchema, MAX_PLACES, neighboursSchema, pilotSchema, restartSchema, rolloutRecordSchema, witnessSchema } from './rollout-line.ts';

const line = z.string().check(z.maxLength(1024));
const neighbour = z.enum(NEIGHBOURS);
const counts = z.record(z.enum(PHONE_STATES), z.number().check(z.minimum(0)));
/** Most phones of a cluster, with room (30,000 by the vendor's sizing). */
const MAX_PHONES = 100_000;

const reportSchema = z.strictObject({
  version: z.literal(ROLLOUT_VERSION),
  record: rolloutRecordSchema,
  startedAt: line,
  finishedAt: line,
  outcome: z.enum(ROLLOUT_OUTCOMES),
  isOver: z.boolean(),
  error: errorSchema,
  restarts: z.array(restartSchema).check(z.maxLength(MAX_PLACES * RESTARTED_SERVICES.length)),
  pilots: z.array(pilotSchema).check(z.maxLength(MAX_PILOTS)),
  witness: z.nullable(witnessSchema),
  counts,
  before: countersSchema,
  after: countersSchema,
  secureShare: z.strictObject({ verdict: z.enum(['none', 'some', 'unknown', 'not-asked']), nodes: z.array(line).check(z.maxLength(MAX_PLACES)) }),
  foretold: z.record(z.enum(FORETOLD), counts),
  phones: z
    .array(
      z.strictObject({
        name: phoneField,
        model: line,
        description: line,
        devicePool: line,
        state: z.enum(PHONE_STATES),
        trouble: z.nullable(z.enum(PHONE_TROUBLES)),
        foretold: z.enum(FORETOLD),
        done: z.boolean(),
      }),
    )
    .check(z.maxLength(MAX_PHONES)),
  neighbours: neighboursSchema,
  tickedNeighbours: z.array(neighbour).check(z.maxLength(NEIGHBOURS.length)),
  leftToDo: z.array(z.enum(ROLLOUT_LEFT)).check(z.maxLength(ROLLOUT_LEFT.length)),
  kept: z.boolean(),
});

/** A report of a rollout as it was kept; `null` = it has not that form. It is foreign like every file. */
export function parseRolloutReport(value: unknown): RolloutReport | null {
  const parsed = reportSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
