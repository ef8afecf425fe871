import { createHash, randomInt } from 'node:crypto';
import { PRACTICE_SEEDS } from '../../shared/domain/practice-scenario.ts';

/** Draws the seed of a practice cluster. */
export const drawSeed = (): number => randomInt(PRACTICE_SEEDS.first, PRACTICE_SEEDS.last + 1);

/** `pick` with the seed of one cluster. */
export type Drawn = <T>(question: string, forms: readonly [T, ...T[]]) => T;

/**
 * How a practice node answers where no source says how real ones do: always the same for a seed and a question, and each question on its
 * own, so that a form added to one moves no other.
 * @param question names what is answered, e.g. `utils service list: stopped`.
 */
export function pick<T>(seed: number, question: string, forms: readonly [T, ...T[]]): T {
  const number = createHash('sha256').update(`${seed} ${question}`).digest().readUInt32BE();
  return forms[number % forms.length] ?? forms[0];
}
