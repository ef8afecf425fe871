import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CTL_FILE_PROBLEMS } from '../../shared/ctl-file/errors.ts';
import { HEADER, RECORD } from '../../shared/ctl-file/tags.ts';
import { type ErrorCode } from '../../shared/domain/error-codes.ts';
import { type BadReason, type NotCheckedReason } from '../../shared/domain/verdict.ts';
import { PROVIDER_MESSAGES, type MessageName } from '../../shared/provider/messages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/protocol.md'), 'utf8');
const NAMES = Object.keys(PROVIDER_MESSAGES) as readonly MessageName[];

/** Said above the table for all messages, so the rows do not repeat them. */
const SAID_FOR_ALL: readonly ErrorCode[] = ['login.required', 'login.superseded', 'provider.storage'];

/** Types see to it that they are all. */
const NOT_CHECKED: Readonly<Record<NotCheckedReason, true>> = { 'signer-absent': true, digest: true, algorithm: true, 'modulus-code': true, 'certificate-absent': true, 'certificate-unreadable': true, 'key-type': true, 'key-length': true };
const BAD: Readonly<Record<BadReason, true>> = { 'key-length-differs': true, signature: true };

const codesOf = (text: string): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

/** Rows of the page's table of messages: name, input, value, refusals. */
const [, table = ''] = page.split('| message | input | value | refusals |\n|---|---|---|---|\n');
const ROWS = new Map(
  table.slice(0, table.indexOf('\n\n')).split('\n').map((line) => {
    const [, name = '', input = '', value = '', refusals = ''] = line.split('|');
    return [codesOf(name)[0] ?? '', { input: codesOf(input), value: codesOf(value), refusals: codesOf(refusals) }] as const;
  }),
);

describe('the page from which a stranger writes the other end', () => {
  it('has a row for every message, in the order of the table', () => {
    expect([...ROWS.keys()]).toEqual(NAMES);
  });

  it.each(NAMES)('names all fields and refusals of %s', (name) => {
    const { input, output, refusals } = PROVIDER_MESSAGES[name];
    const row = ROWS.get(name);
    expect(row?.input).toEqual(expect.arrayContaining(Object.keys(input.shape)));
    expect(row?.value).toEqual(expect.arrayContaining(Object.keys(output.shape)));
    expect(row?.refusals.filter((word) => word.includes('.'))).toEqual(refusals.filter((code) => !SAID_FOR_ALL.includes(code)));
  });

  it('has a row for every word of a problem', () => {
    const [, words = ''] = page.split('| word | the file |\n|---|---|\n');
    const rows = codesOf(words.slice(0, words.indexOf('\n\n')).split('\n').map((line) => line.split('|')[1] ?? '').join(' '));
    const verdicts = [...Object.keys(NOT_CHECKED).map((reason) => `signature-not-checked-${reason}`), ...Object.keys(BAD).map((reason) => `signature-bad-${reason}`)];
    expect([...rows].sort()).toEqual([...Object.keys(CTL_FILE_PROBLEMS), ...verdicts, 'certificate-unreadable'].sort());
  });

  it.each([['header', HEADER], ['record', RECORD]] as const)('has a row for every tag of a %s', (part, tags) => {
    const [, rows = ''] = page.split(`| ${part} tag | length | value |\n|---|---|---|\n`);
    const named = rows.slice(0, rows.indexOf('\n\n')).split('\n').flatMap((line) => (line.split('|')[1] ?? '').split(',').map(Number));
    expect(named.sort((a, b) => a - b)).toEqual(Object.values(tags).sort((a, b) => a - b));
  });

  it('names the messages that write', () => {
    const [, written = ''] = /while a request that writes \(([^)]+)\)/.exec(page) ?? [];
    expect(codesOf(written)).toEqual(NAMES.filter((name) => PROVIDER_MESSAGES[name].writes));
  });
});

describe('the table of messages', () => {
  it('declares the refusals that follow from when and where a message may be sent', () => {
    for (const name of NAMES) {
      const { when, on, writes, refusals } = PROVIDER_MESSAGES[name];
      const declared: readonly ErrorCode[] = refusals;
      expect([name, declared.includes('login.required')]).toEqual([name, when === 'signed-in']);
      expect([name, declared.includes('login.superseded')]).toEqual([name, writes || when === 'sign-in']);
      expect([name, declared.includes('provider.not-publisher')]).toEqual([name, on === 'publisher']);
      expect([name, declared.includes('provider.not-subscriber')]).toEqual([name, on === 'subscriber']);
    }
  });

  it('has no message that the client never sends', () => {
    const folder = path.join(root, 'core/ctl-provider');
    const client = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
    expect(NAMES.filter((name) => !client.includes(`'${name}'`))).toEqual([]);
  });
});
