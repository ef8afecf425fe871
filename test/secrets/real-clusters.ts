import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { type PracticePlatform } from '../../practice/platform/start.ts';
import { handOn } from '../helpers/hand-on.ts';
import { startPracticePlatform } from '../helpers/platform/start.ts';
import { type Stage } from './stage.ts';

/** Ports of a CUCM. */
export const PORTS = { ssh: 22, axl: 8443, http: 6970, https: 6971, page: 80 } as const;

/** From now on the nodes take another password of the OS administrator, which is looked for too. */
export function changePassword({ watch, real: { platform } }: Pick<Stage, 'watch' | 'real'>, name: string): void {
  Object.assign(platform.osAdmin, { password: watch.secret(name) });
}

/** A practice platform whose nodes and phones are reached at their own addresses and the ports of a real cluster: the program that is led there knows nothing of practice. */
export interface RealPlatform {
  readonly platform: PracticePlatform;
  close(): Promise<void>;
}

/** A network of its own (`unshare --net`), in which all of 10.0.0.0/8 is this computer. */
export function nameAddresses(): void {
  const ip = (...args: string[]) => execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  ip('link', 'set', 'lo', 'up');
  ip('route', 'add', 'local', '10.0.0.0/8', 'dev', 'lo');
}

export async function startRealPlatform(options: Parameters<typeof startPracticePlatform>[0]): Promise<RealPlatform> {
  const platform = await startPracticePlatform(options);
  const { nodes, phonePages } = platform;
  const wanted = nodes.flatMap(({ name, ports }) => (['ssh', 'axl', 'http', 'https'] as const).map((service) => ({ host: name, port: PORTS[service], target: ports[service] })));
  const pages = phonePages === null ? [] : [{ host: '0.0.0.0', port: PORTS.page, target: phonePages.port }];
  const ends = await Promise.all([...wanted, ...pages].flatMap(({ host, port, target }) => (target === null ? [] : [handOn({ host, port, target })])));
  return {
    platform,
    close: async () => {
      await Promise.all(ends.map((end) => end()));
      await platform.close();
    },
  };
}

/** MD5 of the file that Cisco Tftp serves, as a person reads it on a phone. */
export const servedMd5 = ({ platform }: RealPlatform): string => createHash('md5').update(platform.servedFile(platform.entry.name) ?? '').digest('hex');
