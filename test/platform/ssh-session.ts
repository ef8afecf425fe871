import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { type PlatformCommands, type PlatformError } from '../../core/ports/platform/commands.ts';
import { Secret } from '../../core/ports/secret.ts';
import { type Result } from '../../shared/domain/result.ts';
import { must } from '../helpers/must.ts';
import { hostedSsh } from '../helpers/platform/hosted-ssh.ts';
import { HOST, PASSWORD, startSshCli, USERNAME, type CliOptions, type SshCli, type Terminal } from '../helpers/platform/ssh-cli.ts';

const open: { close(): Promise<void> }[] = [];

export const ssh = hostedSsh();

/** For `afterAll`: ends what was opened, the last first. */
export async function endAll(): Promise<void> {
  for (const one of open.splice(0).reverse()) await one.close();
  ssh.close();
}

/** A TCP server that is no SSH server. */
export async function listen(greet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    greet(socket);
  }).listen(0, HOST);
  await once(server, 'listening');
  open.push({
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
  return (server.address() as AddressInfo).port;
}

export async function serve(options: CliOptions): Promise<SshCli> {
  const server = await startSshCli(options);
  open.push(server);
  return server;
}

interface Wish {
  readonly password?: string;
  readonly expectedSha256?: string;
  readonly olderNode?: boolean;
  readonly deadline?: number;
  readonly signal?: AbortSignal;
}

export async function signIn(server: SshCli, wish: Wish = {}): Promise<Result<PlatformCommands, PlatformError>> {
  const { password = PASSWORD, ...rest } = wish;
  const result = await ssh.connect({ host: HOST, port: server.port, username: USERNAME, expectedSha256: server.hostKeySha256, ...rest, password: new Secret(password) });
  if (result.ok) open.push(result.value);
  return result;
}
export const session = async (options: CliOptions): Promise<{ readonly server: SshCli; readonly commands: PlatformCommands }> => {
  const server = await serve(options);
  return { server, commands: must(await signIn(server)) };
};
export const codeOf = (result: Result<unknown, PlatformError>): string => (result.ok ? 'ok' : result.error.code);
/** Asks, and takes whatever is answered. */
export async function asks(terminal: Terminal, question: string): Promise<void> {
  terminal.write(question);
  await terminal.line();
}
/** What was typed after sign-in. */
export const typedAfter = (server: SshCli): string => server.typed().replace('set cli pagination off\r', '');

export const VERSION = 'Active Master Version: 15.0.1.11900-40\r\nActive Version Installed Software Options:\r\n';
export const ASK = 'This operation will set the cluster to non secure mode. Do you want to continue? (y/n):';
export const DONE = 'Moving Cluster to Non Secure Mode\r\nCluster set to Non Secure Mode\r\n';
