import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldFiles } from '../../../core/change/by-command/held-files.ts';
import { makePlatformPlan } from '../../../core/change/by-command/make-plan.ts';
import { type PlatformReading } from '../../../core/change/by-command/read-cluster.ts';
import { sastsOf } from '../../../core/trust/sast.ts';
import { startingFile } from '../../../practice/ctl-files/starting.ts';
import { createPracticeIdentities } from '../../../practice/identities/issue.ts';
import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { tokenlessSigner } from '../../../shared/domain/sast-roles.ts';
import { type KnownCertificate } from '../../../shared/domain/signer-continuity.ts';
import { must } from '../../helpers/must.ts';
import { listed, readingOf, type ReadNode } from '../../helpers/platform/reading.ts';
import { fieldFile, isThere } from '../../helpers/shared-reference.ts';

const certificate = (name: string): KnownCertificate => ({ sha256: null, sha1: `sha1 of ${name}`, serialNumber: name });
const OLD = certificate('0d');
const NEW = certificate('1e');
const CALLMANAGER = certificate('ca');
const RECOVERY_NAME = { subject: 'CN=ITLRECOVERY_cucm-pub;OU=TAC;O=Example' };
const OWN_NAME = { subject: 'CN=cucm-pub;OU=TAC;O=Example' };

const plan = (nodes: readonly ReadNode[], more: Partial<PlatformReading> = {}, kind: PlatformPlan['kind'] = 'update'): PlatformPlan =>
  must(makePlatformPlan({ id: 'p', kind, reading: readingOf(nodes, more), olderNode: false }));
const rulesOf = ({ findings }: PlatformPlan): readonly string[] => findings.map(({ rule }) => rule).filter((rule) => /signer|replaced|root|visit|tvs/.test(rule));

/** A tokenless file of 12.5: ITLRecovery signed it, CallManager is the second SAST. */
const tokenless = (recovery: KnownCertificate, callManager = CALLMANAGER): readonly ListedRecord[] => [listed(recovery, { ...RECOVERY_NAME, usedToSign: true }), listed(callManager, OWN_NAME)];
const recoveryIs = (present: KnownCertificate, callManager: KnownCertificate | null = CALLMANAGER): Partial<PlatformReading> => ({
  present: { ITLRecovery: ok(present), CallManager: callManager === null ? fail('platform.not-read', '', { command: '', reason: '', detail: '' }) : ok(callManager) },
});

describe('the file that the cluster makes', () => {
  const node = { disk: 1, records: tokenless(OLD) };

  it('is taken by phones that know the certificate which the service has now', () => {
    const made = plan([node], recoveryIs(OLD));
    expect(made.signer).toMatchObject({ before: RECOVERY_NAME.subject, after: 'ITLRecovery', certificate: OLD, error: null, continuity: 'sast' });
    expect([made.consent, rulesOf(made)]).toEqual([null, []]);
  });

  it('is refused by them after that certificate was made anew, whatever the names say (FN70613)', () => {
    const made = plan([node], recoveryIs(NEW));
    expect(made.signer.continuity).toBe('visits');
    expect([made.consent, rulesOf(made)]).toEqual(['cucm-pub', ['phones-need-visit', 'itlrecovery-replaced']]);
  });

  it('is for TVS to vouch for where that runs: no consent, but warnings', () => {
    const made = plan([{ ...node, tvs: true }], recoveryIs(NEW));
    expect(made.signer.continuity).toBe('tvs');
    expect([made.consent, rulesOf(made)]).toEqual([null, ['phones-ask-tvs', 'phones-without-tvs', 'phones-tvs-unknown', 'itlrecovery-replaced']]);
  });

  it('is not called replaced where only a file that was not read leaves the verdict open', () => {
    const made = plan([{ ...node, tvs: true }, { disk: null }], recoveryIs(OLD));
    expect([made.signer.continuity, rulesOf(made)]).toEqual(['tvs', ['phones-ask-tvs', 'phones-without-tvs', 'phones-tvs-unknown']]);
    expect(rulesOf(plan([{ ...node, tvs: true }, { disk: 2, records: tokenless(NEW) }], recoveryIs(OLD)))).toContain('itlrecovery-replaced');
  });

  it('has no root left in phones once CallManager was made anew too', () => {
    expect(rulesOf(plan([node], recoveryIs(NEW, NEW)))).toEqual(['phones-need-visit', 'no-root-left']);
    expect(rulesOf(plan([node], recoveryIs(NEW, null)))).toEqual(['phones-need-visit', 'itlrecovery-replaced']);
  });

  it('is signed by CallManager up to 11.5, whose certificate may be new too (document 118893)', () => {
    const release = '11.5.1.13900-52';
    const own = [listed(OLD, { ...OWN_NAME, usedToSign: true }), listed(OLD, { ...OWN_NAME, function: 'CCM+TFTP', dnsName: 'cucm-pub', usedToSign: null })];
    const made = plan([{ disk: 1, records: own }], { release, present: { CallManager: ok(NEW), ITLRecovery: null } });
    expect([made.signer.continuity, rulesOf(made)]).toEqual(['visits', ['phones-need-visit', 'callmanager-replaced']]);
    expect(plan([{ disk: 1, records: own }], { release, present: { CallManager: ok(OLD), ITLRecovery: null } }).signer.continuity).toBe('sast');
  });

  it('is signed by nobody knows which certificate, where that could not be read: TVS or not, a person agrees by typing', () => {
    const error = fail('platform.not-read', '10.0.0.1', { command: 'show cert own ITLRecovery', reason: 'words-unknown', detail: '' });
    for (const tvs of [true, false]) {
      const made = plan([{ ...node, tvs }], { present: { ITLRecovery: error, CallManager: null } });
      expect(made.signer).toMatchObject({ certificate: null, error: error.error, continuity: 'unknown' });
      expect([made.consent, rulesOf(made)]).toEqual(['cucm-pub', ['phones-need-visit', 'signer-not-read', 'itlrecovery-may-be-replaced']]);
    }
  });

  it('has a signer of which the serial number alone was read: that of a SAST proves nothing, that of none does', () => {
    const serial = (serialNumber: string): KnownCertificate => ({ sha256: null, sha1: null, serialNumber });
    expect([plan([{ ...node, tvs: true }], recoveryIs(serial('0d'))).signer.continuity, rulesOf(plan([{ ...node, tvs: true }], recoveryIs(serial('0d'))))]).toEqual(['unknown', ['phones-need-visit', 'signer-not-read', 'itlrecovery-may-be-replaced']]);
    expect(plan([{ ...node, tvs: true }], recoveryIs(serial('99'))).signer.continuity).toBe('tvs');
  });

  it('has a signer of which what was read contradicts itself', () => {
    const odd = { ...OLD, serialNumber: '77' };
    const made = plan([{ ...node, tvs: true }], recoveryIs(odd));
    expect([made.signer.continuity, made.consent, rulesOf(made)]).toEqual(['unknown', 'cucm-pub', ['phones-need-visit', 'signer-contradicts']]);
  });
});

