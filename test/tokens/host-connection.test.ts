import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type HostRequest } from '../../core/tokens/host/messages.ts';
import { HostConnection } from '../../core/tokens/host-connection.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a token host that stands in a driver and heeds no kill does not keep the program from closing', async () => {
  const asked: string[] = [];
  const connection = new HostConnection(
    { pid: 1, send: (message) => void asked.push((message as HostRequest).call), onMessage: () => undefined, onExit: () => undefined, kill: () => void asked.push('kill') },
    '/lib/hangs.so',
  );
  const ended = connection.end();
  await vi.runAllTimersAsync();
  await ended;
  expect([asked, connection.alive]).toEqual([['end', 'kill'], false]);
});
