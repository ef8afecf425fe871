import { userInfo } from 'node:os';
import { codeOf } from '../core/files/patience.ts';
import { quoted } from './open-to-others.ts';

/** Whoever runs this program, as `chown` takes it; a container may have no name for its user. */
function whoRuns(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}

const REFUSED = ['EACCES', 'EPERM'];

/** Why a file could not be read, as a sentence for the operator that says the way on. */
export function whyUnread(name: string, error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return `${name}: there is no such file`;
  if (REFUSED.includes(code)) return `${name}: ${whoRuns()} may not read it (${code}). Start this program as the user to whom it belongs, or give it to this one: chown ${whoRuns()} ${quoted(name)}`;
  return `${name}: ${error instanceof Error ? error.message : 'unreadable'}`;
}

/** Why `ctl-provider init` could not look into a folder or write there. */
export function whyNotMade(error: NodeJS.ErrnoException): string {
  const code = codeOf(error);
  return REFUSED.includes(code) ? `${error.path ?? 'the folder'}: ${whoRuns()} has no right to it (${code}). Do this as root, or as the user to whom the folder belongs` : error.message;
}

const LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses this port; "ss -ltnp" as root names it',
  EADDRNOTAVAIL: '"host" is no address of this computer; 0.0.0.0 stands for all that it has',
  EACCES: 'only root may take a port below 1024; "port" names another one',
};

/** Why nothing can be listened to. */
export const whyNotListening = ({ code = '', message }: NodeJS.ErrnoException): string => (LISTENING[code] === undefined ? code || message : `${LISTENING[code]} (${code})`);
