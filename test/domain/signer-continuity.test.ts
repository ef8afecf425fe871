import { describe, expect, it } from 'vitest';
import { type ContinuityFacts, type KnownCertificate, signerContinuity } from '../../shared/domain/signer-continuity.ts';

const NOTHING: KnownCertificate = { sha256: null, sha1: null, serialNumber: null, owner: null };
const SIGNER: KnownCertificate = { sha256: 'a256', sha1: 'a1', serialNumber: '0a', owner: 'CallManager' };
const TOKEN: KnownCertificate = { sha256: 'b256', sha1: 'b1', serialNumber: '0b', owner: 'other' };
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

describe('two certificates are the same', () => {
  it.each([
    ['SHA-256', known('sha256'), 'sast', 'visits'],
    ['SHA-1', known('sha1'), 'sast', 'visits'],
    ['serial number', known('serialNumber'), 'unknown', 'visits'],
    ['name', known('owner'), 'sast', 'visits'],
    ['serial number and name', known('serialNumber', 'owner'), 'sast', 'visits'],
  ] as const)('as their %s says, where no more is known', (_, only, same, other) => {
    expect(verdict([[only(SIGNER)]], { signer: only(SIGNER) })).toBe(same);
    expect(verdict([[only(TOKEN)]], { signer: only(SIGNER) })).toBe(other);
  });

  it.each([
    ['SHA-256 before SHA-1', { sha256: 'b256' }, 'visits'],
    ['SHA-256 before serial number and name', { sha1: null, serialNumber: '0b', owner: 'other' }, 'sast'],
    ['SHA-1 before serial number and name', { sha256: null, serialNumber: '0b', owner: 'other' }, 'sast'],
    ['SHA-1 before the name that is the same', { sha256: null, sha1: 'b1' }, 'visits'],
    ['serial number before the name that is the same', { sha256: null, sha1: null, serialNumber: '0b' }, 'visits'],
  ] as const)('by the strongest evidence that both have: %s', (_, more, expected) => {
    expect(verdict([[{ ...SIGNER, ...more }]])).toBe(expected);
  });
});
