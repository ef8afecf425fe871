import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTRACT, isCallName } from '../../shared/contract/calls.ts';
import { parseCall } from '../../shared/contract/parse-call.ts';

const CHANGE = { id: '20261126T030000Z-0a1b2c3d' };
const GOOD: Readonly<Record<string, unknown>> = {
  speak: { language: 'ja' },
  programDocument: { document: 'guide', language: 'ja' },
  lookAtHost: { host: 'cucm-pub.example', port: 2444, sshPort: 22, axlPort: 8443 },
  probe: { host: 'cucm-pub.example', port: 2444 },
  forgetServers: { servers: [{ host: 'cucm-pub.example', port: 2444 }] },
  acceptCertificate: { sha256: 'a'.repeat(64), replace: false },
  signIn: { username: 'admin', password: 'secret' },
  signInServer: { server: '10.48.47.154', username: 'admin', password: 'secret' },
  movePracticeToken: { serial: '0054f509', inserted: true },
  setPracticeTries: { serial: '0054f509', left: 'last' },
  wishToken: { not: '0054f509' },
  checkChange: CHANGE,
  finishChange: { ...CHANGE, consents: ['certificates-since'] },
  undoChange: { ...CHANGE, typed: '10.48.47.153' },
  keepChange: CHANGE,
  removeChange: CHANGE,
  changeReport: CHANGE,
  tickOff: { ...CHANGE, left: 'reset-phones', done: true },
  switchPracticePhone: { name: 'SEP001D45B5A2C1', on: false },
  addToken: { serial: '008580ef', certificateSha256: 'b'.repeat(64) },
  probeTftpServer: { host: '10.48.60.10', port: 2444 },
  addTftpServer: { username: 'admin', password: 'secret' },
  removeEntry: { number: 2 },
  keepEntry: { number: 6 },
  setChoices: { changed: { phoneSastTrust: true } },
  tickPhone: { name: 'SEP001D45B5A2C1', done: true },
  entryCertificate: { number: 1 },
  chooseMode: { mode: 'non-secure' },
  openModule: { path: '/usr/lib/libeTPkcs11.so' },
  newTokenCertificates: { path: '/usr/lib/libeTPkcs11.so' },
  acceptModule: { path: '/usr/lib/libeTPkcs11.so', sha256: 'c'.repeat(64) },
  tokenCertificate: { serial: '0054f509', sha256: 'b'.repeat(64) },
  chooseToken: { serial: '0054f509', certificateSha256: 'b'.repeat(64) },
  apply: { planId: 'p', pin: 'Cisco123' },
  ctlFile: { server: 'pub' },
  showCtl: { server: 'pub' },
  chooseConnection: { connection: 'platform' },
  probePlatform: { host: 'cucm-pub.example', sshPort: 22, axlPort: 8443, olderNode: false },
  acceptPlatformTrust: { fingerprints: ['a'.repeat(64)], replace: false },
  signInPlatform: { osUsername: 'administrator', osPassword: 'secret', axlUsername: '', axlPassword: '' },
  checkAgain: { rows: ['clocks', 'phones-off'], axlUsername: 'axladmin', axlPassword: 'secret' },
  tickPreflight: { row: 'export-control', done: true },
  preflightPhones: { from: 200 },
  signInNode: { node: '10.48.47.154', username: 'administrator', password: 'secret' },
  choosePlatformChange: { kind: 'update' },
  consentToVisits: { planId: 'p', typed: 'cucm-pub' },
  applyPlatform: { planId: 'p' },
  readPlatformAgain: { osPassword: '' },
  signInPlatformAgain: { osPassword: 'secret' },
  platformShowCtl: { node: '10.48.47.154' },
  confirmLostTokens: { item: 'two-new-tokens', done: true },
  deleteCtlFiles: { typed: 'cucm-pub' },
  startRollout: { pilots: ['SEP001D45B5A2C1'], holdPasswords: true, credentials: { osPassword: 'secret', axlUsername: 'axladmin', axlPassword: 'secret' } },
  skipRestart: { node: '10.48.47.154', service: 'Cisco Tftp', skipped: true },
  answerPilot: { name: 'SEP001D45B5A2C1', sha1: 'a'.repeat(40) },
  practicePhoneScreen: { name: 'SEP001D45B5A2C1' },
  rolloutPhones: { state: 'trouble', from: 0 },
  tickRolloutPhone: { ...CHANGE, name: 'SEP001D45B5A2C1', done: true },
  tickRolloutNeighbour: { ...CHANGE, neighbour: 'srst', done: true },
  openRollout: CHANGE,
  rolloutReport: CHANGE,
  removeRollout: CHANGE,
  sendTrustList: { name: 'CTLFile.tlv', size: 3, modified: 0, at: 0, upload: 0, base64: 'AQAC' },
  readServedTrustList: { host: '10.48.47.153', port: 6970, kind: 'ITL' },
  trustListEntries: { id: 1, from: 50 },
  trustListCertificate: { id: 1, number: 2 },
  trustListText: { id: 1, part: 0 },
  compareTrustLists: { first: 1, second: 2, from: 0 },
};
const names = Object.keys(CONTRACT);
const goodInput = (name: string): unknown => GOOD[name] ?? {};

describe('the contract', () => {
  it.each(names)('accepts a proper %s', (name) => {
    expect(parseCall(name, goodInput(name))).toMatchObject({ ok: true, value: { name } });
  });

  it.each(names)('refuses %s with an unknown key, and says nothing of the input', (name) => {
    const result = parseCall(name, { ...(goodInput(name) as object), extra: 'Cisco123' });
    expect(result).toEqual({ ok: false, error: { code: 'contract.violation', params: {}, where: name } });
  });

  it('refuses names that are no calls, inherited ones too', () => {
    for (const name of ['nothing', 'toString', '__proto__', 'constructor']) {
      expect(isCallName(name)).toBe(false);
      expect(parseCall(name, {}).ok).toBe(false);
    }
  });

  it.each(names)('never throws on %s, whatever comes', (name) => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (input) => {
        const result = parseCall(name, input);
        expect(result.ok || result.error.code === 'contract.violation').toBe(true);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('bounds every text: a megabyte is refused wherever a text is expected', () => {
    const huge = 'x'.repeat(1_000_000);
    for (const name of Object.keys(GOOD)) {
      const input = goodInput(name) as Readonly<Record<string, unknown>>;
      for (const key of Object.keys(input).filter((one) => typeof input[one] === 'string')) {
        expect(parseCall(name, { ...input, [key]: huge }).ok).toBe(false);
      }
    }
  });
});
