import { afterEach, describe, expect, it } from 'vitest';
import { callEngine } from '../../shared/contract/transport.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { PHONE, PractisedWalk, TOKEN } from './practised.ts';

let walk: PractisedWalk;
afterEach(() => walk.close());

describe('a CTL file without tokens becomes one with tokens', () => {
  it('says at once that the file names no token, and leads from a foreign token into a new file', async () => {
    walk = await PractisedWalk.start('tokenless-mixed');
    expect(walk.state.cluster?.findings.map(({ rule }) => rule)).toEqual(['signed-by-cluster']);
    await walk.choose('update');
    await walk.insert(TOKEN.newOne);
    expect(gateOf(walk.state)).toEqual({ kind: 'token-not-in-ctl-file', serials: [TOKEN.newOne], anew: true });
    const [token] = walk.state.tokens.tokens;
    const foreign = await callEngine(walk.engine.engine, 'chooseToken', { serial: TOKEN.newOne, certificateSha256: token?.certificates[0]?.sha256 ?? '' });
    expect(foreign).toMatchObject({ ok: false, error: { code: 'plan.token-not-in-file' } });
    // Whoever says at the choice that no token is left is not asked for one that is in the file.
    await walk.engine.do('back', {});
    await walk.engine.do('chooseMode', { mode: 'update', anew: true });
    await walk.insert(TOKEN.newOne);
    expect(gateOf(walk.state)).toBeNull();
  });

  it('with Phone-SAST-trust phones with TVS take the new file; others have to be visited, and to both a person agrees', async () => {
    walk = await PractisedWalk.start('tokenless-mixed');
    await walk.choose('update');
    await walk.sign(TOKEN.newOne, true);
    await walk.add(TOKEN.newTwo);
    expect(walk.state.plan?.phones).toEqual({ direct: 1, tvs: 0, visit: 3, unknown: 0 });
    await walk.engine.do('setChoices', { changed: { phoneSastTrust: true } });
    expect(walk.state.plan?.phones).toEqual({ direct: 1, tvs: 2, visit: 1, unknown: 0 });
    await walk.finish(['made-anew'], '10.48.47.153');
    expect(walk.records().map(([role, name]) => [role, name])).toEqual([
      ['System Administrator Security Token', ''],
      ['CCM+TFTP', '10.48.47.153'],
      ['CAPF', '10.48.47.153'],
      ['CCM+TFTP', '10.48.47.154'],
      ['System Administrator Security Token', ''],
    ]);
    expect(walk.phones()).toEqual([
      [PHONE.tvs, 'accepted', 'tvs-vouches'],
      [PHONE.tvsAtSubscriber, 'accepted', 'tvs-vouches'],
      [PHONE.withoutTvs, 'rejected', 'signer-not-trusted'],
      [PHONE.new, 'accepted', 'first-file'],
    ]);
    expect(walk.state.visits.map(({ name }) => name)).toEqual([PHONE.withoutTvs]);
  });
});
