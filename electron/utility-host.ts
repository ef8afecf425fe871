import { utilityProcess } from 'electron';
import { type HostProcess } from '../core/ports/host-process.ts';

/**
 * Starts a host as a utility process. The token host runs on macOS in Electron's plugin helper, the only program of the application that
 * may load libraries that Apple did not see signed: vendors' PKCS#11 libraries are such.
 * @param entryPath absolute path of the built `token-host.js` or `ssh-host.js`.
 */
export function utilityHost(entryPath: string, serviceName: 'Token host' | 'SSH host'): HostProcess {
  const allowLoadingUnsignedLibraries = serviceName === 'Token host';
  const child = utilityProcess.fork(entryPath, [], { serviceName, stdio: 'ignore', execArgv: [], allowLoadingUnsignedLibraries });
  let ended = false;
  const end = (): void => {
    ended = true;
    const { pid } = child;
    // A library that hangs in native code may not heed a polite end.
    if (pid !== undefined) killHard(pid);
    child.kill();
  };
  // Until it has started there is nothing to kill.
  child.once('spawn', () => {
    if (ended) end();
  });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code) => listener(`exit code ${code}`)),
    kill: end,
  };
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
