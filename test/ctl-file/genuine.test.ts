import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { writeCtlFile } from '../../shared/ctl-file/write.ts';

const sample = path.resolve(import.meta.dirname, '../../../shared/reference/samples/CTLFile-cucm-2015.tlv');

describe.runIf(existsSync(sample))('a file that CUCM wrote', () => {
  it('reads, verifies and is written again byte for byte', () => {
    const bytes = new Uint8Array(readFileSync(sample));
    const file = readCtlFile(bytes);
    if (!file.ok) throw new Error(file.error.problem);
    expect(file.value.records.map((record) => record.bytes.length)).toEqual([1147, 1147, 1171, 1085, 1161, 1143]);
    expect(verifyCtlFile(file.value)).toMatchObject({ kind: 'verified', signer: { offset: 312 } });
    expect(writeCtlFile(file.value)).toEqual(bytes);
  });
});
