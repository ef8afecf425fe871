import { describe, expect, it } from 'vitest';
import { NO_PHONES } from '../../shared/domain/rollout/progress.ts';
import { partsOf, phonesDone, phonesInAll } from '../../shared/session/rollout-parts.ts';
import { pilot, restart, rolloutView } from '../helpers/rollout-report.ts';

const places = (part: Parameters<typeof rolloutView>[0]): readonly string[] => partsOf(rolloutView(part)).map(({ place, done, all }) => `${place} ${done}/${all}`);

describe('the parts of the evening', () => {
  it('begin with services', () => {
    const restarts = [restart({ status: 'waiting' }), restart({ status: 'waiting', service: 'Cisco CallManager' })];
    expect(places({ restarts, pilots: [pilot({ verdict: 'waiting' })], counts: { ...NO_PHONES, waiting: 8, 'not-reached': 2 } })).toEqual(['now 0/2', 'next 0/1', 'next 2/10', 'next 0/0']);
  });

  it('are not over because another one goes on: services wait while pilots are tried', () => {
    const restarts = [restart(), restart({ status: 'waiting', service: 'Cisco CallManager' })];
    expect(places({ part: 'pilot', restarts, pilots: [pilot({ verdict: 'asked' })], counts: NO_PHONES })).toEqual(['next 1/2', 'now 0/1', 'next 0/0', 'next 0/0']);
  });

  it('are all over at the end, whatever failed', () => {
    expect(places({ state: 'ended', part: 'proof', restarts: [restart({ status: 'failed' }), restart({ status: 'skipped' })] })).toEqual(['past 2/2', 'past 1/1', 'past 40/40', 'past 1/0']);
  });

  it('count phones as done once it is known what they did', () => {
    const counts = { ...NO_PHONES, waiting: 1, reset: 2, 'came-back': 3, 'not-back': 4 };
    expect([phonesDone(counts), phonesInAll(counts)]).toEqual([7, 10]);
  });
});
