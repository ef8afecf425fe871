import { fork } from 'node:child_process';
import { type HostProcess } from '../ports/host-process.ts';

/** Of the JavaScript of a host, which needs some 10: MiB. */
const HEAP = '--max-old-space-size=256';
/**
 * A shell that forbids what is run in its place to leave a core dump: the process had a PIN or password as a string. Windows makes none by itself. And to take more than 512 MiB (in KiB) of memory of its own, of which a host
 * needs some 100: a vendor's library may find objects and lengths without end, and what its own code takes is in no heap. Linux holds to that for all memory that may be written to, macOS for a part of it.
 */
const WITHIN_LIMITS =
  process.platform === 'win32' ? { execArgv: [HEAP] } : { execPath: '/bin/sh', execArgv: ['-c', 'ulimit -c 0; ulimit -d 524288; exec "$0" "$@"', process.execPath, HEAP] };

/**
 * Starts a host as a Node child process. Its environment is ours: some token libraries are configured by variables.
 * Its output is dropped, because vendors' libraries print, and standard output belongs to the program.
 * @param entryPath absolute path of the built `token-host.js` or `ssh-host.js`.
 */
export function forkHost(entryPath: string): HostProcess {
  const child = fork(entryPath, [], { serialization: 'advanced', ...WITHIN_LIMITS, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  // An idle host must not keep a finished program alive; it ends by itself when the channel closes.
  child.unref();
  child.channel?.unref();
  return {
    pid: child.pid,
    send: (message) => {
      // A closed channel is no news here: the exit event tells it.
      child.send(message, () => undefined);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      let told = false;
      const tell = (detail: string) => {
        if (!told) listener(detail);
        told = true;
      };
      child.once('exit', (code, signal) => tell(signal ?? `exit code ${code ?? -1}`));
      child.on('error', (error) => tell(error.message));
    },
    kill: () => child.kill('SIGKILL'),
  };
}
