import { connect } from 'node:net';
import { type SystemTrouble } from '../../../shared/session/token-trouble.ts';

/** Where pcscd listens, or systemd for it (pcsc-lite, pcscd(8)); the variable is pcsc-lite's own. */
const PCSCD_SOCKET = '/run/pcscd/pcscd.comm';

/** Connecting is harmless: pcscd waits for a first message, and systemd starts it. */
async function answers(socket: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const probe = connect(socket);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}

/** Whether somebody works on this computer from another one: pcscd may then refuse them (its polkit rules). */
const isRemote = (env: NodeJS.ProcessEnv): boolean => env['XRDP_SESSION'] !== undefined || env['SSH_CONNECTION'] !== undefined;

export async function linuxTrouble(env: NodeJS.ProcessEnv): Promise<SystemTrouble | null> {
  if (!(await answers(env['PCSCLITE_CSOCK_NAME'] ?? PCSCD_SOCKET))) return 'pcscd-not-running';
  return isRemote(env) ? 'remote-desktop' : null;
}
