import { afterAll, beforeAll, expect, it } from 'vitest';
import { THROTTLE_PAUSES } from '../../../core/platform/operations/limits.ts';
import { sleep } from '../../../core/ports/clock.ts';
import { type LimitFacts, Limits, limitsOf } from '../../../practice/platform/limits.ts';
import { type PracticePlatform } from '../../../practice/platform/start.ts';
import { pick } from '../../../practice/nodes/seed.ts';
import { scenarioOf } from '../../../practice/scenarios/platform/scenario.ts';
import { SEEDS } from '../../helpers/seed.ts';
import { quickClock } from '../../helpers/quick-clock.ts';
import { countersRequest, registrationsRequest, restartRequest, soap, textsIn } from '../../helpers/platform/soap.ts';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { axl } from '../../helpers/platform/web-request.ts';

const PUBLISHER = '10.48.47.153';
const PHONE = 'SEP001D45B5A2C1';
const MINUTE = 60_000;

const clock = quickClock(new Date());
let platform: PracticePlatform;
beforeAll(async () => {
  platform = await startPracticePlatform({ pace: 1, clock });
});
afterAll(() => platform.close());

const facts = (more: Partial<LimitFacts> = {}): LimitFacts => ({ countsRefused: true, minute: 'sliding', others: () => 0, ...more });

const times = async (count: number, ask: () => Promise<{ readonly status: number }>): Promise<readonly number[]> => {
  const statuses: number[] = [];
  for (let at = 0; at < count; at += 1) statuses.push((await ask()).status);
  return statuses;
};
const counted = (before: ReturnType<PracticePlatform['violations']>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(platform.violations()).flatMap(([name, count]) => (count === (before as Record<string, number>)[name] ? [] : [[name, count - ((before as Record<string, number>)[name] ?? 0)]])));

it('answers 15 requests for registrations a minute, from whichever node, and counts the sixteenth as a fault of the client', async () => {
  const before = platform.violations();
  let turn = 0;
  const ask = () => soap(platform, 'ris', 'selectCmDeviceExt', registrationsRequest([PHONE]), { node: (turn += 1) % 2 === 0 ? 'publisher' : 'subscriber' });
  expect(await times(15, ask)).toEqual(Array.from({ length: 15 }, () => 200));
  expect(counted(before)).toEqual({});
  const refused = await ask();
  expect([refused.status, textsIn(refused, 'faultstring')[0]]).toEqual([500, expect.stringContaining('Exceeded allowed rate for Reatime information')]);
  expect(counted(before)).toEqual({ 'ris-rate': 1 });
  await sleep(clock, MINUTE + 1);
  expect((await ask()).status).toBe(200);
  await sleep(clock, MINUTE + 1);
});

it('answers 80 requests for counters a minute', async () => {
  const before = platform.violations();
  const ask = () => soap(platform, 'perfmon', 'perfmonCollectCounterData', countersRequest(PUBLISHER));
  expect((await times(80, ask)).every((status) => status === 200)).toBe(true);
  expect((await ask()).status).toBe(500);
  expect(counted(before)).toEqual({ 'perfmon-rate': 1 });
});

it('takes no more than 1000 names', async () => {
  const before = platform.violations();
  await sleep(clock, MINUTE + 1);
  expect((await soap(platform, 'ris', 'selectCmDeviceExt', registrationsRequest(Array.from({ length: 1001 }, (_, at) => `SEP${at}`)))).status).toBe(500);
  expect(counted(before)).toEqual({ 'ris-names': 1 });
});

it('takes at most four resets side by side, and resets of phones only', async () => {
  const before = platform.violations();
  const reset = (name: string) => axl(platform, 'doDeviceReset', `<deviceName>${name}</deviceName><deviceResetType>Reset</deviceResetType>`);
  expect((await reset('AALN/S0/SU0/0@GW1')).status).toBe(500);
  expect((await axl(platform, 'doDeviceReset', `<deviceName>${PHONE}</deviceName><deviceResetType>Restart</deviceResetType>`)).status).toBe(500);
  expect(counted(before)).toEqual({ 'reset-of-no-phone': 2 });
  expect((await reset(PHONE)).status).toBe(200);
});

it('turns a fifth reset away while four are under way', async () => {
  const limits = new Limits(facts());
  const ends: (() => void)[] = [];
  const reset = () => limits.reset(() => new Promise<string>((resolve) => void ends.push(() => resolve('done'))));
  const four = Array.from({ length: 4 }, reset);
  expect(await reset()).toBeUndefined();
  expect(limits.violations).toEqual({ 'resets-side-by-side': 1 });
  for (const end of ends) end();
  expect(await Promise.all(four)).toEqual(['done', 'done', 'done', 'done']);
});

