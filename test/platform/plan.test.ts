import { NOT_COUNTED } from '../../shared/domain/neighbours.ts';
import { describe, expect, it } from 'vitest';
import { makePlatformPlan } from '../../core/change/by-command/make-plan.ts';
import { type PlatformReading } from '../../core/change/by-command/read-cluster.ts';
import { type NodeReading } from '../../core/change/by-command/read-node.ts';
import { type ListedRecord, type NetworkNode } from '../../shared/domain/platform/answers.ts';
import { type PlatformPlan } from '../../shared/domain/platform/plan.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { gateOf } from '../../shared/session/gate.ts';
import { reduce } from '../../shared/session/reduce.ts';
import { INITIAL_VIEW_STATE } from '../../shared/session/view-state.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { platformPlanSentences } from '../../shared/texts/sentences/platform/report.ts';
import { must } from '../helpers/founding-document.ts';

const token: ListedRecord = {
  number: 1,
  length: 1186,
  function: 'System Administrator Security Token',
  dnsName: '',
  subject: 'cn="SAST-ADN0054f509 ";ou=IPCBU;o="Cisco Systems',
  issuer: 'cn=Cisco Manufacturing CA;o=Cisco Systems',
  serialNumber: '3cf9',
  certificateSha1: 'ab',
  usedToSign: true,
};

const network = (address: string, role: NetworkNode['role']): NetworkNode => ({ address, names: [`node-${role}`], role, product: 'callmanager', authenticated: true });

const node = (change: Partial<NodeReading> & { readonly role?: NetworkNode['role'] } = {}): NodeReading => ({
  link: { node: network(change.role === 'subscriber' ? '10.0.0.2' : '10.0.0.1', change.role ?? 'publisher'), commands: null, error: null, username: 'administrator', hostKeySha256: null, httpsSha256: null, soapSha256: null, wantsCertificate: false },
  services: ['Cisco Tftp', 'Cisco CallManager'],
  running: ['Cisco Tftp'],
  servicesError: null,
  disk: ok({ listing: { kind: 'file', md5: 'm', sha1: 's', length: 1, lastModified: null, records: [token], verified: true }, text: '' }),
  served: null,
  ...change,
});

const reading = (change: Partial<PlatformReading> = {}): PlatformReading => ({
  release: '10.0.1.11900-2',
  mode: 'mixed',
  autoRegistration: false,
  axlError: null,
  phones: null,
  upgrade: null,
  present: { CallManager: ok({ sha256: null, sha1: 'own', serialNumber: '01' }), ITLRecovery: ok({ sha256: null, sha1: 'recovery', serialNumber: '02' }) },
  neighbours: NOT_COUNTED,
  axlClockSkew: null,
  axlGaps: [],
  nodes: [node()],
  itls: [],
  leftOut: [],
  ...change,
});

const plan = (change: Partial<PlatformReading>, kind: PlatformPlan['kind'] = 'non-secure'): Result<PlatformPlan> =>
  makePlatformPlan({ id: 'p', kind, reading: reading(change), olderNode: false });

const withTvs = { nodes: [node({ running: ['Cisco Trust Verification Service'] })] };

