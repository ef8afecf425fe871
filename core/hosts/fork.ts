import { fork } from 'node:child_process';
import { type HostProcess } from '../ports/host-process.ts';

/**
 * Starts a host as a Node child process. Its environment is ours: some token libraries are configured by variables.
 * Its output is dropped, because vendors' libraries print, and standard output belongs to the program.
 * @param entryPath absolute path of the built `token-host.js` or `ssh-host.js`.
 */
export function forkHost(entryPath: string): HostProcess {
  const child = fork(entryPath, [], { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
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
