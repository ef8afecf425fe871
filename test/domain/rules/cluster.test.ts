import { describe, expect, it } from 'vitest';
import { type ClusterRuleFacts, clusterFindings } from '../../../shared/domain/rules/cluster.ts';
import { type ModeFacts, offeredModes } from '../../../shared/domain/rules/modes.ts';
import { finding, RULES } from '../../../shared/domain/rules/rule.ts';
import { en } from '../../../shared/texts/en.ts';
import { ja } from '../../../shared/texts/ja.ts';
import { sourceWords } from '../../../shared/texts/sentences/source.ts';

const server = (name: string, file: string | null) => ({ name, file });
const ruled = (facts: Omit<ClusterRuleFacts, 'clocks'>, clocks: ClusterRuleFacts['clocks'] = []): unknown => clusterFindings({ ...facts, clocks }).map(({ rule, params }) => [rule, params]);

describe('what is worth knowing right after sign-in', () => {
  it('is nothing in a cluster whose servers hold one file that names tokens, or that never was secured', () => {
    expect(ruled({ mode: 'mixed', servers: [server('pub', 'a'), server('sub', 'a')], tokensInFile: 2 })).toEqual([]);
    expect(ruled({ mode: 'non-secure', servers: [server('pub', null), server('sub', null)], tokensInFile: null })).toEqual([]);
    expect(ruled({ mode: 'mixed', servers: [], tokensInFile: null })).toEqual([]);
  });

  it('is mixed mode without any CTL file', () => {
    expect(ruled({ mode: 'mixed', servers: [server('pub', null), server('sub', null)], tokensInFile: null })).toEqual([['mixed-without-ctl-file', {}]]);
  });

  it('is servers that hold different files, by name', () => {
    expect(ruled({ mode: 'mixed', servers: [server('pub', 'a'), server('sub', 'b')], tokensInFile: 2 })).toEqual([['files-differ', { servers: 'pub, sub' }]]);
  });

  it('is a server without a file where others hold one', () => {
    const servers = [server('pub', 'a'), server('sub', null), server('tftp', null)];
    expect(ruled({ mode: 'mixed', servers, tokensInFile: 2 })).toEqual([['server-without-file', { servers: 'sub, tftp' }]]);
  });

  it('is clocks of servers that differ by more than five minutes, with the least difference', () => {
    const facts = { mode: 'mixed', servers: [server('pub', 'a')], tokensInFile: 2 } as const;
    const minutes = 60_000;
    const clocks = (...skews: readonly (number | null)[]) => skews.map((skew, at) => ({ name: `s${at}`, skew }));
    expect(ruled(facts, clocks(null, 0, 5 * minutes, -5 * minutes))).toEqual([]);
    expect(ruled(facts, clocks(5 * minutes + 1, 0, 90.5 * minutes))).toEqual([['server-clock-ahead', { servers: 's0, s2', minutes: 5 }]]);
    expect(ruled(facts, clocks(-7.9 * minutes, null))).toEqual([['server-clock-behind', { servers: 's0', minutes: 7 }]]);
    expect(ruled(facts, clocks(6 * minutes, -6 * minutes))).toEqual([['server-clock-ahead', { servers: 's0', minutes: 6 }], ['server-clock-behind', { servers: 's1', minutes: 6 }]]);
  });

  it('is a file without a token: the cluster signed it', () => {
    expect(ruled({ mode: 'mixed', servers: [server('pub', 'a')], tokensInFile: 0 })).toEqual([['signed-by-cluster', {}]]);
  });

  it('is a file with one token: the next one lost is the last', () => {
    expect(ruled({ mode: 'mixed', servers: [server('pub', 'a')], tokensInFile: 1 })).toEqual([['one-token-only', { count: 1 }]]);
  });
});

describe('what can be done with a cluster', () => {
  const offers = (facts: Partial<ModeFacts>): unknown =>
    offeredModes({ mode: 'mixed', release: '10.0.1.11900-2', anyCtlFile: true, ...facts }).map(({ mode, offered, reason, again }) => `${mode} ${offered} ${reason ?? ''} ${again}`);

  it('is everything where there is a CTL file; the mode that is set can be written anew', () => {
    expect(offers({})).toEqual(['mixed true  true', 'non-secure true  false', 'update true  false']);
    expect(offers({ mode: 'non-secure' })).toEqual(['mixed true  false', 'non-secure true  true', 'update true  false']);
  });

  it('is mixed mode alone in a cluster that never was secured', () => {
    expect(offers({ mode: 'non-secure', anyCtlFile: false })).toEqual(['mixed true  false', 'non-secure false no-ctl-file false', 'update false never-secured false']);
  });

  it('is mixed mode or an update where the CTL files were deleted in mixed mode', () => {
    expect(offers({ anyCtlFile: false })).toEqual(['mixed true  false', 'non-secure false no-ctl-file false', 'update true  false']);
  });

  it('is nothing from 14SU3 on, which has no CTL Provider', () => {
    const none = ['mixed false release-without-tokens true', 'non-secure false release-without-tokens false', 'update false release-without-tokens false'];
    expect(offers({ release: '14.0.1.13900-155' })).toEqual(none);
    expect(offers({ release: '14.0.1.12900-161' })).toEqual(['mixed true  true', 'non-secure true  false', 'update true  false']);
  });
});

describe('a finding', () => {
  it('is as strong as its rule', () => {
    expect(finding('two-tokens', { count: 1, min: 2 })).toEqual({ rule: 'two-tokens', severity: 'refuse', params: { count: 1, min: 2 } });
    expect(finding('made-anew')).toEqual({ rule: 'made-anew', severity: 'consent', params: {} });
    expect(finding('phones-need-visit', { count: null })).toEqual({ rule: 'phones-need-visit', severity: 'typed-consent', params: { count: null } });
  });

  it('can be traced to the document its rule comes from', () => {
    expect(sourceWords(RULES['two-tokens'].sources, en)).toBe('Cisco document 118892, components; Cisco security guide 12.5(1), CTL client setup');
    expect(sourceWords(RULES['two-tokens'].sources, ja)).toBe('シスコの文書 118892、使用するコンポーネント; 『Security Guide』12.5(1)、CTL クライアントの設定');
    expect(sourceWords(RULES['phone-sast-trust'].sources, en)).toBe('Cisco document 118893');
  });
});

it('a file that somebody else staged is told with who and when', () => {
  const foreign = [{ server: 'pub', user: 'bob', since: '2026-01-01T00:00:00.000Z' }];
  expect(clusterFindings({ mode: 'mixed', servers: [{ name: 'pub', file: 'a' }], tokensInFile: 2, clocks: [], foreign })).toEqual([{ rule: 'foreign-staged', severity: 'warn', params: foreign[0] }]);
});
