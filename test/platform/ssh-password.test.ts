import { Client, type AuthHandlerMiddleware, type ConnectConfig } from 'ssh2';
import { afterAll, expect, test, vi } from 'vitest';
import { must } from '../helpers/must.ts';
import { cli, PASSWORD } from '../helpers/platform/ssh-cli.ts';
import { endAll, session, VERSION } from './ssh-session.ts';

afterAll(endAll);

/** Hands on what is given to the library, and keeps it as the library does. */
const watched =
  (handler: AuthHandlerMiddleware, kept: unknown[]): AuthHandlerMiddleware =>
  (left, partial, next) =>
    handler(left, partial, (method) => {
      if (typeof method === 'object' && method.type === 'password') kept.push(method.password);
      next(method);
    });

test('of the password nothing is left in the SSH library while the session lasts', async () => {
  const kept: unknown[] = [];
  const connect = Object.getOwnPropertyDescriptor(Client.prototype, 'connect')?.value as (this: Client, config: ConnectConfig) => Client;
  const spy = vi.spyOn(Client.prototype, 'connect').mockImplementation(function (this: Client, config) {
    return connect.call(this, { ...config, authHandler: watched(config.authHandler as AuthHandlerMiddleware, kept) });
  });
  const { server, commands } = await session({ methods: ['password'], shell: cli({ 'show version active': VERSION }) });
  spy.mockRestore();
  expect(server.passwords).toEqual([PASSWORD]);
  expect(must(await commands.read('show-version')).answer.known).toBe(true);
  expect(kept).toEqual([Buffer.alloc(PASSWORD.length)]);
});
