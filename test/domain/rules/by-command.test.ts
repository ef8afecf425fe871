import { describe, expect, it } from 'vitest';
import { type NodeItl } from '../../../shared/domain/itl.ts';
import { type CommandFacts, findingsByCommand } from '../../../shared/domain/rules/by-command.ts';

const SILENT: CommandFacts = {
  kind: 'non-secure',
  presentMode: 'mixed',
  release: '12.5.1.11900-146',
  autoRegistration: false,
  servers: [{ name: 'pub', file: 'a' }],
  continuity: 'sast',
  anew: false,
  phones: null,
  models: null,
  service: 'ITLRecovery',
  upgrade: 'none',
  isUpdateKnown: false,
  firstRound: null,
  isSignerRead: true,
  contradicts: false,
  namesEarlier: false,
  isCallManagerSast: true,
  namesTokens: false,
  servingOther: [],
  servedNotRead: [],
  notRead: [],
  itls: [],
  clocks: [],
  strangers: [],
  unnamed: [],
  olderNode: false,
  isAxlRead: true,
};
const found = (more: Partial<CommandFacts>): unknown => findingsByCommand({ ...SILENT, ...more }).map(({ rule, severity, params }) => [rule, severity, params]);

const itl = (node: string, verdict: NodeItl['verdict']): NodeItl => ({ node, verdict });

describe('the rules about ITL files', () => {
  const itls = [itl('pub', { kind: 'good' }), itl('sub1', { kind: 'fails', faults: ['tvs'] }), itl('sub2', { kind: 'unknown' })];

  it('ask for a typed consent where one fails, and warn where one is not known', () => {
    expect(found({ itls })).toEqual([
      ['itl-fails', 'typed-consent', { servers: 'sub1' }],
      ['itl-unknown', 'warn', { servers: 'sub2' }],
    ]);
  });

  it('are silent about good ones, and about a change that leaves the CTL file in its place', () => {
    expect(found({ itls: itls.slice(0, 1) })).toEqual([]);
    for (const kind of ['mixed', 'update'] as const) expect(found({ kind, itls })).not.toContainEqual(expect.arrayContaining(['itl-fails']));
  });
});

describe('the rules about a command to the publisher', () => {
  it('are silent where everything was read and nothing is lost', () => {
    expect(found({})).toEqual([]);
  });

  it.each([
    ['tokens-leave-the-file', { namesTokens: true }, {}],
    ['served-differs', { servingOther: ['pub', 'sub'] }, { servers: 'pub, sub' }],
    ['file-names-others', { strangers: ['cucm-old', '10.9.9.9'] }, { names: 'cucm-old, 10.9.9.9' }],
    ['nodes-not-in-file', { unnamed: ['10.0.0.3'] }, { servers: '10.0.0.3' }],
    ['no-file-anywhere', { presentMode: 'non-secure', kind: 'mixed', servers: [{ name: 'pub', file: null }], release: '10.0.1' }, {}],
    ['served-not-read', { servedNotRead: ['sub'] }, { servers: 'sub' }],
    ['nodes-not-read', { notRead: ['sub'] }, { servers: 'sub' }],
    ['older-node', { olderNode: true }, {}],
    ['axl-not-read', { isAxlRead: false }, {}],
    ['signer-contradicts', { contradicts: true }, { service: 'ITLRecovery' }],
    ['itlrecovery-replaced', { namesEarlier: true }, {}],
    ['itlrecovery-replaced', { namesEarlier: true, isCallManagerSast: null }, {}],
    ['no-root-left', { namesEarlier: true, isCallManagerSast: false }, {}],
    ['callmanager-replaced', { namesEarlier: true, service: 'CallManager', isCallManagerSast: false }, {}],
  ] as const)('warn: %s', (rule, more, params) => {
    expect(found(more)).toEqual([[rule, 'warn', params]]);
  });

  it('ask for consent where phones hold a file that no node has', () => {
    const phones = (unknown: number, visit = 0): Partial<CommandFacts> => ({ phones: { direct: 3, tvs: 0, visit, unknown } });
    expect(found(phones(0))).toEqual([]);
    expect(found(phones(1))).toEqual([['phones-need-visit', 'typed-consent', { count: null }]]);
    expect(found(phones(1, 2))).toEqual([['phones-need-visit', 'typed-consent', { count: 2 }]]);
  });

  it('say that the present certificate was not read, where that leaves the verdict open', () => {
    const unread = { continuity: 'unknown', isSignerRead: false } as const;
    const rules = (more: Partial<CommandFacts>): unknown => findingsByCommand({ ...SILENT, ...more }).map(({ rule, params }) => [rule, params]);
    expect(rules({ isSignerRead: false })).toEqual([]);
    expect(rules({ continuity: 'unknown' })).toEqual([['phones-need-visit', { count: null }]]);
    // FN70613: 12.5(1) before SU3 only, and only of ITLRecovery.
    const notRead = ['signer-not-read', { service: 'ITLRecovery' }];
    expect(rules(unread)).toEqual([['phones-need-visit', { count: null }], notRead, ['itlrecovery-may-be-replaced', { release: '12.5.1.11900-146' }]]);
    for (const release of ['12.0.1.21900-7', '12.5.1.13900-152', '15.0.1.11900-23']) expect(rules({ ...unread, release })).toEqual([['phones-need-visit', { count: null }], notRead]);
  });

  it('hold those of both routes, behind what the tokens lose', () => {
    expect(found({ namesTokens: true, continuity: 'visits', isAxlRead: false })).toEqual([
      ['tokens-leave-the-file', 'warn', {}],
      ['phones-need-visit', 'typed-consent', { count: null }],
      ['axl-not-read', 'warn', {}],
    ]);
  });
});
