import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadPort } from '../../../practice/nodes/listen.ts';
import { type PracticePlatform } from '../../../practice/platform/start.ts';
import { type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';
import { runCtl } from '../../helpers/run-ctl.ts';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { EXPECTED_ROWS } from '../../preflight/expected-rows.ts';
import { shown } from '../../preflight/practised.ts';

const [PUBLISHER, SUBSCRIBER] = ['10.48.47.153', '10.48.47.154'];
/** Of a healthy cluster of 12.5 with everything confirmed. */
const founding12 = () => ({ ...EXPECTED_ROWS['release-12.5'], 'itlrecovery-exported': [['confirmed']], 'export-control': [['confirmed']] });

describe('ctl preflight', () => {
  it('prints the rows of a practice platform in words, what fails first, and as data; its exit code is that of the worst', async () => {
    const run = await runCtl(['preflight', '--practice', '--scenario', 'ctl-provider-stopped', '--json', '--confirm', 'itlrecovery-exported']);
    const printed = JSON.parse(run.stdout) as { readonly verdict: string; readonly rows: readonly (PreflightRow & { readonly todo: string })[]; readonly phonesOff: readonly string[]; readonly practice: { readonly scenario: string } };
    expect([run.code, printed.verdict, printed.phonesOff, printed.practice.scenario]).toEqual([1, 'fail', [], 'ctl-provider-stopped']);
    expect(shown(printed.rows)).toEqual({ ...EXPECTED_ROWS['ctl-provider-stopped'], 'itlrecovery-exported': [['confirmed']] });
    expect(printed.rows.find(({ verdict }) => verdict === 'fail')?.todo).toContain('Cisco Unified Serviceability');
  });

  it('is fit for a monitor: what an account of level 0 and a user that may only read are not told is unknown, so the exit code is 4', async () => {
    const run = await runCtl(['preflight', '--practice', '--scenario', 'monitor-account', '--seed', '4', '--json', '--confirm', 'itlrecovery-exported', '--confirm', 'export-control']);
    const printed = JSON.parse(run.stdout) as { readonly verdict: string; readonly rows: readonly PreflightRow[] };
    expect([run.code, printed.verdict]).toEqual([4, 'unknown']);
    // With this seed level 0 may ask for the state of an upgrade and for FIPS, not for backups.
    const written = { ...founding12(), backup: [['not-read']], upgrade: [['likely']], 'itl-files': [['not-read', PUBLISHER, SUBSCRIBER]] };
    expect(shown(printed.rows)).toEqual(written);
    expect(printed.rows.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });

  it.each([
    [['--host', 'cucm', '--scenario', 'release-15']],
    [['--practice', '--scenario', 'never-secured']],
    [['--practice', '--confirm', 'clocks']],
    [['--practice', '--user', 'x']],
    [[]],
  ])('is used wrong with %j', async (args) => {
    expect((await runCtl(['preflight', ...args])).code).toBe(2);
  });
});

describe('ctl preflight on a cluster that does not let it in', () => {
  let platform: PracticePlatform;
  let trust: readonly string[];
  beforeAll(async () => {
    platform = await startPracticePlatform({ scenario: 'release-12.5' });
    trust = ['--trust', platform.entry.hostKeyFingerprint, '--trust', platform.entry.certificateSha256];
  });
  afterAll(() => platform.close());
  const at = (): readonly string[] => {
    const { host, sshPort, axlPort } = platform.named;
    return ['preflight', '--host', `${host}:${sshPort}`, '--axl-port', String(axlPort), '--user', platform.osAdmin.username];
  };

  it('ends with exit code 3 for a host key that nobody has compared', async () => {
    const { code, stderr } = await runCtl([...at(), '--password-fd', '3'], { secrets: ['wrong'] });
    expect(code).toBe(3);
    expect(stderr).toContain(platform.entry.hostKeyFingerprint);
  });

  it('says what is there instead where SSH is not, before it ends', async () => {
    const { axlPort } = platform.named;
    const port = await deadPort();
    const { code, stdout, stderr } = await runCtl(['preflight', '--host', `127.0.0.1:${port}`, '--axl-port', String(axlPort), '--user', 'ann', '--password-fd', '3', '--json'], { secrets: ['never sent'] });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'platform.port-closed' } });
    const { port: line, service, found, webFound } = LANGUAGES.en.look;
    expect(stderr).toContain(fill(line, { service: service.ssh, port, found: found.closed }));
    expect(stderr).toContain(fill(line, { service: service.web, port: axlPort, found: `${webFound} (TLS 1.2)` }));
  });

  it('ends so for a wrong password, which is tried once', async () => {
    const { code, stdout } = await runCtl([...at(), ...trust, '--password-fd', '3', '--json'], { secrets: ['wrong'] });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'login.refused' } });
  });
});
