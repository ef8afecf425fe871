import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../shared/domain/error-codes.ts';
import { describeReturnCode } from '../../core/tokens/host/return-codes.ts';

const HEADER = path.resolve(import.meta.dirname, '../../node_modules/pkcs11js/includes/pkcs11/pkcs11t.h');

/** Names and numbers of the OASIS header itself: the constants of pkcs11js leave some out. */
const codes = [...readFileSync(HEADER, 'utf8').matchAll(/^#define (CKR_[A-Z0-9_]+)\s+(0x[0-9A-Fa-f]+)/gm)].map(([, name = '', number]) => [name, Number(number)] as const);

describe('return codes of PKCS#11', () => {
  it('are all in the table under their own names, each with an error of the product', () => {
    const failures = codes.filter(([name]) => name !== 'CKR_OK' && name !== 'CKR_VENDOR_DEFINED');
    expect(failures.length).toBeGreaterThan(80);
    for (const [name, number] of failures) {
      expect(describeReturnCode(number).name).toBe(name);
      expect(Object.keys(ERROR_CODES)).toContain(describeReturnCode(number).code);
    }
  });

  it('show their number when a vendor made them up or no table knows them', () => {
    expect(describeReturnCode(0x80001234)).toEqual({ name: 'CKR_VENDOR_DEFINED 0x80001234', code: 'token.fault' });
    expect(describeReturnCode(0x999)).toEqual({ name: 'CKR_UNKNOWN 0x999', code: 'token.fault' });
  });

  it('tell apart what a person must do', () => {
    const meaning = { CKR_PIN_INCORRECT: 'pin-incorrect', CKR_PIN_LOCKED: 'pin-locked', CKR_PIN_LEN_RANGE: 'pin-length', CKR_DEVICE_REMOVED: 'removed' };
    for (const [name, code] of Object.entries(meaning)) {
      expect(describeReturnCode(codes.find((entry) => entry[0] === name)?.[1] ?? 0).code).toBe(`token.${code}`);
    }
  });
});
