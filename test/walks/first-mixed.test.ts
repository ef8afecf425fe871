import { afterEach, describe, expect, it } from 'vitest';
import { callEngine } from '../../shared/contract/transport.ts';
import { PHONE, PIN, PractisedWalk, TOKEN } from './practised.ts';

let walk: PractisedWalk;
afterEach(() => walk.close());

describe('mixed mode for the first time', () => {
  it('offers mixed mode only, and says why not the others', async () => {
    walk = await PractisedWalk.start('never-secured');
    expect(walk.state.cluster?.modes).toEqual([
      { mode: 'mixed', offered: true, reason: null, again: false },
      { mode: 'non-secure', offered: false, reason: 'no-ctl-file', again: false },
      { mode: 'update', offered: false, reason: 'never-secured', again: false },
    ]);
    expect(await callEngine(walk.engine.engine, 'chooseMode', { mode: 'update' })).toMatchObject({ ok: false, error: { code: 'plan.mode-not-offered' } });
  });

  it('wants two different tokens, and the one inserted last signs', async () => {
    walk = await PractisedWalk.start('never-secured');
    await walk.choose('mixed');
    await walk.sign(TOKEN.first);
    expect(walk.rules).toContain('two-tokens');
    expect(await callEngine(walk.engine.engine, 'apply', { planId: walk.state.plan?.id ?? '', pin: PIN })).toMatchObject({ ok: false, error: { code: 'plan.refused', params: { rule: 'two-tokens' } } });
    const [token] = walk.state.tokens.tokens;
    const again = await callEngine(walk.engine.engine, 'addToken', { serial: TOKEN.first, certificateSha256: token?.certificates[0]?.sha256 ?? '' });
    expect(again).toMatchObject({ ok: false, error: { code: 'plan.token-already-in-file' } });
    await walk.add(TOKEN.second);
    expect(walk.rules).toEqual([]);
    expect(walk.state.plan).toMatchObject({ signerSerial: TOKEN.second, mode: 'mixed', length: 5728 });
    expect(walk.state.plan?.phones).toEqual({ direct: 4, tvs: 0, visit: 0, unknown: 0 });
  });

  it('writes the 5728 bytes of the founding document, gives CAPF to the subscriber, and every phone that is on takes the file', async () => {
    walk = await PractisedWalk.start('never-secured');
    await walk.engine.do('switchPracticePhone', { name: PHONE.withoutTvs, on: false });
    await walk.choose('mixed');
    await walk.sign(TOKEN.first);
    await walk.add(TOKEN.second);
    await walk.finish();
    expect(walk.file().bytes.length).toBe(5728);
    expect(walk.records()).toEqual([
      ['System Administrator Security Token', '', 1186],
      ['CCM+TFTP', '10.48.47.153', 1022],
      ['CAPF', '10.48.47.153', 1004],
      ['CCM+TFTP', '10.48.47.154', 1026],
      ['System Administrator Security Token', '', 1186],
    ]);
    expect(walk.mode).toBe('mixed');
    expect(walk.keepsCapf('10.48.47.154')).toBe(true);
    expect(walk.phones()).toEqual([
      [PHONE.tvs, 'accepted', 'first-file'],
      [PHONE.tvsAtSubscriber, 'accepted', 'first-file'],
      [PHONE.withoutTvs, 'not-asked', 'switched-off'],
      [PHONE.new, 'accepted', 'first-file'],
    ]);
    await walk.engine.do('switchPracticePhone', { name: PHONE.withoutTvs, on: true });
    await walk.engine.do('restartPracticePhones', {});
    expect(walk.phones()[2]).toEqual([PHONE.withoutTvs, 'accepted', 'first-file']);
    expect(walk.state.visits).toEqual([]);
  });

  it('writes host names and signatures in the style of the CLI: the published lengths of its server records', async () => {
    walk = await PractisedWalk.start('never-secured');
    await walk.choose('mixed');
    await walk.sign(TOKEN.first);
    await walk.add(TOKEN.second);
    await walk.engine.do('setChoices', { changed: { style: 'cli' } });
    await walk.finish();
    expect(walk.records().filter(([role]) => !role.startsWith('System'))).toEqual([
      ['CCM+TFTP', 'cucm-1001-a-pub', 1156],
      ['CAPF', 'cucm-1001-a-pub', 1138],
      ['CCM+TFTP', 'cucm-1001-a-sub1', 1161],
    ]);
  });
});
