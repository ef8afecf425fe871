import { type HostRequest } from './host/messages.ts';

/**
 * The process that holds the PKCS#11 library, as its parent sees it. A library may crash or hang its process
 * (a wrong file chosen as library does), so it never lives in the process of the engine.
 */
export interface HostProcess {
  /** Number of the process for a person who looks for it; undefined when it could not be started. */
  readonly pid: number | undefined;
  /** Copies the message before it returns: the caller may then fill its buffers with 0. */
  send(message: HostRequest): void;
  /** What arrives is not trusted: the receiver validates it. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also when the process could not be started; `detail` is its signal, exit code or system error. */
  onExit(listener: (detail: string) => void): void;
  /** Ends the process even while it stands in native code. */
  kill(): void;
}

export type SpawnHost = () => HostProcess;
