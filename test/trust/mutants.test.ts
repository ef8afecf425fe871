import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../core/trust/certificate.ts';
import { serverRecord, tokenRecord } from '../../core/trust/records.ts';
import { cannotSign } from '../../core/trust/signing-certificate.ts';
import { BoundMeter } from '../helpers/bounds.ts';
import { EC_CERTIFICATE, makeIdentity } from '../helpers/certificates.ts';
import { bendBytes } from '../helpers/mutate.ts';
import { Random } from '../helpers/random.ts';
import { runs } from '../helpers/runs.ts';

/** Their number and the seed can be set with CERTIFICATE_MUTANTS and CERTIFICATE_SEED. */
const MUTANTS = Number(process.env['CERTIFICATE_MUTANTS'] ?? runs(2000, 50_000));
const SEED = Number(process.env['CERTIFICATE_SEED'] ?? 20261126);
/** Milliseconds of processor time for one, so that a busy machine does not count; the usual is under one. */
const LONGEST = 500;

const BASES: readonly Uint8Array[] = [
  makeIdentity({ subject: [['CN', 'SAST-ADN0054f509        '], ['OU', 'IPCBU'], ['O', 'Cisco Systems']], serial: '45daa2af00000027f93c', bits: 1024 }).certificate,
  makeIdentity({ subject: [['C', 'PL'], ['O', 'Cisco'], ['OU', 'TAC'], ['CN', 'pub'], ['ST', 'Malopolska'], ['L', 'Krakow']], serial: '00f1e2d3', bits: 2048 }).certificate,
  EC_CERTIFICATE,
];

/** A certificate as nobody would make it: one to three places of its bytes, its lengths or its tags. */
function mutant(random: Random): Uint8Array {
  let bytes = random.pick(BASES);
  do bytes = bendBytes(bytes, random.pick(BASES), random);
  while (bytes.length > 0 && random.chance(3));
  // The outer length right again, so that more of them are looked into.
  if (random.chance(2) || bytes.length < 4) return bytes;
  const fixed = Uint8Array.from(bytes);
  fixed.set([0x30, 0x82, ((fixed.length - 4) >> 8) & 0xff, (fixed.length - 4) & 0xff]);
  return fixed;
}

/** What OpenSSL makes of the same bytes; `null` = no certificate, or no key in it. Its own digest is of the certificate as it would write it, which may be other bytes. */
function openSsl(bytes: Uint8Array): { readonly serial: string; readonly sha256: string; readonly isCa: boolean } | null {
  try {
    const { serialNumber, ca, publicKey } = new X509Certificate(bytes);
    createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
    return { serial: serialNumber.toLowerCase().replace(/^0+/, ''), sha256: createHash('sha256').update(bytes).digest('hex'), isCa: ca };
  } catch {
    return null;
  }
}

describe('bent certificates', () => {
  it(
    `are read as OpenSSL reads them or refused with a word, in bounded time and memory (${MUTANTS} of them, seed ${SEED})`,
    () => {
      const random = new Random(SEED);
      const meter = new BoundMeter();
      let [slowest, read] = [0, 0];
      for (let number = 0; number < MUTANTS; number += 1) {
        const bytes = mutant(random);
        const from = process.cpuUsage();
        const certificate = readCertificate(bytes);
        if (certificate.ok) {
          cannotSign(bytes, BASES, false);
          tokenRecord(bytes);
          serverRecord({ function: 2, address: '10.1.1.1', certificate: bytes });
        }
        const { user, system } = process.cpuUsage(from);
        slowest = Math.max(slowest, (user + system) / 1000);
        if (number % 100 === 0) meter.sample();
        if (!certificate.ok) {
          expect(certificate.error.code).toBe('trust.certificate-unreadable');
          continue;
        }
        read += 1;
        const other = openSsl(bytes);
        const ours = { serial: Buffer.from(certificate.value.serialNumber).toString('hex').replace(/^0+/, ''), sha256: certificate.value.sha256, isCa: certificate.value.isCa };
        // Of a negative serial number, which RFC 5280 forbids, OpenSSL tells the amount, and CTL files hold the bytes.
        const same = other?.serial.startsWith('-') === true ? { ...ours, serial: other.serial } : ours;
        if (JSON.stringify(same) !== JSON.stringify(other)) expect.fail(`mutant ${number}: ${JSON.stringify(ours)}, but OpenSSL says ${JSON.stringify(other)}: ${Buffer.from(bytes).toString('base64')}`);
      }
      meter.stop();
      process.stdout.write(`${MUTANTS} certificates, ${read} read, slowest ${slowest.toFixed(1)} ms, ${(meter.held / 1024 / 1024).toFixed(0)} MiB more\n`);
      // A run in which all are refused at the door, or none is, looks at nothing.
      expect(read).toBeGreaterThan(MUTANTS / 50);
      expect(read).toBeLessThan((MUTANTS * 9) / 10);
      expect(slowest).toBeLessThan(LONGEST);
      meter.checkHeld();
    },
    3_600_000,
  );
});
