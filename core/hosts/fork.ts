import { fork } from 'node:child_process';
import { type HostProcess } from '../ports/host-process.ts';

/** A shell that forbids what is run in its place to leave a core dump: the process had a PIN or password as a string. Windows makes none by itself. */
const WITHOUT_CORE_DUMP = process.platform === 'win32' ? {} : { execPath: '/bin/sh', execArgv: ['-c', 'ulimit -c 0; exec "$0" "$@"', process.execPath] };

/**
 * Starts a host as a Node child process. Its environment is ours: some token libraries are configured by variables.
 * Its output is dropped, because vendors' libraries print, and standard output belongs to the program.
 * @param entryPath absolute path of the built `token-host.js` or `ssh-host.js`.
 */
export function forkHost(entryPath: string): HostProcess {
  const child = fork(entryPath, [], { serialization: 'advanced', execArgv: [], ...WITHOUT_CORE_DUMP, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
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
