import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { MOST_PASTED, type PresentedKey, comparePasted, isEndOf } from '../../shared/domain/pasted-keys.ts';

const PUB = '6c7861448e20233ffe5c7d0e2c2e5cf2a73272f16fdbe054cf51b5d6703f00b2';
const SUB = '50c27ae48afa21f5d4d5b249ec72ce80a1dc94a77b53f5bdba8a35ad8945610d';
const SSH = 'ZY36MXw6H7opQqc0tpInw1tkdw42P/FE1BzZCRwjn6Q';
const pub: PresentedKey = { sha256: PUB, fingerprint: PUB };
const sub: PresentedKey = { sha256: SUB, fingerprint: SUB };
const host: PresentedKey = { sha256: Buffer.from(SSH, 'base64').toString('hex'), fingerprint: `SHA256:${SSH}` };
const keys = [pub, sub, host];
const colons = (hex: string): string => (hex.match(/../g) ?? []).join(':');
const groups = (hex: string): string => (hex.match(/.{4}/g) ?? []).join(' ');
const same = (text: string, among = keys): readonly string[] => {
  const { same: found, foreign } = comparePasted(text, among);
  expect(foreign).toEqual([]);
  return [...found];
};

it('takes digits as programs and people write them', () => {
  const wide = PUB.toUpperCase().replace(/./g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
  const broken = `${colons(PUB).slice(0, 48)}\n${colons(PUB).slice(48)}`;
  for (const text of [PUB, PUB.toUpperCase(), colons(PUB), groups(PUB), wide, broken, `sha256 Fingerprint=${colons(PUB).toUpperCase()}`, `SHA256 ${PUB}`, `cucm-pub: ${PUB}`, `cafe ${PUB}`, `10.48.47.153 ${groups(PUB)} (tomcat)`, `SHA-256: ${broken}`, `"${PUB}",`, `${groups(PUB).slice(0, 39)}\r\n${groups(PUB).slice(40)}`]) expect([text, same(text)]).toEqual([text, [PUB]]);
});

it('takes a host key as OpenSSH prints it, and as hex', () => {
  for (const text of [`SHA256:${SSH}`, SSH, `2048 SHA256:${SSH} 10.48.47.153 (RSA)`, `# Host pub found: line 1\npub RSA SHA256:${SSH}`, host.sha256]) expect([text, same(text)]).toEqual([text, [host.sha256]]);
  expect(comparePasted(`SHA256:${SSH.toLowerCase()}`, keys).foreign).toHaveLength(1);
});

it('takes several in one text, in any order', () => {
  expect(same(`${SUB}\n${PUB}\n`)).toEqual([PUB, SUB]);
  expect(same(`pub ${colons(PUB)}\nsub ${colons(SUB)}\nSHA256:${SSH}`)).toHaveLength(3);
  expect(same(`${groups(PUB)} ${groups(SUB)}`)).toEqual([PUB, SUB]);
});

it('what differs is told by its first group, where it can be told which key was meant', () => {
  const wrong = `${PUB.slice(0, 49)}${PUB[49] === '0' ? '1' : '0'}${PUB.slice(50)}`;
  expect(comparePasted(colons(wrong), keys).foreign).toEqual([{ text: wrong, nearest: { sha256: PUB, group: 13 } }]);
  expect(comparePasted(SUB, [pub]).foreign).toEqual([{ text: SUB, nearest: { sha256: PUB, group: 1 } }]);
  expect(comparePasted(`cafe ${'f'.repeat(64)}`, keys).foreign).toEqual([{ text: 'f'.repeat(64), nearest: null }]);
  // The other one is there: this one can be meant for the only key that is left.
  expect(comparePasted(`${SUB}\n${'f'.repeat(64)}`, [pub, sub])).toMatchObject({ same: new Set([SUB]), foreign: [{ nearest: { sha256: PUB, group: 1 } }] });
});

it('what is no whole SHA-256 says nothing', () => {
  expect(comparePasted(' \n', keys)).toMatchObject({ kind: 'empty' });
  for (const text of [PUB.slice(1), PUB.slice(0, 40), 'all match', 'SHA256:abc', 'x'.repeat(43), `${PUB.slice(0, 32)} and ${PUB.slice(32)}`, '30820122300d06092a864886f70d01010105000382010f003082010a0282010100'.repeat(9)]) expect([text, comparePasted(text, keys)]).toEqual([text, { kind: 'nothing-whole', same: new Set(), foreign: [] }]);
});

it('nothing that is pasted is the same by less than the whole, takes long, or throws', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('0', '9', 'a', 'F', PUB.slice(0, 32), ':', '-', ' ', '\n', 'SHA256:', '=', '.'), { maxLength: 100 }), (parts) => comparePasted(parts.join(''), keys).same.size === 0));
  fc.assert(fc.property(fc.nat(63), (at) => comparePasted(PUB.slice(0, at) + (PUB[at] === '0' ? '1' : '0') + PUB.slice(at + 1), keys).same.size === 0));
  for (const one of ['a', 'a ', 'a:', '\n', 'SHA256:', '\uFDFA', 'ab\n', '=']) comparePasted(one.repeat(200_000), keys);
  expect(comparePasted(`${' '.repeat(MOST_PASTED)}${PUB}`, keys).kind).toBe('empty');
});

it('takes the last eight characters of a key or more, up to all of them, for its end', () => {
  for (const typed of [PUB.slice(-8), ` ${PUB.slice(-8, -4)} ${PUB.slice(-4)} `, colons(PUB.slice(-8)).toUpperCase(), PUB.slice(-20), PUB]) expect([typed, isEndOf(pub, typed)]).toEqual([typed, true]);
  for (const typed of [SSH.slice(-8), ` ${SSH.slice(-8, -4)} ${SSH.slice(-4)}`, SSH, host.fingerprint]) expect([typed, isEndOf(host, typed)]).toEqual([typed, true]);
});

it('takes nothing shorter, of another place, of another key or in other letters for it', () => {
  for (const typed of ['', PUB.slice(-7), PUB.slice(0, 8), PUB.slice(-9, -1), SUB.slice(-8), `0${PUB}`, `x${PUB.slice(-8)}`]) expect([typed, isEndOf(pub, typed)]).toEqual([typed, false]);
  for (const typed of ['', 'SHA256:', SSH.slice(-7), SSH.slice(0, 8), SSH.slice(-8).toLowerCase(), `${SSH}=`]) expect([typed, isEndOf(host, typed)]).toEqual([typed, false]);
});
