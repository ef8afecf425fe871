import { afterEach, describe, expect, it } from 'vitest';
import { callEngine } from '../../shared/contract/transport.ts';
import { phoneList, visitOfList } from '../../shared/texts/sentences/phone-list.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { PHONE, PIN, PractisedWalk, TOKEN } from './practised.ts';

/** How the cluster calls its publisher. */
const PUBLISHER = '10.48.47.153';

let walk: PractisedWalk;
afterEach(() => walk.close());

/** Update CTL File with two new tokens on a cluster in mixed mode without CTL file (Cisco document 118892, lost tokens). */
async function updateWithNewTokens(phoneSastTrust: boolean): Promise<void> {
  walk = await PractisedWalk.start('ctl-file-lost');
  await walk.choose('update');
  await walk.sign(TOKEN.newOne);
  await walk.add(TOKEN.newTwo);
  if (phoneSastTrust) await walk.engine.do('setChoices', { changed: { phoneSastTrust } });
}

describe('all tokens lost, the CTL files deleted', () => {
  it('warns that the cluster is in mixed mode without a CTL file, and offers both documented ways', async () => {
    walk = await PractisedWalk.start('ctl-file-lost');
    expect(walk.state.cluster?.findings.map(({ rule }) => rule)).toEqual(['mixed-without-ctl-file']);
    expect(walk.state.cluster?.modes.filter(({ offered }) => offered).map(({ mode }) => mode)).toEqual(['mixed', 'update']);
  });

  it('is not done without the consent to each consequence', async () => {
    await updateWithNewTokens(false);
    // What phones hold is not known, and nobody vouches for the new tokens: the name of the publisher is typed.
    expect(walk.rules).toContain('phones-need-visit');
    expect(walk.state.plan?.consent).toBe(PUBLISHER);
    const planId = walk.state.plan?.id ?? '';
    for (const given of [{}, { consents: ['phones-need-visit'] }, { typed: 'yes' }]) {
      expect(await callEngine(walk.engine.engine, 'apply', { planId, pin: PIN, ...given })).toMatchObject({ ok: false, error: { code: 'apply.consent-missing', params: { wanted: PUBLISHER } } });
    }
    await walk.engine.do('setChoices', { changed: { phoneSastTrust: true } });
    expect(walk.rules).toContain('made-anew');
    // One of the four phones is a 7960, and no other one is of a model that may not ask: both are counted, as the forecast is.
    expect(walk.state.plan?.findings.filter(({ rule }) => rule.startsWith('phones-')).map(({ rule, params }) => [rule, params['count']])).toEqual([['phones-ask-tvs', undefined], ['phones-without-tvs', 1]]);
    const refused = await callEngine(walk.engine.engine, 'apply', { planId: walk.state.plan?.id ?? '', pin: PIN, typed: PUBLISHER });
    expect(refused).toMatchObject({ ok: false, error: { code: 'plan.consent-missing', params: { rules: 'made-anew' } } });
    await walk.engine.do('setChoices', { changed: { phoneSastTrust: false } });
    // Nobody knows here what the phones hold; the new one holds nothing.
    expect(walk.state.plan?.phones).toEqual({ direct: 1, tvs: 0, visit: 0, unknown: 3 });
  });

  it('leaves the mode alone, and phones that hold the old file refuse the new one until they are visited', async () => {
    await updateWithNewTokens(false);
    const end = await walk.finish([], ` ${PUBLISHER} `);
    expect(end.job?.steps.map(({ kind }) => kind)).not.toContain('set-mode');
    expect(end.report?.leftToDo).toEqual(['restart-tftp', 'restart-callmanager', 'compare-on-phone', 'visit-phones']);
    expect(walk.mode).toBe('mixed');
    expect(walk.file().bytes.length).toBe(5728);
    expect(walk.phones()).toEqual([
      [PHONE.tvs, 'rejected', 'signer-not-trusted'],
      [PHONE.tvsAtSubscriber, 'rejected', 'signer-not-trusted'],
      [PHONE.withoutTvs, 'rejected', 'signer-not-trusted'],
      [PHONE.new, 'accepted', 'first-file'],
    ]);
    expect(end.visits.map(({ name, done }) => [name, done])).toEqual([
      [PHONE.tvs, false],
      [PHONE.tvsAtSubscriber, false],
      [PHONE.withoutTvs, false],
    ]);
    await walk.engine.do('tickPhone', { name: PHONE.withoutTvs, done: true });
    expect(walk.phones()[2]).toEqual([PHONE.withoutTvs, 'accepted', 'first-file']);
    const file = { md5: 'd5'.repeat(16), sha1: 'a1'.repeat(20) };
    const about = `,10.48.47.153,${file.md5},${file.sha1},2026-11-27T03:00:00.000Z`;
    const list = phoneList(walk.state.visits.map((visit) => visitOfList(visit, LANGUAGES.en)), { cluster: '10.48.47.153', file, at: new Date('2026-11-27T03:00:00Z') }, LANGUAGES.en);
    expect(list.replaceAll(about, '').split('\r\n')).toEqual([
      'Phone,Model,Description,Device pool,TFTP server,State,Reason,Forecast,Done,Cluster,MD5 of the CTL file,SHA-1 of the CTL file,Saved (UTC)',
      expect.stringMatching(/^SEP001D45B5A2C1,Cisco 7975,,,10\.48\.47\.153,,.*,,no$/),
      expect.stringMatching(/^SEP00A2EE3F7714,Cisco 8861,,,10\.48\.47\.154,,.*,,no$/),
      expect.stringMatching(/^SEP000E8377D9B0,Cisco 7960,,,10\.48\.47\.153,,.*,,yes$/),
      '',
    ]);
    expect(await callEngine(walk.engine.engine, 'tickPhone', { name: PHONE.new, done: true })).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
  });

  it('stopped behind Phone-SAST-trust, its report says that the certificates may stay there', async () => {
    await updateWithNewTokens(true);
    await walk.engine.do('apply', { planId: walk.state.plan?.id ?? '', pin: PIN, consents: ['made-anew'] });
    await walk.engine.waitFor(({ job }) => job?.steps.some(({ kind, status }) => kind === 'trust-tokens' && status === 'proved') === true);
    await walk.engine.do('cancel', {});
    const { report } = await walk.engine.waitFor(({ busy }) => busy === null);
    expect(report).toMatchObject({ outcome: 'cancelled', leftToDo: ['look-at-phone-sast-trust'], mode: { value: 'mixed' } });
    expect(report?.servers.map(({ holds, staged }) => [holds, staged])).toEqual([['none', 'no'], ['none', 'no']]);
  });

  it('with Phone-SAST-trust only phones without TVS need a visit; then non-secure mode follows with one of the new tokens', async () => {
    await updateWithNewTokens(true);
    expect(walk.state.plan?.phones).toEqual({ direct: 1, tvs: 2, visit: 0, unknown: 1 });
    expect(walk.state.plan?.steps.map(({ id }) => id).slice(0, 3)).toEqual(['sign', 'trust-tokens:10.48.47.153', 'store-capf:10.48.47.154']);
    await walk.engine.do('switchPracticePhone', { name: PHONE.tvsAtSubscriber, on: false });
    await walk.finish(['made-anew']);
    expect(walk.phones()).toEqual([
      [PHONE.tvs, 'accepted', 'tvs-vouches'],
      [PHONE.tvsAtSubscriber, 'not-asked', 'switched-off'],
      [PHONE.withoutTvs, 'rejected', 'signer-not-trusted'],
      [PHONE.new, 'accepted', 'first-file'],
    ]);
    await walk.engine.do('tickPhone', { name: PHONE.withoutTvs, done: true });
    // The same cluster goes on, without a password.
    await walk.engine.do('goOn', {});
    expect(walk.state).toMatchObject({ step: 'mode', plan: null, report: null, job: null, choices: null });
    await walk.choose('non-secure');
    await walk.sign(TOKEN.newOne);
    expect(walk.state.plan?.phones).toEqual({ direct: 3, tvs: 1, visit: 0, unknown: 0 });
    await walk.engine.do('switchPracticePhone', { name: PHONE.tvsAtSubscriber, on: true });
    await walk.finish();
    expect(walk.file().bytes.length).toBe(3746);
    expect(walk.mode).toBe('non-secure');
    expect(walk.phones()).toEqual([
      [PHONE.tvs, 'accepted', 'signer-is-sast'],
      [PHONE.tvsAtSubscriber, 'accepted', 'tvs-vouches'],
      [PHONE.withoutTvs, 'accepted', 'signer-is-sast'],
      [PHONE.new, 'accepted', 'signer-is-sast'],
    ]);
  });
});
