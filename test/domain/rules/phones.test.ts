import { describe, expect, it } from 'vitest';
import { type PhoneState } from '../../../shared/domain/phone.ts';
import { tickVisit, visitsOf } from '../../../shared/domain/phone-visit.ts';
import { type KnownCertificate } from '../../../shared/domain/signer-continuity.ts';
import { forecastByModel, forecastPhones } from '../../../shared/domain/rules/phones.ts';

const phone = (name: string, more: Partial<PhoneState> = {}): PhoneState => ({
  name,
  model: '8861',
  tftpServer: '10.48.47.153',
  usesTvs: false,
  ctlSha256: null,
  outcome: 'accepted',
  reason: 'signer-is-sast',
  ...more,
});

const certificate = (sha256: string): KnownCertificate => ({ sha256, sha1: null, serialNumber: null });
const signer = certificate('signer');
const knownFiles = new Map([['trusted', [certificate('token'), signer]], ['foreign', [certificate('token')]]]);

describe('what phones will do with the next file (Cisco document 118893)', () => {
  const one = (more: Partial<PhoneState>, tvsVouches: boolean) => forecastPhones({ phones: [phone('a', more)], signer, knownFiles, tvsVouches });

  it.each([
    ['holds no file', { ctlSha256: null }, true, 'direct'],
    ['knows the signer as a SAST', { ctlSha256: 'trusted' }, false, 'direct'],
    ['knows the signer as a SAST and could ask TVS', { ctlSha256: 'trusted', usesTvs: true }, true, 'direct'],
    ['asks TVS, which vouches', { ctlSha256: 'foreign', usesTvs: true }, true, 'tvs'],
    ['asks TVS, which does not vouch', { ctlSha256: 'foreign', usesTvs: true }, false, 'visit'],
    ['does not ask TVS', { ctlSha256: 'foreign' }, true, 'visit'],
    ['holds a file nobody knows', { ctlSha256: 'other' }, true, 'unknown'],
    ['holds a file nobody knows and asks TVS, which vouches', { ctlSha256: 'other', usesTvs: true }, true, 'tvs'],
  ])('one that %s', (_, more, tvsVouches, expected) => {
    expect(one(more, tvsVouches)).toEqual({ direct: 0, tvs: 0, visit: 0, unknown: 0, [expected]: 1 });
  });

  it.each([
    ['Cisco 7960', 'visit'],
    ['Cisco 7940G', 'visit'],
    ['Cisco Unified Client Services Framework', 'unknown'],
    ['Cisco Dual Mode for iPhone', 'unknown'],
    ['Cisco Jabber for Tablet', 'unknown'],
    ['Cisco TelePresence SX20', 'unknown'],
    ['Cisco 7945', 'tvs'],
    ['Cisco 79600', 'tvs'],
    ['Cisco 8861', 'tvs'],
  ] as const)('where TVS must vouch, by its model: %s', (model, expected) => {
    const none = { direct: 0, tvs: 0, visit: 0, unknown: 0 };
    expect(one({ ctlSha256: 'foreign', usesTvs: true, model }, true)).toEqual({ ...none, [expected]: 1 });
    expect(forecastByModel([{ model }], 'tvs')).toEqual({ ...none, [expected]: 1 });
    expect(forecastByModel([{ model }, { model }], 'visits')).toEqual({ ...none, visit: 2 });
    expect(forecastByModel([{ model }], 'sast')).toEqual({ ...none, direct: 1 });
    expect(forecastByModel([{ model }], 'unknown')).toEqual({ ...none, unknown: 1 });
  });

  it('is counted', () => {
    const phones = [phone('a'), phone('b', { ctlSha256: 'trusted' }), phone('c', { ctlSha256: 'foreign', usesTvs: true }), phone('d', { ctlSha256: 'foreign' }), phone('e', { ctlSha256: 'other' })];
    expect(forecastPhones({ phones, signer, knownFiles, tvsVouches: true })).toEqual({ direct: 2, tvs: 1, visit: 1, unknown: 1 });
  });
});

describe('the phones to be visited', () => {
  it('are those that rejected the file, with the reason', () => {
    const rejected = phone('b', { outcome: 'rejected', reason: 'signer-not-trusted' });
    const phones = [phone('a'), rejected, phone('c', { outcome: 'unchanged', reason: 'same-file' }), phone('d', { outcome: 'rejected', reason: null }), phone('e', { outcome: 'not-asked', reason: 'switched-off' })];
    expect(visitsOf(phones)).toEqual([{ name: 'b', model: '8861', tftpServer: '10.48.47.153', reason: 'signer-not-trusted', done: false }]);
  });

  it('are ticked off one by one, and the tick can be taken back', () => {
    const visits = visitsOf(['a', 'b'].map((name) => phone(name, { outcome: 'rejected', reason: 'signature-bad' })));
    const ticked = tickVisit(visits, 'b', true);
    expect(ticked.map(({ name, done }) => [name, done])).toEqual([['a', false], ['b', true]]);
    expect(tickVisit(ticked, 'b', false)).toEqual(visits);
    expect(tickVisit(visits, 'c', true)).toEqual(visits);
  });
});
