import { describe, expect, it } from 'vitest';
import { type ChangeFacts, changeFindings } from '../../../shared/domain/rules/change.ts';

/** Set back to non-secure, one file on both servers, by a signer whom phones know: no rule speaks. */
const SILENT: ChangeFacts = {
  kind: 'non-secure',
  presentMode: 'mixed',
  release: '10.0.1.11900-2',
  autoRegistration: false,
  servers: [{ name: 'pub', file: 'a' }, { name: 'sub', file: 'a' }],
  continuity: 'sast',
  anew: false,
  phones: { direct: 3, tvs: 1, visit: 0, unknown: 1 },
  models: null,
};
const found = (more: Partial<ChangeFacts>): unknown => changeFindings({ ...SILENT, ...more }).map(({ rule, params }) => [rule, params]);
const NO_FILE = [{ name: 'pub', file: null }];
const TO_MIXED = { kind: 'mixed', presentMode: 'non-secure' } as const;
const NEED_VISIT = ['phones-need-visit', { count: null }];
const MADE_ANEW = ['made-anew', {}];
const ASK_TVS = [
  ['phones-ask-tvs', {}],
  ['phones-without-tvs', { models: '7940, 7960', count: null }],
  ['phones-tvs-unknown', { models: 'Jabber, TelePresence', count: null }],
];

describe('the rules of both routes', () => {
  it('are silent about a change for which one file and a known signer speak', () => {
    expect(found({})).toEqual([]);
    expect(found({ phones: null, autoRegistration: true })).toEqual([]);
    expect(found({ ...TO_MIXED, servers: NO_FILE, anew: true })).toEqual([]);
  });

  it('say which servers hold other files, or none', () => {
    expect(found({ servers: [{ name: 'pub', file: 'a' }, { name: 'sub', file: 'b' }, { name: 'tftp', file: null }] })).toEqual([
      ['files-differ', { servers: 'pub, sub' }],
      ['server-without-file', { servers: 'tftp' }],
    ]);
  });

  it('count phones that cannot ask TVS, or are not known to, where the models are known', () => {
    const rules = (never: number, unknown: number): unknown => found({ continuity: 'tvs', models: { never, unknown } });
    expect(rules(0, 0)).toEqual([['phones-ask-tvs', {}]]);
    expect(rules(2, 5)).toEqual([['phones-ask-tvs', {}], ['phones-without-tvs', { models: '7940, 7960', count: 2 }], ['phones-tvs-unknown', { models: 'Jabber, TelePresence', count: 5 }]]);
    expect(found({ models: { never: 2, unknown: 5 } })).toEqual([]);
  });

  it('say that the mode is set already', () => {
    expect(found({ presentMode: 'non-secure' })).toEqual([['already-in-mode', {}]]);
    expect(found({ kind: 'update' })).toEqual([]);
  });
});

describe('phones', () => {
  it('that nobody vouches for want a typed consent, with their number where it is known', () => {
    expect(found({ continuity: 'visits', phones: null })).toEqual([NEED_VISIT]);
    expect(found({ continuity: 'unknown' })).toEqual([NEED_VISIT]);
    expect(found({ continuity: 'visits', phones: { direct: 0, tvs: 0, visit: 2, unknown: 0 } })).toEqual([['phones-need-visit', { count: 2 }]]);
    expect(found({ phones: { direct: 0, tvs: 0, visit: 1, unknown: 0 } })).toEqual([['phones-need-visit', { count: 1 }]]);
  });

  it('that have to ask TVS are spoken of; those that cannot ask want consent besides', () => {
    expect(found({ continuity: 'tvs' })).toEqual(ASK_TVS);
    expect(found({ continuity: 'tvs', phones: { direct: 0, tvs: 3, visit: 1, unknown: 0 } })).toEqual([['phones-need-visit', { count: 1 }], ...ASK_TVS]);
  });

  it('want consent for a file begun anew beside another one, whoever signs it', () => {
    expect(found({ anew: true })).toEqual([MADE_ANEW]);
    expect(found({ anew: true, servers: [...NO_FILE, { name: 'sub', file: 'a' }] })).toContainEqual(MADE_ANEW);
    expect(found({ anew: true, continuity: 'tvs' })).toEqual([MADE_ANEW, ...ASK_TVS]);
    // Servers lost the file, phones did not.
    expect(found({ anew: true, servers: NO_FILE })).toEqual([MADE_ANEW]);
    expect(found({ anew: true, servers: NO_FILE, ...TO_MIXED })).toEqual([]);
    expect(found({ anew: true, continuity: 'visits' })).toEqual([NEED_VISIT]);
  });

  it('register by themselves in mixed mode where auto-registration is on, or may be', () => {
    for (const more of [{ kind: 'update' }, TO_MIXED] as const) {
      expect(found({ ...more, autoRegistration: true })).toEqual([['auto-registration', {}]]);
      expect(found({ ...more, autoRegistration: null })).toEqual([['auto-registration-unknown', {}]]);
      expect(found({ ...more, autoRegistration: false })).toEqual([]);
    }
    expect(found({ autoRegistration: null })).toEqual([]);
  });
});

describe('what mixed mode needs besides', () => {
  it.each([
    ['11.5.1.12900-21', []],
    ['11.5.1.13900-52', [['encryption-licence', { release: '11.5.1.13900-52' }]]],
    ['12.0.1.10000-10', [['encryption-licence', { release: '12.0.1.10000-10' }]]],
    ['12.5.1.10000-22', [['export-control', { release: '12.5.1.10000-22' }]]],
  ])('of release %s is %j', (release, rules) => {
    expect(found({ ...TO_MIXED, release })).toEqual(rules);
    expect(found({ kind: 'mixed', release })).toEqual([['already-in-mode', {}], ...rules]);
  });

  it('is asked for by an update too where it is a registration, and by nothing else', () => {
    expect(found({ kind: 'update', release: '12.5.1.10000-22' })).toEqual([['export-control', { release: '12.5.1.10000-22' }]]);
    expect(found({ kind: 'update', release: '12.0.1.10000-10' })).toEqual([]);
    expect(found({ release: '12.5.1.10000-22' })).toEqual([]);
  });
});
