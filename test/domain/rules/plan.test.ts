import { describe, expect, it } from 'vitest';
import { type PlanFacts, planFindings, type RuleEntry } from '../../../shared/domain/rules/plan.ts';

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
const SILENT: PlanFacts = {
  change: 'non-secure',
  presentMode: 'mixed',
  modeAfter: 'non-secure',
  release: '10.0.1.11900-2',
  autoRegistration: false,
  servers: [{ name: 'pub', ctlSha256: 'a' }, { name: 'sub', ctlSha256: 'a' }],
  anew: false,
  entries: [...TOKENS, CHANGED],
  signerValidTo: '2020-01-01T00:00:00Z',
  now: NOW,
  presentTimestamp: NOW - 1,
  phones: { direct: 3, tvs: 1, visit: 0, unknown: 1 },
  phoneSastTrust: false,
};
const found = (more: Partial<PlanFacts>): unknown => planFindings({ ...SILENT, ...more }).map(({ rule, params }) => [rule, params]);
const NO_FILE = [{ name: 'pub', ctlSha256: null }];
const TO_MIXED = { presentMode: 'non-secure', modeAfter: 'mixed' } as const;

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
    expect(found({ servers: [{ name: 'pub', ctlSha256: 'a' }, { name: 'sub', ctlSha256: 'b' }, { name: 'tftp', ctlSha256: null }] })).toEqual([
      ['files-differ', { servers: 'pub, sub' }],
      ['server-without-file', { servers: 'tftp' }],
    ]);
  });
});

describe('two tokens', () => {
  const one = [entry('token'), CHANGED];

  it('are wanted in a file that is made anew, in the first of mixed mode, and when a token is removed', () => {
    const refused = ['two-tokens', { count: 1, min: 2 }];
    expect(found({ entries: one, anew: true, servers: NO_FILE, presentMode: 'non-secure' })).toEqual([refused]);
    expect(found({ entries: one, ...TO_MIXED })).toEqual([refused]);
    expect(found({ entries: [...one, entry('token', { change: 'removed' })] })).toEqual([refused]);
    expect(found({ entries: [CHANGED], anew: true, servers: NO_FILE, presentMode: 'non-secure' })).toEqual([['two-tokens', { count: 0, min: 2 }]]);
  });

  it('are only recommended where the present file names one already', () => {
    const warned = [['one-token-only', { count: 1, min: 2 }]];
    expect(found({ entries: one })).toEqual(warned);
    expect(found({ entries: one, modeAfter: 'mixed' })).toEqual(warned);
    expect(found({ entries: one, presentMode: 'non-secure' })).toEqual(warned);
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
  it('wants consent where a server holds a file, or where phones may hold one because the mode is mixed', () => {
    expect(found({ anew: true })).toEqual([['made-anew', {}]]);
    expect(found({ anew: true, presentMode: 'non-secure' })).toEqual([['made-anew', {}]]);
    expect(found({ anew: true, servers: NO_FILE })).toEqual([['made-anew', {}]]);
    expect(found({ anew: true, servers: NO_FILE, presentMode: 'non-secure' })).toEqual([]);
    expect(found({ anew: true, servers: [...NO_FILE, { name: 'sub', ctlSha256: 'a' }], presentMode: 'non-secure' })).toContainEqual(['made-anew', {}]);
  });

  it('is refused from 14SU3 on where a server holds a file', () => {
    const release = '14.0.1.13900-155';
    expect(found({ anew: true, release })).toEqual([['anew-without-provider', { release }], ['made-anew', {}]]);
    expect(found({ anew: true, release, servers: NO_FILE, presentMode: 'non-secure' })).toEqual([]);
    expect(found({ anew: true, release, servers: [...NO_FILE, { name: 'sub', ctlSha256: 'a' }] })).toContainEqual(['anew-without-provider', { release }]);
    expect(found({ release })).toEqual([]);
  });
});

describe('phones', () => {
  it('that would refuse the file want consent, with their number', () => {
    expect(found({ phones: { direct: 0, tvs: 0, visit: 1, unknown: 0 } })).toEqual([['phones-need-visit', { count: 1 }]]);
  });

  it('register by themselves in mixed mode where auto-registration is on', () => {
    expect(found({ autoRegistration: true, modeAfter: 'mixed' })).toEqual([['auto-registration', {}]]);
  });
});

describe('time', () => {
  it('has run out for a certificate that ended before now', () => {
    expect(found({ signerValidTo: '2015-02-24T15:37:44Z' })).toEqual([['token-certificate-expired', { until: '2015-02-24T15:37:44Z' }]]);
    expect(found({ signerValidTo: '2015-02-24T15:37:45Z' })).toEqual([]);
  });

  it('stands still or goes on, but a file is not older than the one before', () => {
    expect(found({ presentTimestamp: NOW })).toEqual([]);
    expect(found({ presentTimestamp: NOW + 1 })).toEqual([['clock-behind', { timestamp: '2015-02-24T15:37:46.000Z' }]]);
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
  });

  it('is nothing where the mode is mixed already or does not become so', () => {
    const release = '12.5.1.10000-22';
    expect(found({ release, modeAfter: 'mixed' })).toEqual([]);
    expect(found({ release, presentMode: 'non-secure' })).toEqual([]);
  });
});