describe('a plan for the platform', () => {
  it('asks for the typed name of the publisher where nobody is seen to vouch for the new signer', () => {
    expect(must(plan({}))).toMatchObject({ signer: { continuity: 'visits', after: 'CallManager' }, consent: 'node-publisher' });
    expect(must(plan(withTvs))).toMatchObject({ signer: { continuity: 'tvs' }, consent: null });
  });

  it('judges by the file that phones get where Cisco Tftp serves another one than the disk holds', () => {
    const own: ListedRecord = { ...token, subject: 'CN=node-publisher', dnsName: 'node-publisher', certificateSha1: 'own', serialNumber: '01' };
    const disk: NodeReading['disk'] = ok({ listing: { kind: 'file', md5: 'm', sha1: 's', length: 1, lastModified: null, records: [own], verified: true }, text: '' });
    const serving = (bytes: Uint8Array): NodeReading['served'] => ok({ by: 'http', file: { bytes, sha256: '', lastModified: null, clockSkew: null } });
    expect(must(plan({ nodes: [node({ disk })] })).signer.continuity).toBe('sast');
    expect(must(plan({ nodes: [node({ disk }), node({ disk, role: 'subscriber', served: serving(Uint8Array.of(1)) })] }))).toMatchObject({ signer: { continuity: 'unknown' }, consent: 'node-publisher' });
    expect(must(plan({ nodes: [node({ disk }), node({ disk, role: 'subscriber', services: [], served: serving(Uint8Array.of(1)) })] })).signer.continuity).toBe('sast');
  });

  it('leaves to a person what no restart behind it does, where one was asked for', () => {
    const made = must(plan(withTvs));
    const told = (restarts: boolean): string => platformPlanSentences(made, LANGUAGES.en, restarts).join('\n');
    const { afterwards, restarts } = LANGUAGES.en.platform.plan;
    const { left } = LANGUAGES.en.report;
    expect(told(false)).toContain(`${afterwards}:\n1. ${left['restart-tftp']}`);
    expect(told(false)).not.toContain(restarts);
    expect(told(true)).toContain(restarts);
    for (const by of [afterwards, left['restart-tftp'], left['restart-callmanager'], left['reset-phones']]) expect(told(true)).not.toContain(by);
    expect(told(true)).toContain(left['visit-phones']);
  });

  it('needs no consent where there is no file whose holders could refuse the next one', () => {
    expect(must(plan({ mode: 'non-secure', nodes: [node({ disk: ok({ listing: { kind: 'none' }, text: '' }) })] }, 'mixed'))).toMatchObject({ signer: { continuity: 'sast', before: null }, consent: null });
  });

  it.each([
    ['10.5.2.10000-5', 'non-secure', { command: 'utils ctl set-cluster mixed-mode', exportControl: false, encryptionLicence: false, losesTokens: true }],
    ['12.5.1.11900-146', 'non-secure', { command: 'utils ctl set-cluster mixed-mode', exportControl: true, encryptionLicence: false, losesTokens: true }],
    ['11.5.1.13900-52', 'non-secure', { command: 'utils ctl set-cluster mixed-mode', exportControl: false, encryptionLicence: true, losesTokens: true }],
    ['12.5.1.11900-146', 'update', { command: null, exportControl: false, encryptionLicence: false, losesTokens: true }],
  ] as const)('says on %s what leads back after %s', (release, kind, wayBack) => {
    expect(must(plan({ release }, kind)).wayBack).toEqual(wayBack);
  });

  it('judges nodes on which Cisco Tftp is active or could not be seen not to be, and reports the others', () => {
    const unread = fail('platform.port-closed', '10.0.0.2', { host: '10.0.0.2', port: 22 });
    expect(must(plan({ nodes: [node(), node({ role: 'subscriber', services: null, disk: unread })] }))).toMatchObject({ judgedNodes: ['10.0.0.1', '10.0.0.2'], otherNodes: [] });
    expect(must(plan({ nodes: [node(), node({ role: 'subscriber', services: ['Cisco CallManager'] })] }))).toMatchObject({ judgedNodes: ['10.0.0.1'], otherNodes: ['10.0.0.2'] });
  });

  it('is not made on a release without the command, or when the publisher was not understood', () => {
    expect(plan({ release: '9.1.2.11900-12' })).toMatchObject({ ok: false, error: { code: 'platform.release-too-old' } });
    const unknown = fail('platform.not-read', '10.0.0.1', { command: 'show ctl', reason: 'incomplete', detail: '' });
    expect(plan({ nodes: [node({ disk: unknown })] })).toEqual(unknown);
  });

  it('stands behind its gate until the consent is typed', () => {
    const chosen = reduce(INITIAL_VIEW_STATE, { type: 'connection-chosen', connection: 'platform' });
    const planned = reduce(chosen, { type: 'platform-planned', replaces: false, plan: must(plan({})) });
    expect(gateOf(planned)).toEqual({ kind: 'signer-continuity', consent: 'node-publisher' });
    expect(gateOf(reduce(planned, { type: 'platform-consented' }))).toBe(null);
    expect(reduce(planned, { type: 'went-back' })).toMatchObject({ step: 'mode', platform: { plan: null } });
  });
});
