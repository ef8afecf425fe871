import { describe, expect, it } from 'vitest';
import { compareCertificates, type ContinuityFacts, isKnownToDiffer, isSameSerial, type KnownCertificate, signerContinuity } from '../../shared/domain/signer-continuity.ts';

const NOTHING: KnownCertificate = { sha256: null, sha1: null, serialNumber: null };
const SIGNER: KnownCertificate = { sha256: 'a256', sha1: 'a1', serialNumber: '0a' };
const TOKEN: KnownCertificate = { sha256: 'b256', sha1: 'b1', serialNumber: '0b' };
const known = (...evidence: readonly (keyof KnownCertificate)[]) => (certificate: KnownCertificate): KnownCertificate =>
  ({ ...NOTHING, ...Object.fromEntries(evidence.map((name) => [name, certificate[name]])) });

const verdict = (held: ContinuityFacts['held'], more: Partial<ContinuityFacts> = {}) => signerContinuity({ signer: SIGNER, held, tvsMayVouch: false, ...more });

describe('phones take the next file', () => {
  it('because its signer is a SAST of theirs, whether or not TVS runs', () => {
    expect(verdict([[TOKEN, SIGNER]])).toBe('sast');
    expect(verdict([[SIGNER], [TOKEN, SIGNER]], { tvsMayVouch: true })).toBe('sast');
  });

  it('as their first, when none of them holds a file', () => {
    expect(verdict([])).toBe('sast');
  });

  it('when TVS vouches, if a file in their hands does not name the signer, or was not read', () => {
    for (const held of [[[TOKEN]], [[]], [[SIGNER], [TOKEN]], [null], [[SIGNER], null]]) expect(verdict(held, { tvsMayVouch: true })).toBe('tvs');
  });

  it('only after a visit, if nobody vouches', () => {
    for (const held of [[[TOKEN]], [[]], [[SIGNER], [TOKEN]], [[TOKEN], null]]) expect(verdict(held)).toBe('visits');
  });

  it('or not, nobody knows it, when what they hold was not read', () => {
    expect(verdict([null])).toBe('unknown');
    expect(verdict([[SIGNER], null])).toBe('unknown');
    expect(verdict([[NOTHING]])).toBe('unknown');
    expect(verdict([[TOKEN, NOTHING]])).toBe('unknown');
    expect(verdict([[TOKEN, SIGNER, NOTHING]])).toBe('sast');
  });
});

describe('nobody can say whether phones take the next file', () => {
  it('while the certificate of its signer is not read, although TVS runs', () => {
    for (const held of [[[TOKEN]], [[SIGNER]], [null], [[]]]) expect(verdict(held, { signer: null, tvsMayVouch: true })).toBe('unknown');
    expect(verdict([], { signer: null })).toBe('sast');
    expect(verdict([[TOKEN]], { signer: NOTHING, tvsMayVouch: true })).toBe('unknown');
  });

  it.each([
    ['digest is that of a SAST, its serial number is not', { serialNumber: '0c' }],
    ['serial number is that of a SAST, its digest is not', { sha256: null, sha1: 'c1' }],
    ['digests contradict each other', { sha1: 'c1' }],
    ['serial number alone is known, and a SAST has it', { sha256: null, sha1: null }],
  ] as const)('when its %s, although TVS runs', (_, more) => {
    for (const tvsMayVouch of [true, false]) expect(verdict([[TOKEN, { ...SIGNER, ...more }]], { tvsMayVouch })).toBe('unknown');
    // What is certain elsewhere in the file outweighs it; another file does not.
    expect(verdict([[{ ...SIGNER, ...more }, SIGNER]])).toBe('sast');
    expect(verdict([[SIGNER], [{ ...SIGNER, ...more }]], { tvsMayVouch: true })).toBe('unknown');
  });
});

describe('two certificates are the same', () => {
  it.each([
    ['SHA-256', known('sha256'), 'sast', 'visits'],
    ['SHA-1', known('sha1'), 'sast', 'visits'],
    ['SHA-1 and serial number', known('sha1', 'serialNumber'), 'sast', 'visits'],
    ['serial number', known('serialNumber'), 'unknown', 'visits'],
  ] as const)('as their %s says, where no more is known', (_, only, same, other) => {
    expect(verdict([[only(SIGNER)]], { signer: only(SIGNER) })).toBe(same);
    expect(verdict([[only(TOKEN)]], { signer: only(SIGNER) })).toBe(other);
  });

  it('with serial numbers that are written from the other end, or with zeros in front', () => {
    for (const [one, other] of [['0a1b2c', '2c1b0a'], ['0a1b', 'a1b'], ['00ff', 'ff'], ['0', '00'], ['3cf927000000afa2da45', '45daa2af00000027f93c']] as const) {
      expect(isSameSerial(one, other)).toBe(true);
      expect(isSameSerial(other, one)).toBe(true);
    }
    for (const [one, other] of [['0a1b2c', '0a1b2d'], ['0a1b', 'b1a0'], ['ff', 'ff00ff'], ['1', '0']] as const) expect(isSameSerial(one, other)).toBe(false);
  });

  it('whichever of the two is looked at first', () => {
    const values = [null, 'x', 'y'];
    const all = values.flatMap((sha256) => values.flatMap((sha1) => values.map((serialNumber): KnownCertificate => ({ sha256, sha1, serialNumber }))));
    for (const one of all) for (const other of all) expect(compareCertificates(one, other)).toBe(compareCertificates(other, one));
  });
});

describe('two certificates are known to differ', () => {
  it('where anything that is known of both does, although the rest agrees', () => {
    expect(isKnownToDiffer(SIGNER, { ...SIGNER, sha256: null, sha1: 'c1' })).toBe(true);
    expect(isKnownToDiffer(SIGNER, { ...SIGNER, serialNumber: '0c' })).toBe(true);
    expect(isKnownToDiffer(SIGNER, TOKEN)).toBe(true);
  });

  it('and not where nothing that is known of both does', () => {
    expect(isKnownToDiffer(SIGNER, SIGNER)).toBe(false);
    expect(isKnownToDiffer(SIGNER, known('serialNumber')(SIGNER))).toBe(false);
    expect(isKnownToDiffer(known('sha1')(SIGNER), known('serialNumber')(TOKEN))).toBe(false);
  });
});
