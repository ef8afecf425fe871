import { describe, expect, it } from 'vitest';
import { NO_PHONES } from '../../shared/domain/rollout/progress.ts';
import { fail } from '../../shared/domain/result.ts';
import { counterSentence, countSentences, durationWords, pilotSentence, restartSentence, secureShareSentence, waitWords, witnessSentence } from '../../shared/texts/sentences/rollout.ts';
import { foretoldSentences, MOST_BY_NAME, rolloutSentences } from '../../shared/texts/sentences/rollout-report.ts';
import { fill } from '../../shared/texts/fill.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { pilot, restart, rolloutReport } from '../helpers/rollout-report.ts';

const { en, ja } = LANGUAGES;

describe('a length of time', () => {
  it.each([
    [-3, '0 s'],
    [0.9, '0 s'],
    [59.9, '59 s'],
    [60, '1 min 0 s'],
    [3599, '59 min 59 s'],
    [3600, '1 h 0 min'],
    [86_399, '23 h 59 min'],
    [86_400, '1 d 0 h'],
    [420_000, '4 d 20 h'],
  ])('of %s seconds is told in its two largest parts: %s', (seconds, words) => expect(durationWords(seconds, en)).toBe(words));

  it('is told in Japanese too', () => expect(durationWords(125, ja)).toBe('2 分 5 秒'));
});

describe('what is waited for', () => {
  const wait = { what: 'registrations', where: '10.48.47.153', since: '2026-11-26T04:00:00.000Z' } as const;
  const now = Date.parse('2026-11-26T04:02:05.000Z');

  it('is told with its place and since when', () => {
    expect(waitWords(wait, now, en)).toBe('10.48.47.153: waiting until the number of registered phones no longer rises, for 2 min 5 s.');
    expect(waitWords(wait, null, en)).toBe('10.48.47.153: waiting until the number of registered phones no longer rises');
  });

  it('is told without a place where it has none, and without a time where there is none', () => {
    expect(waitWords({ ...wait, where: '' }, now, en)).toMatch(/^Waiting until the number/);
    expect(waitWords({ ...wait, since: 'never' }, now, en)).not.toContain('NaN');
  });

  it('makes a name of a node harmless', () => expect(waitWords({ ...wait, where: 'a\u202eb\n' }, null, en)).toMatch(/^a\?b\?:/));
});

const FILE = { md5: '0f'.repeat(16), sha1: '1e'.repeat(20) };

describe('one service on one node', () => {
  it('is told with what proves it', () => {
    const line = '10.48.47.153, Cisco Tftp: restarted and read back; up for 42 s, before the restart for 4 d 20 h; serves the CTL file with';
    expect(restartSentence(restart(), FILE, en, false)).toBe(`${line} MD5 ${FILE.md5} and SHA-1 ${FILE.sha1}`);
    // Of another file phones show something else.
    for (const [file, one] of [[null, restart()], [FILE, restart({ status: 'failed' })]] as const) expect(restartSentence(one, file, en, false)).toContain(`SHA-256 ${'ab'.repeat(32)}`);
  });

  it('never claims what was not read', () => {
    const bare = restartSentence(restart({ status: 'waiting', upTimeBefore: null, upTimeAfter: null, servedSha256: null }), FILE, en, false);
    expect(bare).toBe('10.48.47.153, Cisco Tftp: to come');
    expect(restartSentence(restart({ upTimeBefore: null }), FILE, en, false)).toContain('before the restart for not known');
    expect(restartSentence(restart({ servedSha256: '' }), FILE, en, false)).toContain(en.rollout.servedNone);
  });
});

