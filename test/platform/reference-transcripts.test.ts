import { describe, expect, test } from 'vitest';
import { fold } from '../../core/platform/answers/answer.ts';
import { CHANGES, READINGS } from '../../core/platform/commands.ts';
import { type Answer } from '../../shared/domain/platform/answers.ts';
import { Random } from '../helpers/random.ts';
import { HAS_REFERENCE, referenceAnswers, type ReferenceAnswer } from '../helpers/reference-transcripts.ts';

/** What each transcript says, found by reading it, not by running the parser. */
const EXPECTED: Readonly<Record<string, unknown>> = {
  'fragments-en.txt #0': { kind: 'file', md5: '98784f6f6bcd5019ea165b1d2bc1372e', length: null, records: null, verified: false },
  'fragments-en.txt #1': { found: 1, deleted: 1 },
  'fragments-en.txt #2': { kind: 'none' },
  'fragments-en.txt #3': { kind: 'file', sha1: '4f7a02b60bb5083baac46110f0c61eac2dceb0f7', length: 5728, lastModified: 'Mon Mar 09 11:38:50 CET 2015', verified: false },
  'no-file.txt #0': { kind: 'none' },
  'nonsecure-3746-en.txt #0': { kind: 'file', length: 3746, verified: true },
  'nonsecure-3746-ja.txt #0': { kind: 'file', length: 3746, verified: true },
  'cucm-interfaces.md #0': { kind: 'done', advice: ['restart-tftp-and-callmanager'] },
  'cucm-interfaces.md #2': { kind: 'done', advice: ['restart-tftp-and-callmanager'] },
  'cucm-interfaces.md #3': { kind: 'done', advice: ['restart-tftp-and-callmanager'] },
  'cucm-interfaces.md #4': { kind: 'none' },
  'cucm-interfaces.md #5': { kind: 'file', sha1: '8c92d1a569f7263cf4485812366e66e3b503a2f5', length: 4947, records: null, verified: true },
  'cucm-interfaces.md #6': { found: 1, deleted: 1 },
  'cucm-interfaces.md #8': [{ name: 'System SSH' }, { name: 'Cisco Tftp', state: 'started' }, { name: 'Cisco DirSync', state: 'stopped', activated: false }],
  'seed.md #0': { kind: 'done', advice: ['restart-tftp-and-callmanager'] },
  'seed.md #2': { kind: 'file', md5: '98784f6f6bcd5019ea165b1d2bc1372e', length: null, records: null, verified: false },
  'seed.md #3': { kind: 'file', length: 3746, verified: true },
  'seed.md #5': { found: 1, deleted: 1 },
  'seed.md #6': { kind: 'none' },
  'seed.md #7': { kind: 'file', md5: '68a954fba070bbcc3ff036e18716e351', length: 5728, verified: false },
};
/** Its words decide nothing, so that words around its states may be any: test/platform/evening-answers.test.ts. */
const WORDS_FREE = 'utils service restart Cisco Tftp';

type Read = (text: string) => Answer<unknown>;

/** The parser of a command, and what it is given: of a command that asks, what stands behind the answered question. */
function parserOf({ command, answer }: ReferenceAnswer): { readonly read: Read; readonly text: string } {
  const change = Object.entries(CHANGES).find(([sent]) => sent === command)?.[1];
  if (change !== undefined) {
    if (change.question === undefined) return { read: change.read, text: answer };
    const folded = fold(answer);
    const asked = new RegExp(change.question.source.replace(/\$$/, ''), change.question.flags).exec(folded);
    if (asked === null) throw new Error(`the question is not known: ${folded}`);
    return { read: change.read, text: folded.slice(asked[0].length).replace(/^ ?y(?= )/, '') };
  }
  const reading = Object.values(READINGS).find((row) => row.text === command);
  if (reading === undefined) throw new Error(`no parser for ${command}`);
  return { read: reading.read, text: answer };
}

const all = referenceAnswers();
const known = all.filter(({ command }) => command !== WORDS_FREE);
const BY_LINE = ['utils service list'];

