import { describe, expect, it } from 'vitest';
import { judgeItl, type ItlEntry, type ItlFacts, type PresentForItl } from '../../shared/domain/itl.ts';
import { type KnownCertificate } from '../../shared/domain/signer-continuity.ts';

const certificate = (name: string): KnownCertificate => ({ sha256: null, sha1: name, serialNumber: null });
const serialOnly = (serialNumber: string): KnownCertificate => ({ sha256: null, sha1: null, serialNumber });
const entry = (role: string, name: string): ItlEntry => ({ role, certificate: certificate(name) });
const SAST = 'System Administrator Security Token';

const PRESENT: PresentForItl = {
  callManager: certificate('ccm'),
  itlRecovery: [certificate('recovery')],
  tvs: [certificate('tvs 1'), certificate('tvs 2')],
};
const REST = [entry('CCM+TFTP', 'ccm'), entry('TVS', 'tvs 1'), entry('TVS', 'tvs 2'), entry('CAPF', 'capf')];
/** Before 12.0 CallManager of the node signs; from then on ITLRecovery. */
const EARLIER: ItlFacts = { signer: certificate('ccm'), entries: [entry(SAST, 'ccm'), entry(SAST, 'recovery'), ...REST] };
const LATER: ItlFacts = { signer: certificate('recovery'), entries: [entry(SAST, 'recovery'), ...REST] };

const without = (facts: ItlFacts, name: string): ItlFacts => ({ ...facts, entries: facts.entries.filter((one) => one.certificate.sha1 !== name) });
const instead = (facts: ItlFacts, name: string, other: string): ItlFacts => ({
  signer: facts.signer.sha1 === name ? certificate(other) : facts.signer,
  entries: facts.entries.map((one) => (one.certificate.sha1 === name ? entry(one.role, other) : one)),
});
const judged = (facts: ItlFacts | 'broken' | 'bad-signature' | null, release: string, present: Partial<PresentForItl> = {}): unknown => {
  const verdict = judgeItl(facts, { ...PRESENT, ...present }, release);
  return verdict.kind === 'fails' ? verdict.faults : verdict.kind;
};

describe('the verdict about an ITL file', () => {
  it('is good where it names what the node has now, whichever service signs on the release', () => {
    expect(judged(EARLIER, '11.5.1.18900-97')).toBe('good');
    expect(judged(LATER, '12.5.1.11900-146')).toBe('good');
    // As files before ITLRecovery was in them, and as `utils itl reset localkey` leaves one behind.
    expect(judged(without(EARLIER, 'recovery'), '9.1.2.11900-12')).toBe('good');
    expect(judged({ signer: certificate('ccm'), entries: [entry(SAST, 'ccm'), entry(SAST, 'recovery'), ...REST] }, '14.0.1.11900-132')).toBe('good');
  });

  it.each([
    ['ccm', EARLIER, '11.5.1', ['signer', 'tftp', 'itlrecovery']],
    ['recovery', EARLIER, '11.5.1', ['itlrecovery']],
    ['tvs 1', EARLIER, '11.5.1', ['tvs']],
    ['tvs 2', LATER, '12.5.1', ['tvs']],
    ['ccm', LATER, '12.5.1', ['tftp']],
    ['recovery', LATER, '12.5.1', ['signer', 'itlrecovery']],
  ] as const)('names what is not present: %s is another one now (%#)', (name, facts, release, faults) => {
    expect(judged(instead(facts, name, 'another'), release)).toEqual(faults);
  });

  it('calls a file emptied that names neither a TFTP server nor TVS, and fails one that cannot be read or verified', () => {
    expect(judged({ ...LATER, entries: LATER.entries.filter(({ role }) => role === SAST || role === 'CAPF') }, '15.0.1')).toEqual(['emptied']);
    expect(judged('broken', '15.0.1')).toEqual(['broken']);
    expect(judged('bad-signature', '15.0.1')).toEqual(['bad-signature']);
  });

  it('is unknown where something was not read, or a serial number is all that is known', () => {
    expect(judged(null, '15.0.1')).toBe('unknown');
    expect(judged(LATER, '15.0.1', { callManager: null })).toBe('unknown');
    expect(judged(LATER, '15.0.1', { itlRecovery: [null] })).toBe('unknown');
    expect(judged(LATER, '15.0.1', { tvs: [null, certificate('tvs 2')] })).toBe('unknown');
    expect(judged(LATER, '15.0.1', { tvs: [] })).toBe('unknown');
    const bySerial = { ...LATER, entries: LATER.entries.map((one) => (one.role === 'TVS' ? { ...one, certificate: serialOnly('01') } : one)) };
    expect(judged(bySerial, '15.0.1', { tvs: [serialOnly('01')] })).toBe('unknown');
    expect(judged(bySerial, '15.0.1', { tvs: [serialOnly('02')] })).toEqual(['tvs']);
  });

  it('fails also where something else was not read', () => {
    expect(judged(without(LATER, 'ccm'), '15.0.1', { tvs: [null] })).toEqual(['tftp']);
  });

  it('takes ITLRecovery of the publisher beside the own', () => {
    expect(judged(LATER, '12.0.1', { itlRecovery: [certificate('own'), certificate('recovery')] })).toBe('good');
  });
});
