/** Compares ranks of equal length by their first difference: below 0 = `a` comes first, 0 = they are equal. */
export const compareRanks = (a: readonly number[], b: readonly number[]): number => a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
