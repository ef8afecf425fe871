import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../core/trust/digests.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { signedBytes } from '../../shared/ctl-file/signed-bytes.ts';
import { writeCtlFile } from '../../shared/ctl-file/write.ts';
import { BoundMeter } from '../helpers/bounds.ts';
import { must } from '../helpers/founding-document.ts';
import { bendBytes, bendTree } from '../helpers/mutate.ts';
import { type FuzzBase, fuzzBases } from '../helpers/fuzz-bases.ts';
import { runs } from '../helpers/runs.ts';
import { element, rawBytes, type RawFile, resign, text } from '../helpers/raw-file.ts';
import { Random } from '../helpers/random.ts';
import { type OracleVerdict, oracleVerdict } from '../oracle/ctl-verifier.ts';

/** Their number and the seed can be set with CTL_FUZZ_FILES and CTL_FUZZ_SEED. */
const FILES = Number(process.env['CTL_FUZZ_FILES'] ?? runs(3000, 100_000));
const SEED = Number(process.env['CTL_FUZZ_SEED'] ?? 20150224);
/** Of a hundred files one is good, changed and signed again; three are bent and signed again. */
const HUNDRED = 100;
const RESIGNED = 4;
/** Milliseconds of processor time for one file, so that a busy machine does not count; the usual is under one. */
const LONGEST = 500;

/** Other time, name and records, all as the format wants it. */
function newGoodFile({ file, key, digest }: FuzzBase, random: Random): RawFile {
  const header = file.header.map((one) => {
    if (one.tag === 15) return element(15, random.bytes(4));
    return one.tag === 14 ? element(14, text(random.pick(['CTLFile.tlv', 'ITLFile.tlv', 'CTLSEP001122334455.tlv']))) : one;
  });
  const server = [element(2, text('10.1.1.1')), element(4, Buffer.of(0, 2)), element(10, random.bytes(4)), element(60, random.bytes(random.below(90)))];
  return resign({ ...file, header, padding: random.below(4), records: file.records.toSpliced(random.below(2), 0, server) }, key, digest);
}

function bentTree({ file }: FuzzBase, random: Random): RawFile {
  let bent = bendTree(file, random);
  while (random.chance(3)) bent = bendTree(bent, random);
  return bent;
}

/** One file of the run: a few good and re-signed ones, half of the rest bent as trees, half as bytes. */
function makeFile(number: number, bases: readonly FuzzBase[], random: Random): Uint8Array {
  const base = random.pick(bases);
  const kind = number % HUNDRED;
  if (kind === 0) return rawBytes(newGoodFile(base, random));
  if (kind < RESIGNED) return rawBytes(resign(bentTree(base, random), base.key, base.digest));
  if (kind % 2 === 0) return rawBytes(bentTree(base, random));
  return bendBytes(rawBytes(base.file), rawBytes(random.pick(bases).file), random);
}

function ourVerdict(bytes: Uint8Array): OracleVerdict {
  const read = readCtlFile(bytes);
  return read.ok ? verifyCtlFile(read.value).kind : 'unreadable';
}

describe('hostile and damaged files', () => {
  it(
    `get the verdict of the second verifier, in bounded time, and are written again byte for byte (${FILES} files, seed ${SEED})`,
    () => {
      const random = new Random(SEED);
      const bases = fuzzBases();
      const verdicts: Record<OracleVerdict, number> = { verified: 0, bad: 0, 'not-checked': 0, unreadable: 0 };
      const signedBefore = new Set(bases.map(({ file }) => sha256Hex(signedBytes(must(readCtlFile(rawBytes(file)))))));
      const meter = new BoundMeter();
      let slowest = 0;
      for (let number = 0; number < FILES; number += 1) {
        const bytes = makeFile(number, bases, random);
        const from = process.cpuUsage();
        const verdict = ourVerdict(bytes);
        const { user, system } = process.cpuUsage(from);
        slowest = Math.max(slowest, (user + system) / 1000);
        if (number % HUNDRED === 0) meter.sample();
        const expected = oracleVerdict(bytes);
        if (verdict !== expected) {
          expect.fail(`file ${number}: ${verdict}, but the second verifier says ${expected}: ${Buffer.from(bytes).toString('base64')}`);
        }
        if (number % HUNDRED === 0) expect(verdict).toBe('verified');
        verdicts[verdict] += 1;
        const read = readCtlFile(bytes);
        if (read.ok && verdict === 'verified' && number % HUNDRED >= RESIGNED && !signedBefore.has(sha256Hex(signedBytes(read.value)))) {
          expect.fail(`file ${number} is verified, but nobody signed these bytes: ${Buffer.from(bytes).toString('base64')}`);
        }
        if (read.ok && Buffer.compare(writeCtlFile(read.value), bytes) !== 0) expect.fail(`file ${number} is written differently`);
      }
      meter.stop();
      process.stdout.write(`${FILES} files, slowest ${slowest.toFixed(1)} ms, ${(meter.held / 1024 / 1024).toFixed(0)} MiB more, ${JSON.stringify(verdicts)}\n`);
      expect(slowest).toBeLessThan(LONGEST);
      meter.checkHeld();
      expect(Math.min(...Object.values(verdicts))).toBeGreaterThan(FILES / HUNDRED / 2);
    },
    3_600_000,
  );
});