/** A request a second from `from` on; what each was answered. */
const asked = (limits: Limits, from: number, seconds: number): string => Array.from({ length: seconds }, (_, at) => limits.ris.admit(from + at * 1000)[0]).join('');

it('counts what it turned away, or does not; a minute slides, or begins anew', () => {
  const full = 'a'.repeat(15);
  // The first of the minute is over at second 60: one that was not counted makes room for one.
  expect(asked(new Limits(facts({ countsRefused: false })), 0, 62)).toBe(`${full}${'t'.repeat(45)}aa`);
  expect(asked(new Limits(facts()), 0, 62)).toBe(`${full}${'t'.repeat(47)}`);
  expect(asked(new Limits(facts({ minute: 'fixed' })), 30_000, 32)).toBe(`${full}${'t'.repeat(15)}aa`);
});

it('has other programs that ask steadily, for nearly all, or for everything every other minute: whoever waits longer than a minute is admitted', () => {
  const othersOf = (seed: number, name: 'ris' | 'perfmon') => {
    const { others } = limitsOf({ scenario: scenarioOf('limits-shared'), pick: (question, forms) => pick(seed, question, forms) });
    return [0, MINUTE, 2 * MINUTE].map((now) => others(name, now)).join();
  };
  expect(new Set(SEEDS.map((seed) => othersOf(seed, 'ris')))).toEqual(new Set(['10,10,10', '13,13,13', '15,0,15']));
  expect(new Set(SEEDS.map((seed) => othersOf(seed, 'perfmon')))).toEqual(new Set(['70,70,70', '78,78,78', '80,0,80']));
  expect(limitsOf({ scenario: scenarioOf('founding-document'), pick: (question, forms) => pick(3, question, forms) }).others('ris', 0)).toBe(0);
});

it('admits a reading in the end that waits as the program does, whatever else asks and whatever is counted', () => {
  for (const seed of SEEDS) {
    const by = limitsOf({ scenario: scenarioOf('limits-shared'), pick: (question, forms) => pick(seed, question, forms) });
    for (let from = 0; from < 2 * MINUTE; from += 7000) {
      const limits = new Limits(by);
      // The program has asked already, as often as it was admitted.
      for (let before = 0; before < 3; before += 1) limits.ris.admit(from);
      const times = THROTTLE_PAUSES.reduce<readonly number[]>((all, pause) => [...all, (all.at(-1) ?? from) + pause], [from]);
      expect([seed, from, times.some((now) => limits.ris.admit(now) === 'admitted')]).toEqual([seed, from, true]);
    }
  }
});

it.each([
  ['another SOAPAction', () => soap(platform, 'controlCenter', 'soapGetServiceStatus', '', { action: 'soapDoControlServices' })],
  ['another namespace', () => soap(platform, 'controlCenter', 'soapGetServiceStatus', '', { namespace: 'http://schemas.cisco.com/ast/soap/' })],
  ['a list where the WSDL has strings', () => soap(platform, 'controlCenter', 'soapGetServiceStatus', '<soap:ServiceStatus><soap:item>Cisco Tftp</soap:item></soap:ServiceStatus>')],
  ['elements in another order', () => soap(platform, 'perfmon', 'perfmonCollectCounterData', `<soap:Object>Cisco CallManager</soap:Object><soap:Host>${PUBLISHER}</soap:Host>`)],
  ['an element too many', () => soap(platform, 'perfmon', 'perfmonCollectCounterData', `${countersRequest(PUBLISHER)}<soap:More/>`)],
  ['elements without a namespace', () => soap(platform, 'perfmon', 'perfmonCollectCounterData', `<Host>${PUBLISHER}</Host><Object>Cisco CallManager</Object>`)],
])('answers %s with a fault, and counts it', async (_what, ask) => {
  const before = platform.violations();
  expect((await ask()).status).toBe(500);
  expect(counted(before)).toEqual({ form: 1 });
});

it('restarts nothing in the name of another node', async () => {
  const before = platform.violations();
  expect((await soap(platform, 'controlCenter', 'soapDoControlServices', restartRequest(PUBLISHER, 'Cisco Tftp'), { node: 'subscriber' })).status).toBe(500);
  expect(counted(before)).toEqual({ 'other-node': 1 });
  expect(platform.restartsBegun()).toBe(0);
});

it('counts what no client has a use for, and a password that was refused before', async () => {
  const before = platform.violations();
  expect((await axl(platform, 'doEnterpriseParametersReset', '')).status).toBe(500);
  expect((await times(2, () => soap(platform, 'controlCenter', 'soapGetServiceStatus', '', { password: 'wrong' })))).toEqual([401, 401]);
  expect(counted(before)).toEqual({ 'forbidden-call': 1, 'password-again': 1 });
});