describe('every file that phones may hold counts', () => {
  const good = { disk: 1, records: tokenless(OLD) };
  const verdict = (...nodes: readonly ReadNode[]): string => plan(nodes, recoveryIs(OLD)).signer.continuity;

  it.each([
    ['the same on another node, which leaves the list out', { disk: 1 }, 'sast'],
    ['another one, which names the signer too', { disk: 2, records: tokenless(OLD, NEW) }, 'sast'],
    ['another one, which does not', { disk: 2, records: tokenless(NEW) }, 'visits'],
    ['another one, without a list', { disk: 2 }, 'unknown'],
    ['one that was not read', { disk: null }, 'unknown'],
    ['none', { disk: 0 }, 'sast'],
    ['another one, from which no phone loads', { disk: 2, records: tokenless(NEW), judged: false }, 'sast'],
    ['one that is served and could not be loaded', { disk: 1, served: null }, 'unknown'],
    ['the same, from which no phone loads', { disk: 1, served: null, judged: false }, 'sast'],
    ['one that is served and no CTL file', { disk: 1, served: Uint8Array.of(1) }, 'unknown'],
  ] as const)('%s', (_, other, expected) => {
    expect(verdict(good, other)).toBe(expected);
  });

  it('and what is served and could not be loaded is told, and left to TVS where that runs', () => {
    const open = [good, { ...good, served: null }] as const;
    expect(plan(open, recoveryIs(OLD)).findings.filter(({ rule }) => /^served|^nodes/.test(rule))).toMatchObject([{ rule: 'served-not-read', params: { servers: '10.0.0.2' } }]);
    expect(plan(open.map((node) => ({ ...node, tvs: true })), recoveryIs(OLD))).toMatchObject({ signer: { continuity: 'tvs' }, consent: null });
  });

  it('and in mixed mode phones hold one, even where the servers do not', () => {
    expect(verdict({ disk: 0 })).toBe('unknown');
    expect(plan([{ disk: 0 }], { ...recoveryIs(OLD), mode: 'non-secure' }, 'mixed').signer.continuity).toBe('sast');
  });

  it('as it is served, by its bytes', async () => {
    const identities = await createPracticeIdentities();
    const served = startingFile(identities, { release: '12.5.1.11900-146', mode: 'mixed', ctlFile: 'tokenless' }, null, new Date());
    const sasts = sastsOf(must(readCtlFile(served)));
    expect(heldFiles(readingOf([{ disk: 1, served }]).nodes, 'mixed')).toEqual([sasts, null]);
    expect(sasts.every(({ sha256, sha1, serialNumber }) => sha256?.length === 64 && sha1?.length === 40 && serialNumber !== null)).toBe(true);
    const [recovery] = sasts;
    expect(plan([good, { ...good, served }], recoveryIs(recovery ?? NEW)).signer.continuity).toBe('visits');
  });
});

