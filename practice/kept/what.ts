import * as z from 'zod/mini';
import { connectionField, scenarioField, seedField, sha256Field } from '../../shared/contract/fields.ts';

/** Name of the part that says which cluster it is. */
export const WHAT = 'what';

export const whatSchema = z.object({
  connection: connectionField,
  scenario: scenarioField,
  seed: seedField,
  /** Of every node, as changes name a cluster. */
  keys: z.readonly(z.array(sha256Field)),
});

/** The cluster that these parts are of; `null` = they do not say. */
export function whatIn(parts: Readonly<Record<string, unknown>>): z.infer<typeof whatSchema> | null {
  const what = whatSchema.safeParse(parts[WHAT]);
  return what.success ? what.data : null;
}
