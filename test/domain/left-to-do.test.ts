import { describe, expect, it } from 'vitest';
import { type PhoneState } from '../../shared/domain/phone.ts';
import { type ChangeEnding, LEFT_TO_DO, leftAfterRestart, leftToDo, offersRollout } from '../../shared/domain/left-to-do.ts';

const ending = (over: Partial<ChangeEnding>): ChangeEnding => ({
  route: 'with-token',
  kind: 'non-secure',
  release: '10.0.1',
  outcome: 'done',
  isNewSeen: true,
  isServedEverywhere: false,
  mayHaveNewCallManager: false,
  mayNeedVisits: false,
  mayBeOlder: false,
  mayTrustTokens: false,
  mayBeAtWork: false,
  isReadEverywhere: true,
  mayDistrustItl: false,
  staysOpen: false,
  ...over,
});

const AFTER = ['restart-tftp', 'restart-callmanager', 'reset-phones', 'compare-on-phone'];

describe('what is left to do', () => {
  it.each([
    ['after a change that is done are restarts and one phone', {}, AFTER],
    ['names CTIManager from release 12 on, by either route', { release: '12.0.1' }, ['restart-tftp', 'restart-callmanager', 'restart-ctimanager', 'reset-phones', 'compare-on-phone']],
    ['names HAProxy from 14SU1 on where the CallManager certificate changed, and from 14 on the parameter by which phones restart', { release: '14.0.1.11900-132', mayHaveNewCallManager: true }, ['restart-tftp', 'restart-callmanager', 'restart-ctimanager', 'restart-haproxy', 'look-at-phone-interaction', 'reset-phones', 'compare-on-phone']],
    ['names no HAProxy before 14SU1', { release: '14.0.1.10000-20', mayHaveNewCallManager: true }, ['restart-tftp', 'restart-callmanager', 'restart-ctimanager', 'look-at-phone-interaction', 'reset-phones', 'compare-on-phone']],
    ['needs no restart of Cisco Tftp where the new file was seen served', { route: 'by-command', isServedEverywhere: true }, AFTER.slice(1)],
    ['is to try one phone before the others, and a visit last of all, where phones may refuse the file', { mayNeedVisits: true }, ['restart-tftp', 'restart-callmanager', 'try-one-phone', 'reset-phones', 'compare-on-phone', 'visit-phones']],
    ['is to try one phone before the others where phones may get an older file than they hold', { isNewSeen: false, mayBeOlder: true }, ['restart-tftp', 'restart-callmanager', 'try-one-phone', 'reset-phones']],
    ['is no comparison where no place has the new file', { outcome: 'incomplete', isNewSeen: false }, ['run-again', 'restart-tftp', 'restart-callmanager', 'reset-phones']],
    ['is to settle the change first where it stays open, in place of running it again', { outcome: 'incomplete', staysOpen: true, isReadEverywhere: false }, ['settle-open-change', 'wait-with-phones', 'restart-tftp', 'restart-callmanager']],
    ['with a token is to run again, which begins with reading', { outcome: 'unknown' }, ['run-again']],
    ['with a token is to run again when nothing was done', { outcome: 'not-done', mayNeedVisits: true }, ['run-again']],
    ['speaks of what a change that stopped leaves in Phone-SAST-trust', { outcome: 'not-done', mayTrustTokens: true }, ['run-again', 'look-at-phone-sast-trust']],
    ['does not where the change is done', { mayTrustTokens: true }, AFTER],
    ['by a command is to read again, and nothing else, where nothing is known', { route: 'by-command', outcome: 'unknown' }, ['read-again']],
    ['by a command is to run again when nothing was done', { route: 'by-command', outcome: 'not-done' }, ['run-again']],
    ['by a command is to read again first while it may be at work', { route: 'by-command', outcome: 'not-done', mayBeAtWork: true }, ['read-again', 'run-again']],
    ['by a command in part is to read again, to run again, and the restarts', { route: 'by-command', outcome: 'incomplete' }, ['read-again', 'run-again', ...AFTER]],
    ['after the first of two rounds is to wait for phones and to update', { route: 'by-command', kind: 'reset-localkey' }, [...AFTER, 'wait-for-phones', 'update-ctl-file']],
    ['after a first round in part is not to run it again, but to see to the other nodes', { route: 'by-command', kind: 'reset-localkey', outcome: 'incomplete' }, ['read-again', 'tftp-without-file', 'restart-tftp', 'restart-callmanager', 'reset-phones', 'compare-on-phone', 'wait-for-phones', 'update-ctl-file']],
    ['is to run the first round again when nothing was done', { route: 'by-command', kind: 'reset-localkey', outcome: 'not-done' }, ['run-again']],
    ['is to keep phones as they are while a server is not read', { outcome: 'incomplete', isReadEverywhere: false, mayNeedVisits: true }, ['run-again', 'wait-with-phones', 'restart-tftp', 'restart-callmanager']],
    ['is to look at the ITL files before any phone, where phones may not trust them', { route: 'by-command', mayDistrustItl: true }, ['restart-tftp', 'restart-callmanager', 'look-at-itl', 'reset-phones', 'compare-on-phone']],
    ['is nothing about ITL files where nothing was done', { route: 'by-command', outcome: 'not-done', mayDistrustItl: true }, ['run-again']],
    ['by a command that was done without an answer is no reading', { route: 'by-command', mayBeAtWork: true }, AFTER],
  ] as const)('%s', (_, over, items) => {
    expect(leftToDo(ending(over))).toEqual(items);
  });
});

it.each([
  ['while phones have to be restarted', ['restart-callmanager', 'reset-phones'], true],
  ['not while a node is not read', ['wait-with-phones', 'restart-callmanager'], false],
  ['not while nobody knows why the pilot phone refused the file', ['find-refusal', 'restart-callmanager', 'reset-phones'], false],
  ['not where nothing of it is left', ['compare-on-phone'], false],
] as const)('the restart of services and phones is offered as what comes next %s', (_, items, offered) => {
  expect(offersRollout(items)).toBe(offered);
});

describe('what is left to do once services and phones of a practice cluster were restarted', () => {
  const phone = (outcome: PhoneState['outcome'], reason: PhoneState['reason']): PhoneState => ({ name: 'SEP0', model: '7960', tftpServer: '', usesTvs: false, ctlSha256: null, outcome, reason });
  const after = (phones: readonly PhoneState[], restarted: Parameters<typeof leftAfterRestart>[2] = 'services-and-phones') => LEFT_TO_DO.filter((item) => !leftAfterRestart(LEFT_TO_DO, phones, restarted).includes(item));

  it('is no restart, and no visit where every phone has decided for the file', () => {
    expect(after([phone('accepted', 'tvs-vouches')])).toEqual(['restart-callmanager', 'restart-ctimanager', 'restart-haproxy', 'try-one-phone', 'reset-phones', 'visit-phones']);
  });

  it('is no trying and no restart of phones where these alone were restarted', () => {
    expect(after([phone('accepted', 'signer-is-sast')], 'phones')).toEqual(['try-one-phone', 'reset-phones', 'visit-phones']);
  });

  it.each([phone('rejected', 'signer-not-trusted'), phone('not-asked', 'switched-off')])('is a visit while one has not', (one) => {
    expect(after([phone('accepted', 'tvs-vouches'), one])).not.toContain('visit-phones');
  });
});
