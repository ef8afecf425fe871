import { expect, it } from 'vitest';
import { comparedBy } from '../../cli/compared-keys.ts';
import { fill } from '../../shared/texts/fill.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const [A, B, C] = ['a1', 'b2', 'c3'].map((digits) => digits.repeat(32)) as [string, string, string];
const keys = [A, B].map((sha256) => ({ sha256, fingerprint: sha256 }));
const { commandLine } = LANGUAGES.en;
const by = (answer: string) => comparedBy(answer, keys, commandLine);

it('accepts keys by yes, or by the fingerprints of all of them, and never where another one was pasted', () => {
  expect(by(' Yes ')).toEqual({ accepts: true, said: [] });
  expect(by(`${B.toUpperCase()} ${A}`)).toEqual({ accepts: true, said: [commandLine.pasted.all] });
  expect(by(A)).toEqual({ accepts: false, said: [fill(commandLine.pasted.some, { same: 1, count: 2 })] });
  expect(by(`${A} ${B} ${C}`)).toEqual({ accepts: false, said: [fill(commandLine.pasted.nobody, { text: C })] });
  expect(by(`${A} ${C}`)).toEqual({ accepts: false, said: [fill(commandLine.pasted.differs, { text: C, group: 1 })] });
  for (const answer of ['', 'no', 'y', A.slice(1)]) expect(by(answer)).toEqual({ accepts: false, said: [] });
});
