import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callEngine } from '../../shared/contract/transport.ts';
import { type PreflightRow } from '../../shared/domain/preflight/row.ts';
import { PREFLIGHT_IDS, type PreflightId } from '../../shared/domain/preflight/rules.ts';
import { type PlatformEngine, startPlatformEngine } from '../helpers/platform/engine.ts';

let walk: PlatformEngine;

beforeAll(async () => {
  walk = await startPlatformEngine('release-12.5');
  expect((await walk.probe()).ok).toBe(true);
});
afterAll(() => walk.close());

const rowOf = (id: PreflightId): PreflightRow => walk.view().preflight?.rows.find((row) => row.id === id) ?? expect.fail(`no row ${id}`);
const axlUser = (): { readonly axlUsername: string; readonly axlPassword: string } => {
  const { axlUsername, axlPassword } = walk.state().practice?.platform ?? expect.fail('no practice');
  return { axlUsername, axlPassword };
};
const checkAgain = (rows: readonly PreflightId[], axl: { readonly axlUsername: string; readonly axlPassword: string } | null) => callEngine(walk.engine, 'checkAgain', { rows: [...rows], ...axl });

describe('the checks of a cluster', () => {
  it('rows come while the call still reads; who goes on does not wait for them, and loses no session', async () => {
    const signedIn = walk.signIn(true);
    await walk.waitFor(({ step, platform }) => step === 'preflight' && (platform?.preflight?.rows.length ?? 0) > 0);
    expect(walk.state().busy).toBe('checking');
    await walk.do('continuePreflight', {});
    expect(await signedIn).toMatchObject({ ok: true });
    expect([walk.state().step, walk.state().busy, walk.view().sessionEnded]).toEqual(['mode', null, false]);
    // The rows stay with the engine: of the state they would be a third.
    expect(walk.view().preflight?.rows).toEqual([]);
  });

  it('they are there again for whoever goes back, and what was not read is unknown', async () => {
    await walk.do('back', {});
    expect(walk.state().step).toBe('preflight');
    expect(new Set(walk.view().preflight?.rows.map(({ id }) => id)).size).toBe(PREFLIGHT_IDS.length);
    expect(rowOf('fips')).toMatchObject({ verdict: 'unknown', error: { code: 'connect.cancelled' } });
  });

  it('a row of the command line is read again over the open session, one of AXL with the password alone', async () => {
    expect(await checkAgain(['fips', 'tvs'], null)).toMatchObject({ ok: true });
    expect([rowOf('fips').verdict, rowOf('tvs').verdict]).toEqual(['pass', 'pass']);
    expect(await checkAgain(['phones-off'], null)).toMatchObject({ ok: false, error: { code: 'platform.axl-not-asked' } });
    expect(await checkAgain(['phones-off', 'depends-on-mode'], axlUser())).toMatchObject({ ok: true });
    expect([rowOf('phones-off').finding, rowOf('depends-on-mode').finding]).toEqual(['none', 'counted']);
  });

  it('a wrong password changes no row, is sent once, and is nowhere in the state', async () => {
    const before = walk.view().preflight;
    const password = 'not-the-password';
    expect(await checkAgain(['phones-off'], { ...axlUser(), axlPassword: password })).toMatchObject({ ok: false, error: { code: 'login.refused' } });
    expect(walk.view().preflight?.rows).toEqual(before?.rows);
    expect([walk.state().busy, walk.state().error?.code, walk.view().cluster?.axlError]).toEqual([null, 'login.refused', null]);
    expect(JSON.stringify(walk.states)).not.toContain(password);
  });

  it('what no interface tells is ticked, and the tick can be taken back', async () => {
    expect(rowOf('export-control').finding).toBe('to-confirm');
    await walk.do('tickPreflight', { row: 'export-control', done: true });
    expect(rowOf('export-control').verdict).toBe('pass');
    await walk.do('tickPreflight', { row: 'export-control', done: false });
    expect(rowOf('export-control').verdict).toBe('unknown');
  });

  it('rows of before a change are read again for whoever comes back to them, until that was done once', async () => {
    await walk.do('continuePreflight', {});
    await walk.do('choosePlatformChange', { kind: 'non-secure' });
    const { id: planId, consent } = walk.view().plan ?? expect.fail('no plan');
    if (consent !== null) await walk.do('consentToVisits', { planId, typed: consent });
    await walk.do('applyPlatform', { planId });
    await walk.waitFor(({ busy }) => busy !== 'applying');
    await walk.do('goOn', {});
    const stop = walk.engine.subscribe(({ busy }) => {
      if (busy === 'checking') void walk.engine.call('cancel', {});
    });
    expect(await callEngine(walk.engine, 'back', {})).toMatchObject({ ok: false, error: { code: 'connect.cancelled' } });
    stop();
    for (const isRead of [true, false]) {
      await walk.do('continuePreflight', {});
      const before = walk.states.length;
      await walk.do('back', {});
      expect([walk.state().step, walk.states.slice(before).some(({ busy }) => busy === 'checking')]).toEqual(['preflight', isRead]);
    }
    expect(rowOf('ctl-files').error).toBe(null);
  });

  it('leaves a state of usual size, and the change goes on behind it', async () => {
    for (const state of walk.states) expect(JSON.stringify(state).length).toBeLessThanOrEqual(65_536);
    await walk.do('continuePreflight', {});
    await walk.do('choosePlatformChange', { kind: 'non-secure' });
    expect(walk.state().step).toBe('preview');
    await walk.do('back', {});
    await walk.do('back', {});
    await walk.do('back', {});
    expect([walk.state().step, walk.view().preflight]).toEqual(['sign-in', null]);
  });
});