describe('between utils ctl reset localkey and the update behind it', () => {
  const first = [listed(CALLMANAGER, { ...OWN_NAME, usedToSign: true }), listed(NEW, RECOVERY_NAME), listed(CALLMANAGER, { ...OWN_NAME, function: 'CCM+TFTP', usedToSign: null })];
  const asks = (records: readonly ListedRecord[], callManager: KnownCertificate | null, kind: PlatformPlan['kind'] = 'update'): readonly string[] =>
    plan([{ disk: 1, records }], recoveryIs(NEW, callManager), kind).findings.map(({ rule }) => rule).filter((rule) => /first/.test(rule));

  it.each([
    ['CallManager has the certificate that signed', CALLMANAGER],
    ['CallManager was made anew since then', certificate('cb')],
    ['its certificate could not be read', null],
  ])('a person agrees that every phone has the file: %s', (_, callManager) => {
    expect(asks(first, callManager)).toEqual(['first-round-unknown']);
    expect(asks(first, callManager, 'non-secure')).toEqual(['update-first', 'first-round-unknown']);
  });

  it('behind it nobody is asked', () => {
    const second = [listed(NEW, { ...RECOVERY_NAME, usedToSign: true }), listed(CALLMANAGER, OWN_NAME), listed(CALLMANAGER, { ...OWN_NAME, function: 'CCM+TFTP', usedToSign: null })];
    for (const callManager of [CALLMANAGER, certificate('cb'), null]) expect(asks(second, callManager)).toEqual([]);
  });
});

describe('over random clusters', () => {
  const pool = ['a1', 'b2', 'c3', 'd4'].map(certificate);
  const one = fc.constantFrom(...pool);
  const file = fc.record({ sasts: fc.array(one, { maxLength: 3 }), read: fc.boolean() });
  const names = fc.constantFrom(RECOVERY_NAME, OWN_NAME, { subject: 'cn="SAST-ADN0054f509 ";ou=IPCBU' }, { subject: '' });

  it('the verdict follows from the certificates alone, on every release and under every name', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 4 }), fc.option(one), fc.boolean(), names, fc.constantFrom('10.0.1.11900-2', '11.5.1.18900-97', '12.0.1.21900-7', '12.5.1.13900-152', '15.0.1.11900-23'), (files, present, tvs, name, release) => {
        const service = tokenlessSigner(release) ?? 'CallManager';
        const nodes = files.map(({ sasts, read }, index): ReadNode => ({ disk: index + 1, tvs, records: read ? sasts.map((sast) => listed(sast, name)) : null }));
        const reading: Partial<PlatformReading> = {
          release,
          present: { CallManager: null, ITLRecovery: null, [service]: present === null ? fail('login.required', '') : ok(present) },
        };
        const made = plan(nodes, reading);
        const inAll = files.every(({ sasts, read }) => read && present !== null && sasts.includes(present));
        const missing = files.some(({ sasts, read }) => read && present !== null && !sasts.includes(present));
        const expected = present === null ? 'unknown' : inAll ? 'sast' : tvs ? 'tvs' : missing ? 'visits' : 'unknown';
        expect(made.signer.continuity).toBe(expected);
        expect(made.consent !== null).toBe(expected === 'visits' || expected === 'unknown');
      }),
    );
  });
});

describe('cases from the field', () => {
  interface FieldCase {
    readonly release: string;
    readonly kind: PlatformPlan['kind'];
    readonly mode: 'mixed';
    readonly tvsRuns: boolean;
    readonly records: readonly (Pick<ListedRecord, 'function' | 'dnsName' | 'subject' | 'certificateSha1'> & { readonly usedToSign: boolean })[];
    readonly trueCallManagerSha1?: string;
    readonly trueItlRecoverySha1?: string;
    readonly expected: string;
  }

  for (const name of ['signer-itlrecovery-regenerated', 'signer-callmanager-regenerated']) {
    const file = fieldFile(`${name}/input.json`);
    const there = isThere(file);
    it.skipIf(!there)(`${name} ends as it has to${there ? '' : ' (skipped: not beside the repository)'}`, () => {
      const input = JSON.parse(readFileSync(file, 'utf8')) as FieldCase;
      const records = input.records.map((record, index) => listed({ sha1: record.certificateSha1 }, { ...record, number: index + 1 }));
      const present = (sha1: string | undefined) => (sha1 === undefined ? null : ok({ sha256: null, sha1, serialNumber: null }));
      const made = plan([{ disk: 1, records, tvs: input.tvsRuns }], { release: input.release, mode: input.mode, present: { CallManager: present(input.trueCallManagerSha1), ITLRecovery: present(input.trueItlRecoverySha1) } }, input.kind);
      expect([made.signer.continuity, made.consent]).toEqual([input.expected, null]);
    });
  }
});
