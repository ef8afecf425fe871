import { describe, expect, it } from 'vitest';
import { CHANGE_COMMANDS } from '../../shared/domain/platform/commands.ts';
import { stepsByCommand, stepsWithToken } from '../../shared/domain/steps.ts';

const NOTHING_WRITTEN = { kind: 'nothing-written' };
const MODE_ONLY = { trustTokensOn: null, storeCapfOn: [], setMode: true };
const EVERYTHING = { trustTokensOn: 'pub', storeCapfOn: ['sub', 'tftp'], setMode: true };
const KEPT = { kind: 'none', why: 'phones-may-have-loaded-it' };

describe('the steps that bring a signed file onto two servers', () => {
  it('write it aside on every server before any server serves it, and set the mode last', () => {
    expect(stepsWithToken(['pub', 'sub'], MODE_ONLY).map(({ id, kind, server }) => [id, kind, server])).toEqual([
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
    const rules = Object.fromEntries(stepsWithToken(['pub', 'sub'], EVERYTHING).map(({ kind, precondition, proof, undo }) => [kind, [precondition, proof, undo]]));
    expect(rules).toEqual({
      sign: ['cluster-as-planned', 'signature-verifies', NOTHING_WRITTEN],
      'trust-tokens': ['none', 'trust-list-read-back', { kind: 'none', why: 'trust-list-keeps-it' }],
      'store-capf': ['none', 'capf-certificate-read-back', { kind: 'none', why: 'capf-certificate-stays' }],
      stage: ['server-holds-predecessor', 'staged-hash-equal', { kind: 'discard' }],
      commit: ['server-staged-file', 'read-back-equal', KEPT],
      'set-mode': ['every-server-holds-file', 'mode-reads-back', { kind: 'none', why: 'mode-follows-the-file' }],
      prove: ['none', 'all-as-asked', NOTHING_WRITTEN],
    });
  });

  it('prepare what phones ask for before any server gets the file', () => {
    expect(stepsWithToken(['pub'], EVERYTHING).map(({ id, server }) => [id, server])).toEqual([
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
    expect(stepsWithToken(['pub'], { trustTokensOn: null, storeCapfOn: [], setMode: false }).map(({ id }) => id)).toEqual(['sign', 'stage:pub', 'commit:pub', 'prove']);
  });

  it('are three without a server', () => {
    expect(stepsWithToken([], MODE_ONLY).map(({ id }) => id)).toEqual(['sign', 'set-mode', 'prove']);
  });
});

describe('the steps of a change that the cluster makes itself', () => {
  const steps = () => stepsByCommand('pub', ['pub', 'sub'], ['sub', 'tftp']);

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

  it('say each what it needs and how it is proved', () => {
    expect(Object.fromEntries(steps().map(({ kind, precondition, proof }) => [kind, [precondition, proof]]))).toEqual({
      copy: ['none', 'copy-has-listed-digests'],
      command: ['cluster-as-planned', 'mode-reads-back'],
      'read-node': ['none', 'node-lists-new-file'],
      'read-all': ['none', 'all-as-asked'],
    });
  });

  it('send the commands of Cisco documents 118892 and 118893, letter by letter', () => {
    expect(CHANGE_COMMANDS).toEqual({
      'non-secure': 'utils ctl set-cluster non-secure-mode',
      mixed: 'utils ctl set-cluster mixed-mode',
      update: 'utils ctl update CTLFile',
      'reset-localkey': 'utils ctl reset localkey',
    });
  });
});
