import { connect, createServer, type Socket } from 'node:net';

/** Hands every connection to a port on to one of 127.0.0.1, until the function that it resolves with is called. */
export async function handOn({ host = '127.0.0.1', port, target }: { readonly host?: string; readonly port: number; readonly target: number }): Promise<() => Promise<void>> {
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ host: '127.0.0.1', port: target });
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => near.destroy());
      end.on('close', () => {
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const end of ends) end.destroy();
    });
}
