import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { SERVICE_RESTARTS } from '../../../shared/domain/platform/commands.ts';
import { type RestartedService } from '../../../shared/domain/rollout/services.ts';
import { resultAt } from '../../ports/platform/error-at.ts';
import { type PlatformCommands, type PlatformError, type PlatformReadings } from '../../ports/platform/commands.ts';
import { type Signalled } from './gate.ts';
import { type OperatedNode, type OperationsRequest } from './request.ts';

/** The command lines of the nodes: sessions that are open already, else of our own, one a node, opened when they are needed. */
export class Terminals {
  readonly #request: OperationsRequest;
  readonly #own = new Map<string, Promise<Result<PlatformCommands, PlatformError>>>();

  constructor(request: OperationsRequest) {
    this.#request = request;
  }

  /** Whether there is a way to the command line of a node at all. */
  reaches(node: OperatedNode): boolean {
    const { administrator, locate } = this.#request;
    return node.commands?.isOpen() === true || (administrator !== null && node.hostKeySha256 !== null && locate(node.address, 'ssh') !== null);
  }

  /** Only an answer that was understood counts. */
  async read<K extends keyof PlatformReadings>(node: OperatedNode, name: K, options: Signalled): Promise<Result<PlatformReadings[K], PlatformError>> {
    const session = await this.#session(node, options);
    if (!session.ok) return session;
    const outcome = resultAt(await session.value.read(name, options), node.address);
    if (!outcome.ok) return outcome;
    const { answer, command } = outcome.value;
    return answer.known ? ok(answer.value) : fail('platform.not-read', node.address, { command, reason: answer.reason, detail: answer.detail });
  }

  /** Sends the command once. Words that name no state of the service are a refusal; which state they name decides nothing. */
  async restart(node: OperatedNode, service: RestartedService, options: Signalled): Promise<Result<void, PlatformError>> {
    const session = await this.#session(node, options);
    if (!session.ok) return session;
    const outcome = resultAt(await session.value.change(SERVICE_RESTARTS[service], options), node.address);
    if (!outcome.ok) return outcome;
    const { answer } = outcome.value;
    return answer.known ? ok(undefined) : fail('platform.restart-refused', node.address, { service, detail: answer.detail });
  }

  /** Ends the sessions that were opened here. */
  async close(): Promise<void> {
    const opened = await Promise.all(this.#own.values());
    this.#own.clear();
    await Promise.all(opened.flatMap((session) => (session.ok ? [session.value.close()] : [])));
  }

  async #session(node: OperatedNode, options: Signalled): Promise<Result<PlatformCommands, PlatformError>> {
    if (node.commands?.isOpen() === true) return ok(node.commands);
    const before = this.#own.get(node.address);
    const open = await before;
    if (open?.ok === true && open.value.isOpen()) return open;
    // Who waited for the same session that came to nothing does not open one for each.
    if (this.#own.get(node.address) !== before) return this.#session(node, options);
    const opening = this.#open(node, options);
    this.#own.set(node.address, opening);
    const opened = await opening;
    if (!opened.ok && this.#own.get(node.address) === opening) this.#own.delete(node.address);
    return opened;
  }

  async #open({ address, hostKeySha256 }: OperatedNode, { signal }: Signalled): Promise<Result<PlatformCommands, PlatformError>> {
    const { administrator, locate, olderNode } = this.#request;
    const place = locate(address, 'ssh');
    if (administrator === null || hostKeySha256 === null || place === null) return fail('login.required', address);
    const { ssh, username, password } = administrator;
    // An empty one would be an attempt too.
    if (password.isWiped) return fail('login.required', address);
    return resultAt(await ssh.connect({ ...place, olderNode, username, expectedSha256: hostKeySha256, password: password.once(), signal }), address);
  }
}
