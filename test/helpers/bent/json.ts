import { type Random } from '../random.ts';

/** A JSON text that somebody bent. */
export interface BentJson {
  readonly text: string;
  /** It says a key twice in one object: there is no one reading of it. */
  readonly isTwice: boolean;
}

type Path = readonly (string | number)[];

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', '', 'name', 'x'];
const BASE64 = ['=', 'AA=A', 'AAA', 'A===', 'AAAA====', '-_-_', 'AAAA\n', 'QQ', 'QR==', 'é'];

/** Values of every kind that stand where another is wanted. `large` = the length of the longest text. */
function anyValue(random: Random, large: number): unknown {
  switch (random.below(12)) {
    case 0:
      return null;
    case 1:
      return random.pick([true, false]);
    case 2:
      return random.pick([0, -1, 1, 0.5, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 1e308, -0, 65_536]);
    case 3:
      return random.pick(['', ' ', '0', 'null', '\u0000', '\u2028', '\ud800', '../../etc/passwd', '%s%n', "'; drop", '\u001b[2J', 'a'.repeat(300)]);
    case 4:
      return 'x'.repeat(random.pick([256, 1025, large]));
    case 5:
      return Array.from({ length: random.pick([0, 1, 65, 129, 2000]) }, () => random.pick([0, null, 'a']));
    case 6:
      return Object.fromEntries(NAMES.map((name) => [name, 1]));
    case 7: {
      let deep: unknown = 1;
      for (let more = random.pick([3, 20, 1000]); more > 0; more -= 1) deep = random.chance(2) ? [deep] : { a: deep };
      return deep;
    }
    case 8:
      return Object.fromEntries(Array.from({ length: random.pick([9, 65, 3000]) }, (_none, at) => [`-${at}`, random.pick([0, {}])]));
    case 9:
      return random.pick(BASE64);
    case 10:
      return Buffer.from(random.bytes(random.below(64))).toString(random.pick(['base64', 'hex', 'latin1']));
    default:
      return {};
  }
}

/** Depth below which nothing is bent: what was put in may be nested thousands deep. */
const DEEPEST = 100;

/** Every place in a value. */
function placesOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null || at.length === DEEPEST) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...at, Array.isArray(value) ? Number(key) : key]))];
}

/** `value` with what stands at a place replaced; `undefined` takes it away. */
function put(value: unknown, [key, ...rest]: Path, by: (old: unknown) => unknown): unknown {
  if (key === undefined) return by(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.flatMap((inner: unknown, at) => (at === key ? [put(inner, rest, by)].filter((one) => one !== undefined) : [inner]));
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (name === key ? [[name, put(inner, rest, by)]].filter(([, one]) => one !== undefined) : [[name, inner]])));
}

function bentText(text: string, random: Random): string {
  const bent = text === '' ? '{' : text;
  switch (random.below(6)) {
    case 0:
      return text.repeat(2);
    case 1:
      return text.toUpperCase();
    case 2:
      return `${text} `;
    case 3:
      return random.pick(BASE64) + text;
    case 4:
      return text.slice(0, random.below(bent.length));
    default:
      return text.slice(1) + bent.charAt(0);
  }
}

/** One value of it bent: of another kind, taken away, one too many, in another place. */
function bendOnce(value: unknown, random: Random, large: number): unknown {
  const places = placesOf(value);
  const at = random.pick(places);
  switch (random.below(6)) {
    case 0:
      return put(value, at, () => undefined) ?? null;
    case 1:
      return put(value, at, (old) => (typeof old === 'string' ? bentText(old, random) : typeof old === 'number' ? old + random.pick([1, -1, 0.5, 1e16]) : anyValue(random, large)));
    case 2:
      // As an own member: what a reader makes of `__proto__` is what is asked.
      return put(value, at, (old) => (Array.isArray(old) ? [...(old as unknown[]), ...(old as unknown[])] : typeof old === 'object' && old !== null ? (JSON.parse(`{${JSON.stringify(random.pick(NAMES))}:1${Object.keys(old).length === 0 ? '' : ','}${JSON.stringify(old).slice(1)}`) as unknown) : [old]));
    case 3: {
      let other: unknown;
      put(value, random.pick(places), (old) => (other = old));
      return put(value, at, () => other);
    }
    default:
      return put(value, at, () => anyValue(random, large));
  }
}

/** A member said twice, once with another value, in the first object that has one. */
function twice(text: string, random: Random): string {
  const member = /"([A-Za-z0-9]+)":/g;
  const names = [...text.matchAll(member)];
  if (names.length === 0) return text;
  const { 0: whole, index } = random.pick(names);
  return `${text.slice(0, index)}${whole}${random.pick(['0', 'null', '"x"', '{"a":1}'])},${text.slice(index)}`;
}

/** Bends a value by seed, mostly as a value, now and then as the text that it becomes. @param large the length of the longest text that is put in. */
export function bendJson(value: unknown, random: Random, large = 5000): BentJson {
  let bent = bendOnce(value, random, large);
  while (random.chance(3)) bent = bendOnce(bent, random, large);
  const text = JSON.stringify(bent);
  if (!random.chance(4)) return { text, isTwice: false };
  const at = random.below(text.length + 1);
  switch (random.below(5)) {
    case 0: {
      const doubled = twice(text, random);
      return { text: doubled, isTwice: doubled !== text };
    }
    case 1:
      return { text: text.slice(0, at), isTwice: false };
    case 2:
      return { text: text.slice(0, at) + random.pick(['{', '[', '"', ',', ':', '\\', '\u0000', '\ufeff', '//', 'NaN']) + text.slice(at), isTwice: false };
    case 3:
      return { text: random.pick(['\ufeff', ' ', '[[[[', '{"a":'.repeat(5000), '']) + text, isTwice: false };
    default:
      return { text: text + random.pick([' ', '{}', ',', '\u0000', text]), isTwice: false };
  }
}
