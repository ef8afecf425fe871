import { Client, type AuthHandlerMiddleware, type ConnectConfig } from 'ssh2';
import { afterAll, expect, test, vi } from 'vitest';
import { withLimit } from '../../core/network/deadline.ts';
import { commandsOf } from '../../core/platform/ssh/cli-session.ts';
import { openSession } from '../../core/platform/ssh/open-session.ts';
import { Transcript } from '../../core/platform/ssh/transcript.ts';
import { must } from '../helpers/must.ts';
import { cli, HOST, PASSWORD, USERNAME } from '../helpers/platform/ssh-cli.ts';
import { endAll, serve, VERSION } from './ssh-session.ts';

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
  const server = await serve({ methods: ['password'], shell: cli({ 'show version active': VERSION }) });
  const request = { target: { host: HOST, port: server.port }, offer: { olderNode: false, sha1HostKey: false, groupExchange: false }, username: USERNAME, expectedSha256: server.hostKeySha256 };
  // What the process of SSH does, in this one, so that the library can be looked into.
  const opened = await withLimit({}, 30_000, (limit) => openSession({ ...request, transcript: new Transcript() }, Buffer.from(PASSWORD), limit));
  spy.mockRestore();
  expect(server.passwords).toEqual([PASSWORD]);
  const commands = commandsOf(must(opened));
  expect(must(await commands.read('show-version')).answer.known).toBe(true);
  expect(kept).toEqual([Buffer.alloc(PASSWORD.length)]);
  await commands.close();
});
