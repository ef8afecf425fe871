/**
 * A process of ours, as its parent sees it, that holds what must not live in the process of the engine: a PKCS#11 library, which may
 * crash or hang, or the SSH connections of nodes, whose arithmetic would stand in the way of everything else.
 */
export interface HostProcess {
  /** Number of the process for a person who looks for it; undefined when it could not be started. */
  readonly pid: number | undefined;
  /** Copies the message before it returns: the caller may then fill its buffers with 0. */
  send(message: object): void;
  /** What arrives is not trusted: the receiver validates it. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also when the process could not be started; `detail` is its signal, exit code or system error. */
  onExit(listener: (detail: string) => void): void;
  /** Ends the process even while it stands in native code. */
  kill(): void;
}

export type SpawnHost = () => HostProcess;
