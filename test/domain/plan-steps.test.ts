import { describe, expect, it } from 'vitest';
import { planSteps } from '../../shared/domain/plan.ts';
import { CHANGE_COMMANDS } from '../../shared/domain/platform/commands.ts';
import { platformSteps } from '../../shared/domain/platform/plan.ts';

const NOTHING_WRITTEN = { kind: 'nothing-written' };
const EVERYTHING = { trustTokensOn: 'pub', storeCapfOn: ['sub', 'tftp'], setMode: true };
const KEPT = { kind: 'none', why: 'phones-may-have-loaded-it' };

describe('the steps that bring a signed file onto two servers', () => {
  it('write it aside on every server before any server serves it, and set the mode last', () => {
    expect(planSteps(['pub', 'sub']).map(({ id, kind, server }) => [id, kind, server])).toEqual([
      ['sign', 'sign', null],
      ['stage:pub', 'stage', 'pub'],
      ['stage:sub', 'stage', 'sub'],
      ['commit:pub', 'commit', 'pub'],
      ['commit:sub', 'commit', 'sub'],
      ['set-mode', 'set-mode', null],
      ['prove', 'prove', null],
    ]);
  });

  it('say each what it needs, how it is proved and how it is undone', () => {
    const rules = Object.fromEntries(planSteps(['pub', 'sub'], EVERYTHING).map(({ kind, precondition, proof, undo }) => [kind, [precondition, proof, undo]]));
    expect(rules).toEqual({
      sign: ['token-is-sast', 'signature-verifies', NOTHING_WRITTEN],
      'trust-tokens': ['none', 'trust-list-read-back', { kind: 'none', why: 'trust-list-keeps-it' }],
      'store-capf': ['none', 'capf-certificate-read-back', { kind: 'none', why: 'capf-certificate-stays' }],
      stage: ['server-holds-predecessor', 'staged-hash-equal', { kind: 'discard' }],
      commit: ['server-staged-file', 'read-back-equal', KEPT],
      'set-mode': ['every-server-holds-file', 'mode-reads-back', { kind: 'none', why: 'mode-follows-the-file' }],
      prove: ['none', 'every-server-read-back-equal', NOTHING_WRITTEN],
    });
  });

  it('prepare what phones ask for before any server gets the file', () => {
    expect(planSteps(['pub'], EVERYTHING).map(({ id, server }) => [id, server])).toEqual([
      ['sign', null],
      ['trust-tokens:pub', 'pub'],
      ['store-capf:sub', 'sub'],
      ['store-capf:tftp', 'tftp'],
      ['stage:pub', 'pub'],
      ['commit:pub', 'pub'],
      ['set-mode', null],
      ['prove', null],
    ]);
  });

  it('leave the mode alone when it stays', () => {
    expect(planSteps(['pub'], { trustTokensOn: null, storeCapfOn: [], setMode: false }).map(({ id }) => id)).toEqual(['sign', 'stage:pub', 'commit:pub', 'prove']);
  });

  it('are three without a server', () => {
    expect(planSteps([]).map(({ id }) => id)).toEqual(['sign', 'set-mode', 'prove']);
  });
});

describe('the steps of a change that the cluster makes itself', () => {
  const steps = () => platformSteps('pub', ['pub', 'sub'], ['sub', 'tftp']);

  it('copy what is there, give one command to the publisher, and do nothing but read after it', () => {
    expect(steps().map(({ id, kind, server }) => [id, kind, server])).toEqual([
      ['copy:pub', 'copy', 'pub'],
      ['copy:sub', 'copy', 'sub'],
      ['command:pub', 'command', 'pub'],
      ['read-node:sub', 'read-node', 'sub'],
      ['read-node:tftp', 'read-node', 'tftp'],
      ['read-all', 'read-all', null],
    ]);
  });

  it('write nothing but by the command, which has no undo', () => {
    const undos = steps().map(({ kind, undo }) => [kind, undo]);
    const command = ['command', { kind: 'none', why: 'command-has-no-undo' }];
    expect(undos).toEqual([['copy', NOTHING_WRITTEN], ['copy', NOTHING_WRITTEN], command, ['read-node', NOTHING_WRITTEN], ['read-node', NOTHING_WRITTEN], ['read-all', NOTHING_WRITTEN]]);
  });

  it('send the commands of Cisco documents 118892 and 118893, letter by letter', () => {
    expect(CHANGE_COMMANDS).toEqual({
      'non-secure': 'utils ctl set-cluster non-secure-mode',
      mixed: 'utils ctl set-cluster mixed-mode',
      update: 'utils ctl update CTLFile',
    });
  });
});
