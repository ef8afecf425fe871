import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { endEngine, newEngine, planned, practice, started } from './practised.ts';

afterEach(endEngine);

describe('signing in', () => {
  it('refuses a wrong password, keeps the screen, and lets the right one in afterwards', async () => {
    const walk = await started();
    await walk.do('probe', { host: practice().host, port: practice().port });
    const refused = await walk.engine.call('signIn', { username: 'admin', password: 'wrong' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'login.refused' } });
    expect(walk.state()).toMatchObject({ step: 'sign-in', busy: null, error: { code: 'login.refused' } });
    await walk.do('signIn', { username: practice().username, password: practice().password });
    expect(walk.state()).toMatchObject({ step: 'mode', error: null, cluster: { mode: 'mixed' } });
  });

  it('says that a port where nobody listens refuses', async () => {
    const walk = await started();
    await practice().close();
    expect(await walk.engine.call('probe', { host: practice().host, port: practice().port })).toMatchObject({ ok: false, error: { code: 'connect.refused' } });
  });

  it('asks about an unknown certificate, remembers the answer, and blocks when another one is presented later', async () => {
    const walk = await newEngine();
    const [first, second] = await Promise.all([startPracticeCluster({ extraSast: null }), startPracticeCluster({ extraSast: null })]);
    try {
      const where = { host: first.host, port: first.port };
      await walk.do('probe', where);
      expect(gateOf(walk.state())).toEqual({ kind: 'certificate-unknown' });
      expect(walk.state().signIn.certificate).toMatchObject({ sha256: first.certificateSha256, standing: 'unknown' });
      expect(await walk.engine.call('signIn', { username: first.username, password: first.password })).toMatchObject({ ok: false, error: { code: 'trust.certificate-unknown' } });
      await walk.do('acceptCertificate', { sha256: first.certificateSha256, replace: false });
      await walk.do('probe', where);
      expect(walk.state().signIn.certificate?.standing).toBe('known');
      // The file that holds what was accepted now names the other cluster's address with this certificate.
      const file = path.join(walk.dataDir, 'trusted-servers.json');
      await writeFile(file, (await readFile(file, 'utf8')).replace(String(first.port), String(second.port)));
      await walk.do('probe', { host: second.host, port: second.port });
      expect(gateOf(walk.state())).toEqual({ kind: 'certificate-changed' });
      expect(await walk.engine.call('signIn', { username: second.username, password: second.password })).toMatchObject({ ok: false, error: { code: 'trust.certificate-changed' } });
      expect(await walk.engine.call('acceptCertificate', { sha256: second.certificateSha256, replace: false })).toMatchObject({ ok: false });
      await walk.do('acceptCertificate', { sha256: second.certificateSha256, replace: true });
      await walk.do('signIn', { username: second.username, password: second.password });
    } finally {
      await walk.do('signOut', {});
      await Promise.all([first.close(), second.close()]);
    }
  });

  it('refuses a file of accepted certificates that it does not understand, instead of asking anew', async () => {
    const walk = await started();
    await writeFile(path.join(walk.dataDir, 'trusted-servers.json'), '{"host:1": "yes"}');
    const other = await startPracticeCluster({ extraSast: null });
    expect(await walk.engine.call('probe', { host: other.host, port: other.port })).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
    await other.close();
  });
});

describe('calls at the wrong time', () => {
  it('are refused with the screen they do not fit', async () => {
    const walk = await started();
    expect(await walk.engine.call('apply', { planId: 'x', pin: 'y' })).toMatchObject({ ok: false, error: { code: 'contract.not-now', params: { step: 'sign-in' } } });
    expect(await walk.engine.call('chooseMode', { mode: 'non-secure' })).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
    expect(walk.state().error).toBeNull();
  });

  it('are refused while another call is under way', async () => {
    const walk = await started();
    const first = walk.engine.call('probe', { host: practice().host, port: practice().port });
    expect(await walk.engine.call('probe', { host: practice().host, port: practice().port })).toMatchObject({ ok: false, error: { code: 'contract.not-now', params: { step: 'probing' } } });
    expect(await first).toMatchObject({ ok: true });
  });
});

describe('another server on the screen', () => {
  it('is never signed in to by mistake: starting the practice forgets what was probed before', async () => {
    const walk = await newEngine();
    const real = await startPracticeCluster({ extraSast: null });
    await walk.do('probe', { host: real.host, port: real.port });
    await walk.do('acceptCertificate', { sha256: real.certificateSha256, replace: false });
    await walk.do('startPractice', {});
    expect(await walk.engine.call('signIn', { username: real.username, password: real.password })).toMatchObject({ ok: false, error: { code: 'contract.not-now' } });
    await real.close();
  });

  it('is not shown with the certificate of the one before when it cannot be reached', async () => {
    const walk = await started();
    await walk.do('probe', { host: practice().host, port: practice().port });
    expect(walk.state().signIn.certificate).not.toBeNull();
    expect(await walk.engine.call('probe', { host: 'nobody.invalid', port: 2444 })).toMatchObject({ ok: false });
    expect(walk.state().signIn.certificate).toBeNull();
  });

  it('shows no tokens judged by the CTL file of the cluster before', async () => {
    const walk = await planned();
    for (let back = 0; back < 3; back += 1) await walk.do('back', {});
    expect(walk.state()).toMatchObject({ step: 'sign-in', tokens: { module: '', tokens: [] } });
  });
});
