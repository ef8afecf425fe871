import { describe, expect, it } from 'vitest';
import { findingsWithToken, type RuleEntry, type TokenFacts } from '../../../shared/domain/rules/with-token.ts';

const entry = (kind: RuleEntry['kind'], more: Partial<RuleEntry> = {}): RuleEntry => ({
  kind,
  origin: 'this-cluster',
  change: 'kept',
  function: 'CCM+TFTP',
  name: '10.48.47.153',
  certificateSha1: more.name ?? '',
  ...more,
});
const TOKENS = [entry('token', { name: 'one' }), entry('token', { name: 'two' })];
/** Whatever changes, so that the rule about a file without changes is silent. */
const CHANGED = entry('call-server', { change: 'certificate-removed' });
const NOW = Date.parse('2015-02-24T15:37:45Z') / 1000;

/** Set back to non-secure with two tokens, one file on both servers: no rule speaks. */
const SILENT: TokenFacts = {
  kind: 'non-secure',
  presentMode: 'mixed',
  continuity: 'sast',
  release: '10.0.1.11900-2',
  autoRegistration: false,
  servers: [{ name: 'pub', file: 'a' }, { name: 'sub', file: 'a' }],
  anew: false,
  entries: [...TOKENS, CHANGED],
  signerValidTo: '2020-01-01T00:00:00Z',
  now: NOW,
  clocks: [],
  presentTimestamp: NOW - 1,
  phones: { direct: 3, tvs: 1, visit: 0, unknown: 1 },
  models: null,
  phoneSastTrust: false,
};
const found = (more: Partial<TokenFacts>): unknown => findingsWithToken({ ...SILENT, ...more }).map(({ rule, params }) => [rule, params]);
const NO_FILE = [{ name: 'pub', file: null }];
const TO_MIXED = { kind: 'mixed', presentMode: 'non-secure' } as const;

describe('the rules about a plan', () => {
  it('are silent about a change for which two tokens, one file and one mode speak', () => {
    expect(found({})).toEqual([]);
    expect(found({ phones: null, presentTimestamp: null, autoRegistration: true })).toEqual([]);
  });

  it('say that nothing but the signature changes', () => {
    expect(found({ entries: TOKENS })).toEqual([['no-entry-changes', {}]]);
  });

  it('say that the tokens are put into Phone-SAST-trust', () => {
    expect(found({ phoneSastTrust: true })).toEqual([['phone-sast-trust', {}]]);
  });

  it('say which servers hold other files, or none', () => {
    expect(found({ servers: [{ name: 'pub', file: 'a' }, { name: 'sub', file: 'b' }, { name: 'tftp', file: null }] })).toEqual([
      ['files-differ', { servers: 'pub, sub' }],
      ['server-without-file', { servers: 'tftp' }],
    ]);
  });
});

describe('two tokens', () => {
  const one = [entry('token'), CHANGED];

  it('are wanted in a file that is made anew, in the first of mixed mode, and when a token is removed', () => {
    const refused = ['two-tokens', { count: 1, min: 2 }];
    expect(found({ entries: one, anew: true, servers: NO_FILE, ...TO_MIXED })).toEqual([refused]);
    expect(found({ entries: one, ...TO_MIXED })).toEqual([refused]);
    expect(found({ entries: [...one, entry('token', { change: 'removed' })] })).toEqual([refused]);
    expect(found({ entries: [CHANGED], anew: true, servers: NO_FILE, ...TO_MIXED })).toEqual([['two-tokens', { count: 0, min: 2 }]]);
  });

  it('are only recommended where the present file names one already', () => {
    const warned = [['one-token-only', { count: 1, min: 2 }]];
    expect(found({ entries: one })).toEqual(warned);
    expect(found({ entries: one, kind: 'update' })).toEqual(warned);
    expect(found({ entries: one, kind: 'update', presentMode: 'non-secure' })).toEqual(warned);
    expect(found({ entries: [...one, entry('capf', { change: 'removed' })] })).toEqual(warned);
  });

  it('are not one token that the file names twice', () => {
    const twice = [entry('token', { name: 'one' }), entry('token', { name: 'one' }), CHANGED];
    expect(found({ entries: twice })).toEqual([['one-token-only', { count: 1, min: 2 }]]);
    expect(found({ entries: [...twice, entry('token', { name: 'two', change: 'removed' })] })).toEqual([['two-tokens', { count: 1, min: 2 }]]);
  });

  it('may be three, one of them removed', () => {
    expect(found({ entries: [...TOKENS, entry('token', { change: 'removed' })] })).toEqual([]);
  });
});

describe('entries', () => {
  const many = (count: number) => [...TOKENS, ...Array.from({ length: count - 2 }, () => CHANGED)];

  it('may be 32, removed ones not counted', () => {
    expect(found({ entries: many(32) })).toEqual([]);
    expect(found({ entries: [...many(32), entry('capf', { change: 'removed' })] })).toEqual([]);
    expect(found({ entries: many(33) })).toEqual([['too-many-entries', { count: 33, max: 32 }]]);
  });

  it('that name no server of the cluster any more are told, unless they are removed', () => {
    const stale = entry('call-server', { origin: 'stale', name: '10.1.1.1' });
    expect(found({ entries: [...TOKENS, CHANGED, stale] })).toEqual([['stale-entry', { name: '10.1.1.1', function: 'CCM+TFTP' }]]);
    expect(found({ entries: [...TOKENS, { ...stale, change: 'removed' }] })).toEqual([]);
  });

  it.each(['other-cluster', 'firewall', 'unknown-function'] as const)('of others (%s) are told when they are kept', (origin) => {
    const other = entry('other', { origin, name: 'asa', function: 'CCM' });
    expect(found({ entries: [...TOKENS, CHANGED, other] })).toEqual([['foreign-entry', { name: 'asa', function: 'CCM' }]]);
    expect(found({ entries: [...TOKENS, { ...other, change: 'added' }, { ...other, change: 'removed' }] })).toEqual([]);
  });
});

describe('a file made anew', () => {
  it('is refused from 14SU3 on where a server holds a file', () => {
    const release = '14.0.1.13900-155';
    const refused = ['anew-without-provider', { release }];
    expect(found({ anew: true, release })).toEqual([refused, ['made-anew', {}]]);
    expect(found({ anew: true, release, servers: NO_FILE })).toEqual([['made-anew', {}]]);
    expect(found({ anew: true, release, servers: [...NO_FILE, { name: 'sub', file: 'a' }] })).toContainEqual(refused);
    expect(found({ release })).toEqual([]);
  });
});

describe('time', () => {
  it('has run out for a certificate that ended before now', () => {
    expect(found({ signerValidTo: '2015-02-24T15:37:44Z' })).toEqual([['token-certificate-expired', { until: '2015-02-24T15:37:44Z' }]]);
    expect(found({ signerValidTo: '2015-02-24T15:37:45Z' })).toEqual([]);
  });

  it('stands still or goes on, but a file is not older than the one before', () => {
    expect(found({ presentTimestamp: NOW })).toEqual([]);
    expect(found({ clocks: [{ name: 'pub', skew: -600_000 }] })).toEqual([['server-clock-behind', { servers: 'pub', minutes: 10 }]]);
    expect(found({ presentTimestamp: NOW + 1 })).toEqual([['clock-behind', { timestamp: '2015-02-24T15:37:46.000Z' }]]);
  });
});
