import { expect, it } from 'vitest';
import { clockSkew } from '../../shared/domain/clock-skew.ts';
import { connected } from './connected.ts';
import { PUB, startTestCluster, SUB } from './fixture.ts';

const NOW = new Date('2026-01-01T00:10:00.000Z');

it.each([
  ['equal clocks', '2026-01-01T00:10:00.000Z', 0, 0],
  ['a time that the answer may have taken', '2026-01-01T00:09:58.000Z', 2000, 0],
  ['a server ahead, however long the answer took', '2026-01-01T00:16:00.000Z', 5000, 360_000],
  ['a server behind, less what the answer may have taken', '2026-01-01T00:04:00.000Z', 5000, -355_000],
])('%s', (_what, time, took, skew) => {
  expect(clockSkew(time, NOW, took)).toBe(skew);
});

it('is known of each server from its first answer on, and of no other', async () => {
  const cluster = await startTestCluster();
  const client = await connected(cluster);
  for (const server of [PUB, SUB]) expect(Math.abs(client.clockSkew(server) ?? Infinity)).toBeLessThan(1000);
  expect(client.clockSkew('10.0.0.9')).toBeNull();
  await client.close();
  await cluster.close();
});