describe('a pilot phone', () => {
  it('is told with how it is known, and with its registration once that was judged', () => {
    expect(pilotSentence(pilot(), en, false)).toBe('SEP001D45B5A2C1 (Cisco 7975): holds the new CTL file, by the MD5 that it shows; registered after the restart of the services');
    expect(pilotSentence(pilot({ verdict: 'unknown', proof: null, isRegistered: null, model: '' }), en, false)).toBe('SEP001D45B5A2C1 (not known): not known');
    expect(pilotSentence(pilot({ isRegistered: false }), en, false)).toContain(en.rollout.pilotNotRegistered);
  });

  it('that was left alone shows whether phones come back by themselves', () => {
    const told = [null, true, false].map((isRegistered) => witnessSentence({ name: 'SEP1', model: 'Cisco 8841', isRegistered }, en, false));
    expect(new Set(told).size).toBe(3);
    for (const sentence of told) expect(sentence).toContain('SEP1 (Cisco 8841)');
  });
});

describe('counts', () => {
  it('tell the states that have phones', () => expect(countSentences({ ...NO_PHONES, 'came-back': 3, refused: 1 }, en, false)).toEqual(['came back: 3', 'refused the file: 1']));

  it('of a node say what was not told', () => {
    const counted = { callsActive: 0, registeredPhones: 40, encryptedPhones: 2, authenticatedPhones: null };
    expect(counterSentence('10.48.47.153', undefined, counted, en)).toBe('10.48.47.153: 40 phones registered (before: not known), of these not known with security (before: not known)');
  });

  it('of secure phones are a proof only where every node told them', () => {
    expect(secureShareSentence({ verdict: 'none', nodes: [] }, en)).toMatch(/^Proof:/);
    expect(secureShareSentence({ verdict: 'some', nodes: ['a', 'b'] }, en)).toContain('a, b');
    expect(secureShareSentence({ verdict: 'unknown', nodes: [] }, en)).not.toMatch(/Proof/);
    expect(secureShareSentence({ verdict: 'not-asked', nodes: [] }, en)).toBe('');
  });
});

describe.each(Object.entries(LANGUAGES))('a report in %s', (_, texts) => {
  it('is told in sentences without a place left open, the outcome first and what is left last', () => {
    const sentences = rolloutSentences(rolloutReport(), texts);
    expect(sentences[0]).toBe(texts.rollout.outcome.incomplete);
    expect(sentences.join('\n')).not.toMatch(/\{[a-zA-Z0-9]+\}|undefined|NaN/);
    expect(sentences.indexOf(texts.rollout.leftHeading)).toBeGreaterThan(sentences.length - 7);
    // Ticked off.
    expect(sentences.join('\n')).not.toContain(texts.report.neighbour['secure-trunks'].split('{counted}').at(-1));
    expect(sentences.join('\n')).toContain(fill(texts.report.neighbour['unity-connection'], { counted: '' }));
  });

  it('gives the advice of an error only while it can be followed: once all is over, that of a refused file alone', () => {
    const errors = [fail('rollout.service-not-proved', '10.48.47.153', { service: 'Cisco Tftp', words: 'Started' }).error, fail('rollout.pilot-refused', '', { name: 'SEP001D45B5A2C1' }).error];
    const isAdvised = (isOver: boolean): readonly boolean[] => errors.map((error) => rolloutSentences(rolloutReport({ isOver, error }), texts).includes(texts.errors[error.code].action));
    expect([isAdvised(false), isAdvised(true)]).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('tells what was expected against what happened', () => {
    const [heading, takes, visit, ...more] = foretoldSentences(rolloutReport(), texts);
    expect(heading).toBe(texts.rollout.foretoldHeading);
    expect(takes).toContain(texts.rollout.foretold.takes);
    expect(visit).toContain(texts.rollout.phone['not-reached']);
    expect(more).toEqual([]);
  });
});

it('a report of many phones is told by a bounded number of names', () => {
  const [one] = rolloutReport().phones;
  if (one === undefined) throw new Error('it has phones');
  const sentences = rolloutSentences(rolloutReport({ phones: Array.from({ length: 20_000 }, () => one) }), en);
  expect(sentences.length).toBeLessThan(MOST_BY_NAME + 30);
  expect(sentences.join('\n')).toContain(`${20_000 - MOST_BY_NAME} more`);
});
