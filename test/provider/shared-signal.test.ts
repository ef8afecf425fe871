import { expect, it } from 'vitest';
import { withLimit } from '../../core/network/deadline.ts';

/** Nodes of the largest cluster. */
const SERVERS = 28;

it('one signal ends the calls to all servers of a cluster, and warns nobody of so many', async () => {
  const warnings: string[] = [];
  const hear = ({ name }: Error): void => void warnings.push(name);
  process.on('warning', hear);
  const controller = new AbortController();
  const calls = Array.from({ length: SERVERS }, () =>
    withLimit({ signal: controller.signal }, 60_000, (limit) => new Promise((resolve) => limit.signal.addEventListener('abort', () => resolve(limit.ended())))),
  );
  controller.abort();
  expect(await Promise.all(calls)).toEqual(Array.from({ length: SERVERS }, () => 'cancelled'));
  // Warnings come in a turn of their own.
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', hear);
  expect(warnings).toEqual([]);
});
