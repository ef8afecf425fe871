import { utilityProcess } from 'electron';
import { type HostProcess } from '../core/tokens/host-process.ts';

/**
 * Starts the token host as a utility process. On macOS it runs in Electron's plugin helper, the only program of the application that
 * may load libraries that Apple did not see signed: vendors' PKCS#11 libraries are such.
 * @param entryPath absolute path of the built `token-host.js`.
 */
export function utilityHost(entryPath: string): HostProcess {
  const child = utilityProcess.fork(entryPath, [], { serviceName: 'Token host', stdio: 'ignore', execArgv: [], allowLoadingUnsignedLibraries: true });
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
