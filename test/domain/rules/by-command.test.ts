import { describe, expect, it } from 'vitest';
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
  namesTokens: false,
  servingOther: [],
  notRead: [],
  olderNode: false,
  isAxlRead: true,
};
const found = (more: Partial<CommandFacts>): unknown => findingsByCommand({ ...SILENT, ...more }).map(({ rule, severity, params }) => [rule, severity, params]);

describe('the rules about a command to the publisher', () => {
  it('are silent where everything was read and nothing is lost', () => {
    expect(found({})).toEqual([]);
  });

  it.each([
    ['tokens-leave-the-file', { namesTokens: true }, {}],
    ['served-differs', { servingOther: ['pub', 'sub'] }, { servers: 'pub, sub' }],
    ['nodes-not-read', { notRead: ['sub'] }, { servers: 'sub' }],
    ['older-node', { olderNode: true }, {}],
    ['axl-not-read', { isAxlRead: false }, {}],
  ] as const)('warn: %s', (rule, more, params) => {
    expect(found(more)).toEqual([[rule, 'warn', params]]);
  });

  it('hold those of both routes, behind what the tokens lose', () => {
    expect(found({ namesTokens: true, continuity: 'visits', isAxlRead: false })).toEqual([
      ['tokens-leave-the-file', 'warn', {}],
      ['phones-need-visit', 'typed-consent', { count: null }],
      ['axl-not-read', 'warn', {}],
    ]);
  });
});
