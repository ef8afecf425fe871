import { LIMITS, problemAt, type CtlFileError } from './errors.ts';
import { type CtlElement } from './model.ts';
import { HEADER_RULES, type ElementRules } from './rules.ts';

const NO_VALUE = new Uint8Array(0);
const MAX_PADDING = 3;

export const uint16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** Splits a range of bytes into elements and checks each against its rule; unknown tags are kept as they are. */
export class ElementReader {
  readonly elements: CtlElement[] = [];
  /** By tag, of which there are few; a `Map` takes a fifth of all reading. */
  readonly #byTag: (CtlElement | undefined)[] = [];
  readonly #bytes: Uint8Array;
  readonly #rules: ElementRules;

  constructor(bytes: Uint8Array, rules: ElementRules) {
    this.#bytes = bytes;
    this.#rules = rules;
  }

  /** Reads `start` to `end` completely, and that every required element was there. */
  read(start: number, end: number): CtlFileError | undefined {
    const problem = this.#readRange(start, end, undefined);
    if (problem !== undefined) return problem;
    for (const tag of this.#rules.required) if (this.#byTag[tag] === undefined) return problemAt('missing', start, tag);
    return undefined;
  }

  /** The element with a tag that has a rule. */
  find(tag: number): CtlElement | undefined {
    return this.#byTag[tag];
  }

  /** An element that is required, after a successful {@link ElementReader.read}. */
  required(tag: number): CtlElement {
    const element = this.#byTag[tag];
    if (element === undefined) throw new Error(`element ${tag} was not read`);
    return element;
  }

  /** The value of an element that is required. */
  value(tag: number): Uint8Array {
    return this.required(tag).value;
  }

  #readRange(start: number, end: number, container: number | undefined): CtlFileError | undefined {
    let offset = start;
    while (offset < end) {
      const tag = this.#bytes[offset] ?? 0;
      if (tag === this.#rules.padding) return container === undefined ? this.#readPadding(tag, offset, end) : problemAt('padding', offset, tag);
      const next = offset + 3 + uint16(this.#bytes, offset + 1);
      if (next > end) return problemAt('truncated', offset, tag);
      const element = { tag, offset, value: this.#bytes.subarray(offset + 3, next) };
      const problem = this.#accept(element, container) ?? (this.#rules.of[tag]?.container === true ? this.#readRange(offset + 3, next, tag) : undefined);
      if (problem !== undefined) return problem;
      offset = next;
    }
    return undefined;
  }

  #accept(element: CtlElement, container: number | undefined): CtlFileError | undefined {
    const { tag, offset, value } = element;
    if (this.elements.length >= LIMITS.elements) return problemAt('too-many-elements', offset, tag);
    this.elements.push(element);
    const rule = this.#rules.of[tag];
    if (rule === undefined) return undefined;
    if (rule.inside !== container) return problemAt('misplaced', offset, tag);
    if (this.#byTag[tag] !== undefined) return problemAt('duplicate', offset, tag);
    if (value.length < rule.min || value.length > rule.max) return problemAt('length', offset, tag);
    if (rule.text === true && !endsAsText(value)) return problemAt('text', offset, tag);
    this.#byTag[tag] = element;
    return undefined;
  }

  #readPadding(tag: number, start: number, end: number): CtlFileError | undefined {
    if (end - start > MAX_PADDING) return problemAt('padding', start, tag);
    for (let offset = start; offset < end; offset += 1) {
      if (this.#bytes[offset] !== tag) return problemAt('padding', offset, tag);
      this.elements.push({ tag, offset, value: NO_VALUE });
    }
    return undefined;
  }
}

/** Its only NUL stands last, or two of them do: an ITL file of 8.x has a DNSNAME of 2 bytes, as Cisco document 116232 is said to list it. */
const endsAsText = (value: Uint8Array): boolean => value.at(-1) === 0 && value.indexOf(0) >= value.length - 2;

/** Bytes of a list of elements of the header. */
export function encodeHeader(elements: readonly CtlElement[]): Uint8Array {
  return joinBytes(elements.map(({ tag, value }) => {
    if (tag === HEADER_RULES.padding) return Uint8Array.of(tag);
    const head = Uint8Array.of(tag, value.length >> 8, value.length & 0xff);
    return HEADER_RULES.of[tag]?.container === true ? head : joinBytes([head, value]);
  }));
}

/** Bytes of a list of elements of a record. */
export const encodeRecord = (elements: readonly CtlElement[]): Uint8Array =>
  joinBytes(elements.map(({ tag, value }) => encodeElement(tag, value)));

/** @throws RangeError when the value is longer than its 2-byte length can say. */
export function encodeElement(tag: number, value: Uint8Array): Uint8Array {
  if (value.length > 0xffff) throw new RangeError(`element ${tag} with ${value.length} bytes`);
  return joinBytes([Uint8Array.of(tag, value.length >> 8, value.length & 0xff), value]);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

/** Value of the first element with this tag. */
export const valueOf = (elements: readonly CtlElement[], tag: number): Uint8Array | undefined =>
  elements.find((element) => element.tag === tag)?.value;
