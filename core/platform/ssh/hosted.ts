import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { withLimit, type Limit } from '../../network/deadline.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type SpawnHost } from '../../ports/host-process.ts';
import { type PlatformCommands, type PlatformError } from '../../ports/platform/commands.ts';
import { type HostKey, type PlatformLogin, type Ssh, type SshAddress } from '../../ports/platform/ssh.ts';
import { limitEnded } from '../reach.ts';
import { type Offer } from './algorithms.ts';
import { type CliSession, commandsOf } from './cli-session.ts';
import { withOffers } from './offers.ts';
import { type SessionEnd, sessionOver } from './shell.ts';
import { SshHost } from './process.ts';
import { Transcript } from './transcript.ts';

/** The CLI takes long to start. */
const SIGN_IN_DEADLINE = 90_000;
const PROBE_DEADLINE = 10_000;
/** Milliseconds that the process has to say itself what its deadline cut off. */
const GRACE = 1000;

const withGrace = (options: CallOptions, deadline: number): CallOptions & { readonly deadline: number } => ({ ...options, deadline: (options.deadline ?? deadline) + GRACE });

/**
 * SSH in a process of its own, so that nothing a node offers or sends keeps the engine: one for all sessions, and one for each connection
 * whose group the node chooses, since checking its number stands in the way of everything else there. A process ends with its last session:
 * a password had to be a string in it.
 */
export class HostedSsh implements Ssh {
  readonly #spawn: SpawnHost;
  #shared: SshHost | undefined;
  readonly #hosts = new Set<SshHost>();
  #lastSession = 0;

  constructor(spawn: SpawnHost) {
    this.#spawn = spawn;
  }

  async probeHostKey(target: SshAddress & CallOptions): Promise<Result<HostKey, PlatformError>> {
    const { host, olderNode = false } = target;
    const found = await this.#probe(target, olderNode);
    if (found.ok || olderNode || found.error.code !== 'platform.no-common-algorithm') return found;
    const detail = String(found.error.params['detail']);
    return (await this.#probe(target, true)).ok ? fail('platform.only-old-algorithms', host, { detail }) : found;
  }

  /** Each handshake has the deadline for itself: only a node that answers gets a second one. */
  #probe(target: SshAddress & CallOptions, olderNode: boolean): Promise<Result<HostKey, PlatformError>> {
    const { host, port, deadline = PROBE_DEADLINE } = target;
    const address = { host, port };
    return withOffers(olderNode, (offer) =>
      withLimit(withGrace(target, PROBE_DEADLINE), PROBE_DEADLINE, (limit) => this.#in(offer, (ssh) => ssh.ask({ call: 'probe', target: address, offer, deadline }, address, limit))),
    );
  }

  connect(target: PlatformLogin): Promise<Result<PlatformCommands, PlatformError>> {
    return target.password.use((password) =>
      withLimit(withGrace(target, SIGN_IN_DEADLINE), SIGN_IN_DEADLINE, async (limit) => {
        const opened = await withOffers(target.olderNode === true, (offer) => this.#in(offer, (ssh) => this.#open(ssh, target, offer, password, limit)));
        return opened.ok ? ok(commandsOf(opened.value)) : opened;
      }),
    );
  }

  close(): void {
    for (const ssh of this.#hosts) ssh.kill();
    this.#hosts.clear();
    this.#shared = undefined;
  }

  async #open(ssh: SshHost, { host, port, username, expectedSha256, deadline = SIGN_IN_DEADLINE }: PlatformLogin, offer: Offer, password: Uint8Array, limit: Limit): Promise<Result<CliSession, PlatformError>> {
    const session = (this.#lastSession += 1);
    const address = { host, port };
    const transcript = new Transcript();
    let over: SessionEnd | undefined;
    let tellEnd: (end: SessionEnd) => void = () => undefined;
    const ended = new Promise<SessionEnd>((resolve) => (tellEnd = resolve));
    ssh.listen(session, {
      lines: (lines) => transcript.add(lines.split('\n')),
      ended: (end) => {
        over = end;
        tellEnd(end);
      },
    });
    const opened = await ssh.ask({ call: 'open', session, target: address, offer, username, expectedSha256, password, deadline }, address, limit);
    const close = (): void => ssh.closeSession(session);
    if (!opened.ok) {
      close();
      return opened;
    }
    const run: CliSession['run'] = async (command, commandLimit) => {
      if (commandLimit.signal.aborted) return limitEnded(address, commandLimit);
      if (over !== undefined) return sessionOver(over, host);
      const output = await ssh.ask({ call: 'run', session, command }, address, commandLimit);
      // Whatever went wrong, nobody knows what the node is doing then.
      if (!output.ok) close();
      return output;
    };
    return ok({ transcript, ended, run, close });
  }

  /** The process that fits the offer; one that was started for a single connection ends where that came to nothing. */
  async #in<T>({ groupExchange }: Offer, work: (ssh: SshHost) => Promise<Result<T, PlatformError>>): Promise<Result<T, PlatformError>> {
    const ssh = groupExchange ? this.#start() : this.#sharedHost();
    const result = await work(ssh);
    if (groupExchange && !result.ok) ssh.kill();
    return result;
  }

  #sharedHost(): SshHost {
    if (this.#shared?.alive !== true) this.#shared = this.#start();
    return this.#shared;
  }

  #start(): SshHost {
    const ssh = new SshHost(this.#spawn());
    this.#hosts.add(ssh);
    void ssh.gone.then(() => this.#hosts.delete(ssh));
    return ssh;
  }
}
