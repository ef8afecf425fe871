import { type Socket, createServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { deadPort, listen } from '../../practice/nodes/listen.ts';
import { connectBy } from '../../renderer/steps/sign-in/look/calls.ts';
import { platformValues } from '../../renderer/steps/sign-in/platform/values.ts';
import { wizardUi } from '../../renderer/wizard/typed.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { startPracticePlatform } from '../helpers/platform/start.ts';
import { endEngine, newEngine, practice, started } from '../engine/practised.ts';

afterEach(endEngine);

it('the practice cluster is found where it is, and nothing else of this computer is asked for it', async () => {
  const walk = await started();
  const { host, port } = practice();
  const found = await walk.engine.call('lookAtHost', { host, port, sshPort: 22, axlPort: 8443 });
  expect(found).toMatchObject({ ok: true, value: { kind: 'open-provider', fits: 'ctl-provider', ssh: null, web: null } });
});

it('the practice node with the provider of Cisco is found as one, where neither its protocol nor today’s TLS is spoken, and leads to the platform', async () => {
  const walk = await newEngine('vendor-provider');
  await walk.do('startPractice', { connection: 'ctl-provider', scenario: 'vendor-provider' });
  const { host, port, platform } = practice();
  expect(await walk.engine.call('probe', { host, port })).toMatchObject({ ok: false, error: { code: 'connect.tls-failed' } });
  const found = await callEngine(walk.engine, 'lookAtHost', { host, port, sshPort: 22, axlPort: 8443 });
  expect(found).toMatchObject({ ok: true, value: { kind: 'vendor-provider', fits: 'platform', age: '10.0-11.5', provider: { found: 'old-tls', says: 'TLS 1.0' } } });
  const { named, osAdmin } = platform ?? expect.fail('a node beside it');
  const { sshPort, axlPort } = named;
  // What the button does that leads there: a person who presses Next then signs in.
  if (found.ok) wizardUi.setState({ look: found.value });
  await connectBy({ state: walk.state(), call: (name, input) => callEngine(walk.engine, name, input) }, 'platform', { host, user: 'admin' });
  expect(platformValues(walk.state(), wizardUi.getState().platform)).toMatchObject({ host, sshPort: String(sshPort), axlPort: String(axlPort), osUsername: osAdmin.username, osPassword: osAdmin.password });
  expect(await walk.engine.call('probePlatform', { host, sshPort, axlPort, olderNode: true })).toMatchObject({ ok: true });
  expect(walk.state()).toMatchObject({ atPractice: true, platform: { offers: { ssh: 'answers', ctlProvider: 'other-provider', recommended: 'platform' } } });
});

it.each([
  ['release-9.1', { kind: 'old-node', fits: 'platform', age: 'up-to-9.1' }],
  ['release-11.5', { kind: 'old-node', fits: 'platform', age: '10.0-11.5' }],
  ['release-15', { kind: 'node', fits: 'platform', age: null }],
] as const)('a practice node of %s shows its age as a real one would', async (scenario, expected) => {
  const platform = await startPracticePlatform({ scenario });
  const walk = await newEngine();
  const { host, sshPort, axlPort } = platform.named;
  expect(await walk.engine.call('lookAtHost', { host, port: await deadPort(), sshPort, axlPort })).toMatchObject({ ok: true, value: expected });
  await platform.close();
});

it('one look at a time: a newer one, a sign-in and the end of the program end it, and no error of it stands on the screen', async () => {
  const walk = await newEngine();
  const seen: Socket[] = [];
  let asked = (): void => undefined;
  const silent = await listen(createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => {
      seen.push(socket);
      asked();
    });
  }));
  const arrives = (): Promise<void> => new Promise((resolve) => (asked = resolve));
  const address = { host: '127.0.0.1', port: silent.port, sshPort: await deadPort(), axlPort: await deadPort() };
  const look = () => walk.engine.call('lookAtHost', address);
  let arrived = arrives();
  const first = look();
  await arrived;
  arrived = arrives();
  const [second, third] = [look(), look()];
  expect([await first, await second]).toMatchObject([{ error: { code: 'connect.cancelled' } }, { error: { code: 'connect.cancelled' } }]);
  await arrived;
  expect(seen).toHaveLength(2);
  arrived = arrives();
  const probe = walk.engine.call('probe', { host: address.host, port: address.port });
  expect(await third).toMatchObject({ error: { code: 'connect.cancelled' } });
  await arrived;
  expect(await look()).toMatchObject({ error: { code: 'contract.not-now' } });
  await walk.engine.call('cancel', {});
  expect(await probe).toMatchObject({ error: { code: 'connect.cancelled' } });
  arrived = arrives();
  const fourth = look();
  await arrived;
  const node = walk.engine.call('probePlatform', { host: address.host, sshPort: address.sshPort, axlPort: address.axlPort, olderNode: false });
  expect(await fourth).toMatchObject({ error: { code: 'connect.cancelled' } });
  expect(await node).toMatchObject({ error: { code: 'platform.port-closed' } });
  const error = walk.state().error;
  arrived = arrives();
  const last = look();
  await arrived;
  await endEngine();
  expect(await last).toMatchObject({ error: { code: 'connect.cancelled' } });
  expect(walk.state().error).toEqual(error);
  await silent.close();
});