/** Other blanks and line ends, and, where lines mean nothing, other breaks. */
function vary(text: string, breaks: boolean, random: Random): string {
  const blank = () => random.pick(breaks ? [' ', '  ', '\t', ' \t ', '\r\n', ' \n', '\r'] : [' ', '  ', '\t', ' \t ']);
  return text.replace(/[ \t]+|\r?\n/g, (gap) => (gap.includes('\n') && !breaks ? random.pick(['\n', '\r\n', ' \r\n', '\r\n\r\n']) : blank()));
}

const DAMAGES: readonly ((words: string[], at: number, random: Random) => string[])[] = [
  (words, at) => words.toSpliced(at, 1),
  (words, at) => words.with(at, `${words[at] ?? ''}x`),
  (words, at) => words.with(at, (words[at] ?? '').slice(1)),
  (words, at) => words.toSpliced(at, 0, 'not'),
  (words, at, random) => words.toSpliced(at, 0, random.pick(['Error:', 'failed', 'partially', '10.48.47.154'])),
  (words, at) => words.with(at, Array.from(words[at] ?? '').toReversed().join('')),
];

describe.runIf(HAS_REFERENCE)(HAS_REFERENCE ? 'transcripts of the references' : 'transcripts of the references: left out, they are not beside this repository', () => {
  test('there are transcripts, and each has an expectation', () => {
    process.stdout.write(`transcripts read: ${all.length}\n`);
    expect(all.length).toBeGreaterThan(0);
    expect(known.map(({ name }) => name).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(known)('$name: $command', (transcript) => {
    const { read, text } = parserOf(transcript);
    const answer = read(text);
    expect(answer).toMatchObject({ known: true, value: EXPECTED[transcript.name] });
  });

  test.each(known)('$name says the same with other blanks, line ends and breaks', (transcript) => {
    const { read, text } = parserOf(transcript);
    const plain = read(text);
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = new Random(seed);
      expect(read(vary(text, !BY_LINE.includes(transcript.command), random)), `seed ${seed}`).toEqual(plain);
    }
  });

  test.each(known.filter(({ command }) => BY_LINE.includes(command)))('$name broken elsewhere says the same or is not understood', (transcript) => {
    const { read, text } = parserOf(transcript);
    const plain = read(text);
    let understood = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const answer = read(vary(text, true, new Random(seed)));
      if (answer.known) expect(answer, `seed ${seed}`).toEqual(plain);
      understood += answer.known ? 1 : 0;
    }
    expect(understood).toBeLessThan(200);
  });

  test.each(known.filter(({ command }) => Object.keys(CHANGES).includes(command)))('$name with any word damaged is never success', (transcript) => {
    const { read, text } = parserOf(transcript);
    const words = fold(text).split(' ');
    for (let seed = 1; seed <= 600; seed += 1) {
      const random = new Random(seed);
      const damaged = random.pick(DAMAGES)(words, random.below(words.length), random);
      if (damaged.join(' ').toLowerCase() === words.join(' ').toLowerCase()) continue;
      expect(read(damaged.join(' ')).known, damaged.join(' ')).toBe(false);
    }
  });

  test.each(known.filter(({ command }) => command === 'show ctl'))('$name with any word damaged never says more or something else', (transcript) => {
    const { read, text } = parserOf(transcript);
    const words = fold(text).split(' ');
    const plain = read(text);
    const isWhole = plain.known && JSON.stringify(plain.value).includes('"records":[');
    // Where records are left out nothing confirms the printed length.
    const free = new RegExp(`^(?:subject|issuer|dnsName|function|lastModified${isWhole ? '' : '|length'})$`);
    const shape = (answer: Answer<unknown>) => JSON.stringify(answer, (key, value: unknown) => (free.test(key) ? '' : value)).replace(/[0-9a-f]{16,40}/g, '');
    for (let seed = 1; seed <= 1500; seed += 1) {
      const random = new Random(seed);
      const damaged = random.pick(DAMAGES)(words, random.below(words.length), random).join(' ');
      const answer = read(damaged);
      if (!answer.known || JSON.stringify(answer) === JSON.stringify(plain)) continue;
      // A damaged digit of a digest or serial number is still a digit; whatever else differs must be a name or a date.
      expect(shape(answer), damaged).toBe(shape(plain));
    }
  });
});
