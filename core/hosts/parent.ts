/** Electron's MessagePort of a utility process. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: object): void;
}

/**
 * Inside a host: the way to the process that started it, Electron's utility process or a forked Node process.
 * @param gone called when the parent has ended; in Electron a utility process ends with its parent.
 * @returns sends one message.
 */
export function toParent(receive: (message: unknown) => void, gone: () => void): (message: object) => void {
  // Ctrl-C in a terminal reaches every process; when this one ends is for its parent to say, and it ends with the channel anyway.
  process.on('SIGINT', () => undefined);
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  if (parentPort !== undefined) {
    parentPort.on('message', (event) => receive(event.data));
    return (message) => parentPort.postMessage(message);
  }
  process.on('message', receive);
  process.on('disconnect', gone);
  return (message) => void process.send?.(message);
}
