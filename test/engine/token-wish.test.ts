import { afterEach, describe, expect, it } from 'vitest';
import { tokenDialog } from '../../shared/session/token-dialog.ts';
import { type TestEngine } from '../helpers/test-engine.ts';
import { apply, endEngine, planned } from './practised.ts';

const SIGNER = '0054f509';
const OTHER = '008580ef';

afterEach(endEngine);

const dialogIs = async (walk: TestEngine, kind: string | null): Promise<unknown> => await walk.waitFor((state) => (tokenDialog(state)?.kind ?? null) === kind);

describe('what is wanted of the hand before a plan is signed', () => {
  it('is another token for as long as tokens are added, and then the signer again', async () => {
    const walk = await planned();
    await walk.do('wishToken', { not: SIGNER });
    await dialogIs(walk, 'remove-and-insert-another');
    await walk.do('movePracticeToken', { serial: SIGNER, inserted: false });
    await dialogIs(walk, 'insert');
    await walk.do('movePracticeToken', { serial: OTHER, inserted: true });
    await dialogIs(walk, null);
    await walk.do('wishToken', { not: null });
    await dialogIs(walk, 'another-inserted');
    await walk.do('movePracticeToken', { serial: SIGNER, inserted: true });
    await dialogIs(walk, null);
  });
});

describe('a practice token whose tries are used up', () => {
  it.each(['some', 'last'] as const)('but for %s signs with the right password and is fresh afterwards', async (left) => {
    const walk = await planned();
    await walk.do('setPracticeTries', { serial: SIGNER, left });
    expect(walk.state().practice?.tokens.find(({ serial }) => serial === SIGNER)?.tries).toBe(left);
    await walk.waitFor(({ tokens }) => tokens.tokens[0]?.pin.countLow === true);
    expect((await apply(walk)).state.report?.outcome).toBe('done');
    await walk.do('movePracticeToken', { serial: SIGNER, inserted: true });
    expect(walk.state().practice?.tokens.find(({ serial }) => serial === SIGNER)?.tries).toBe('all');
  });

  it('is locked, also for the right password, and the other token takes its place', async () => {
    const walk = await planned();
    await walk.do('setPracticeTries', { serial: SIGNER, left: 'none' });
    await dialogIs(walk, 'locked');
    expect((await apply(walk)).state.error?.code).toBe('token.pin-locked');
    await walk.do('back', {});
    await walk.do('movePracticeToken', { serial: OTHER, inserted: true });
    const { tokens } = await walk.waitFor((state) => state.tokens.tokens.length === 2);
    await walk.do('chooseToken', { serial: OTHER, certificateSha256: tokens.tokens[1]?.certificates[0]?.sha256 ?? '' });
    expect((await apply(walk)).state.report?.outcome).toBe('done');
  });

  it('says so at the password that used up the last one', async () => {
    const walk = await planned();
    await walk.do('setPracticeTries', { serial: SIGNER, left: 'last' });
    const { state } = await apply(walk, 'wrong-pin');
    expect([state.error?.code, state.error?.params['triesHint']]).toEqual(['token.pin-incorrect', 'none']);
    expect(tokenDialog(state)).toEqual({ kind: 'locked', serial: SIGNER });
  });
});
