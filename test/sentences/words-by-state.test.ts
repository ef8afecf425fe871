import { describe, expect, it } from 'vitest';
import { makePlatformPlan } from '../../core/change/by-command/make-plan.ts';
import { type PhoneState } from '../../shared/domain/phone.ts';
import { fill } from '../../shared/texts/fill.ts';
import { visitSentences } from '../../shared/texts/sentences/platform/report.ts';
import { INITIAL_PLATFORM_VIEW } from '../../shared/session/platform/view.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { endingsByCommand } from './by-command/endings.ts';
import { drawnReadings } from './by-command/readings.ts';
import { shownLines } from './page.mjs';

const texts = LANGUAGES.en;
const { signIn, signingIn, platformChange, frame } = texts.window;

describe('while a sign-in is under way', () => {
  const state = (connection: ViewState['signIn']['connection']): ViewState => ({
    ...INITIAL_VIEW_STATE,
    busy: 'signing-in',
    signIn: { ...INITIAL_VIEW_STATE.signIn, connection, host: 'cucm-pub' },
    platform: connection === 'platform' ? { ...INITIAL_PLATFORM_VIEW, host: 'cucm-sub' } : null,
  });

  it.each([['ctl-provider', 'cucm-pub'], ['platform', 'cucm-sub']] as const)('over %s the screen says to whom and what is read, has no fields and can be stopped', async (connection, host) => {
    const lines = await shownLines(state(connection), 'en', texts);
    expect(lines).toEqual(expect.arrayContaining([fill(signingIn.title, { host }), ...Object.values(signingIn.reads[connection]), frame.button.cancel]));
    for (const field of [signIn.password, frame.button.next]) expect(lines).not.toContain(field);
  });
});

it('where visits of phones have to be agreed to, the lead says whether nobody vouches for the signer or single phones hold another one', async () => {
  const plan = drawnReadings()
    .map(({ reading }) => makePlatformPlan({ id: 'p', kind: 'non-secure', reading, olderNode: false }))
    .flatMap((made) => (made.ok ? [made.value] : []))
    .find(({ consent, findings }) => consent !== null && findings.some(({ rule }) => rule === 'phones-need-visit'));
  if (plan === undefined) return expect.fail('a plan with visits');
  for (const [continuity, lead, other] of [['visits', 'lead', 'leadHeld'], ['sast', 'leadHeld', 'lead']] as const) {
    const platform = { ...INITIAL_PLATFORM_VIEW, plan: { ...plan, signer: { ...plan.signer, continuity } } };
    const lines = await shownLines({ ...INITIAL_VIEW_STATE, step: 'preview', signIn: { ...INITIAL_VIEW_STATE.signIn, connection: 'platform' }, platform }, 'en', texts);
    expect([lines.includes(platformChange.consent[lead]), lines.includes(platformChange.consent[other])]).toEqual([true, false]);
  }
});

it('phones that refused the new file are counted on the result, also where no file named another signer', () => {
  const { report } = endingsByCommand().find(({ report: { outcome, continuity } }) => outcome === 'done' && continuity === 'sast') ?? expect.fail('a change that is done');
  const phone = (outcome: PhoneState['outcome']): PhoneState => ({ name: 'SEP0', model: '8841', tftpServer: '', usesTvs: true, ctlSha256: null, outcome, reason: 'signer-not-trusted' });
  expect(visitSentences({ ...report, phones: [phone('rejected'), phone('accepted')] }, texts)).toContain(fill(texts.platform.report.visitsSeen, { rejected: 1, all: 2 }));
  expect(visitSentences({ ...report, phones: [phone('accepted')] }, texts)).toEqual([]);
});
