import { createServer, connect } from 'node:net';
import { expect, it } from 'vitest';
import { deadPort, listen, LOOPBACK } from '../../practice/nodes/listen.ts';

it('the port of a node that is switched off refuses, and nobody else can listen there', async () => {
  const port = await deadPort();
  const refused = await new Promise((resolve) => {
    const socket = connect(port, LOOPBACK, () => resolve('connected'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
  expect(refused).toBe('ECONNREFUSED');
  await expect(listen(createServer(), port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(await deadPort()).toBe(port);
});
