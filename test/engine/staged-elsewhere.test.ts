import { randomBytes } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { connectCluster } from '../../core/ctl-provider/connect-cluster.ts';
import { Secret } from '../../core/ports/secret.ts';
import { must } from '../helpers/must.ts';
import { endEngine, practice, publisher, started } from './practised.ts';

afterEach(endEngine);

it('a file that another administrator staged is said after sign-in, with the user and the time, and no more once it is gone', async () => {
  const walk = await started();
  const { host, port, username, password, certificateSha256 } = practice();
  const other = must(await connectCluster({ host, port, expectedSha256: certificateSha256, username, client: randomBytes(16).toString('hex'), password: new Secret(password) }));
  const held = must(await other.ctlFile(publisher));
  const staged = must(await other.stage(publisher, held?.bytes ?? new Uint8Array(), held?.sha256 ?? null));
  await walk.do('probe', { host, port });
  await walk.do('signIn', { username, password });
  expect(walk.state().cluster?.findings.filter(({ rule }) => rule === 'file-staged-elsewhere')).toMatchObject([{ severity: 'warn', params: { server: publisher, user: username, since: expect.stringMatching(/^\d{4}-.*Z$/) as unknown } }]);
  must(await other.discard(publisher, staged));
  await walk.do('refreshCluster', {});
  expect(walk.state().cluster?.findings.filter(({ rule }) => rule === 'file-staged-elsewhere')).toEqual([]);
  await other.close();
});
