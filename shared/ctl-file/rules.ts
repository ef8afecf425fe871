import { LIMITS } from './errors.ts';
import { HEADER } from './tags.ts';

/** What is known of an element. Lengths in bytes, of the value. */
export interface ElementRule {
  readonly min: number;
  readonly max: number;
  /** Ends in its only NUL, or in two. */
  readonly text?: true;
  readonly required?: true;
  /** Tag of the container it must stand in; absent: none. */
  readonly inside?: number;
  readonly container?: true;
}

/** The elements of a header, or of a record, by tag. */
export interface ElementRules {
  readonly of: Readonly<Record<number, ElementRule>>;
  readonly required: readonly number[];
  /** A tag that is one bare byte, without length, and last. */
  readonly padding?: number;
}

const MAX = 0xffff;
const text = { min: 1, max: LIMITS.text, text: true } as const;
const container = { min: 0, max: MAX, required: true, container: true } as const;
/** Elements that stand first; whether they are there is seen before anything else is read. */
const first = { min: 2, max: 2 } as const;
const byte = { min: 1, max: 1, required: true } as const;

/** Lengths and places in the header. Siblings may stand in any order: phones accept files of other makers that differ in it. */
const header: Readonly<Record<number, ElementRule>> = {
  1: first,
  2: first,
  3: container,
  4: { ...text, required: true, inside: 3 },
  5: { min: 1, max: LIMITS.serialNumber, required: true, inside: 3 },
  6: { ...text, required: true, inside: 3 },
  7: container,
  8: { ...byte, inside: 7 },
  9: { ...container, inside: 7 },
  10: { ...byte, inside: 9 },
  11: { ...byte, inside: 9 },
  12: { min: 1, max: LIMITS.signature, required: true },
  14: { ...text, required: true },
  15: { min: 4, max: 4, required: true },
  28: { min: 2, max: 2 },
};

/** Lengths in a record. RECORDLENGTH and FUNCTION are in all, the rest depends on the kind of record. */
const record: Readonly<Record<number, ElementRule>> = {
  1: first,
  2: text,
  3: text,
  4: { min: 2, max: 2, required: true },
  5: text,
  6: { min: 1, max: LIMITS.serialNumber },
  7: { min: 1, max: MAX },
  8: { min: 1, max: LIMITS.signature },
  9: { min: 1, max: MAX },
  10: { min: 4, max: 16 },
  11: { min: 1, max: 64 },
  12: { min: 1, max: 1 },
};

const requiredIn = (rules: Readonly<Record<number, ElementRule>>): readonly number[] =>
  Object.entries(rules).flatMap(([tag, rule]) => (rule.required === true ? [Number(tag)] : []));

export const HEADER_RULES: ElementRules = { of: header, required: requiredIn(header), padding: HEADER.PADDING };
export const RECORD_RULES: ElementRules = { of: record, required: requiredIn(record) };
