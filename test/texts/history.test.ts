import { describe, expect, it } from 'vitest';
import { type NotResumed } from '../../shared/domain/unfinished.ts';
import { endedBySentence, outcomeWords, waySentences } from '../../shared/texts/sentences/history.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

describe('how a change ended, in words', () => {
  it.each([
    ['undone by a person', { outcome: 'not-done', kept: false, resumedAs: 'undo' }, 'undone', '取り消し済み'],
    ['taken back before it began', { outcome: 'not-done', kept: false, resumedAs: null }, 'not done', '未実施'],
    ['left as it is', { outcome: 'incomplete', kept: true, resumedAs: null }, 'incomplete, left as it is', '一部のみ完了 (そのまま終了)'],
    ['finished later', { outcome: 'done', kept: false, resumedAs: 'finish' }, 'done', '完了'],
  ] as const)('%s', (_, change, english, japanese) => {
    expect([outcomeWords(change, LANGUAGES.en), outcomeWords(change, LANGUAGES.ja)]).toEqual([english, japanese]);
  });
});

it('who ended a change that was open is named with the time, in both languages', () => {
  const by = { as: 'undo', time: '2026-11-26T03:00:00.000Z', program: '0.1.1', holder: 'window', operator: 'bob', username: 'night' } as const;
  expect(endedBySentence(by, LANGUAGES.en, 'en')).toMatch(/^Undone later: .*2026.*, bob, signed in as night\.$/);
  expect(endedBySentence(by, LANGUAGES.ja, 'ja')).toMatch(/^後から取り消し: .*2026.*、bob \(night としてサインイン\)$/);
  expect(endedBySentence({ ...by, as: 'keep', operator: '' }, LANGUAGES.en, 'en')).toMatch(/^Left as it is: .*, signed in as night\.$/);
});

it('an undo that is offered says that what phones do with an older timestamp is not known', () => {
  const found = { id: '', readAt: '', mode: { value: 'mixed' }, places: [], outcome: 'incomplete', finish: { offered: true, findings: [], consent: null }, undo: { offered: true, findings: [{ rule: 'older-timestamp', severity: 'warn', params: {} }], consent: null }, opposite: null } as const;
  expect(waySentences(found, LANGUAGES.en).at(-1)).toContain('not known');
  expect(waySentences(found, LANGUAGES.ja).at(-1)).toContain('不明');
});

it('why it can be neither finished nor undone is said once, each reason of its own beside its way', () => {
  const found = { id: '', readAt: '', mode: { value: 'mixed' }, places: [], outcome: 'incomplete', opposite: null } as const;
  const why = (finish: NotResumed, undo: NotResumed): readonly string[] => waySentences({ ...found, finish: { offered: false, reason: finish }, undo: { offered: false, reason: undo } }, LANGUAGES.en);
  expect(why('by-command', 'by-command')).toEqual([expect.stringMatching(/^Finish or undo: Not possible: the cluster makes the CTL file itself/)]);
  expect(why('not-signed', 'no-file-before')).toEqual([expect.stringMatching(/^Finish: Not possible: the signed file/), expect.stringMatching(/^Undo: Not possible: a server/)]);
  expect(why('not-open', 'not-open')).toEqual([]);
});
