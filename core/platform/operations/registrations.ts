import { ok, type Result } from '../../../shared/domain/result.ts';
import { type Registration } from '../../../shared/domain/rollout/readings.ts';
import { MAX_RIS_NAMES } from '../../ports/platform/operations.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type Refused, type Signalled } from './gate.ts';
import { RateLimit, RIS_RATE } from './limits.ts';
import { addressCalled } from './node-names.ts';
import { type OperatedNode, type OperationsRequest } from './request.ts';
import { newest, registrationsOf, type RisOperation, risQuestion } from './ris.ts';
import { type Serviceability, unusable } from './serviceability.ts';
import { type Terminals } from './terminals.ts';

/** How often a question may be put in halves: a phone may be told of by several nodes, an answer has room for 1,000 of them. */
const MAX_HALVINGS = 4;
/** Milliseconds that the lists of all nodes are kept: they hold all phones, and are asked for page by page. */
const LISTED = 10_000;

/** How phones are registered: by RisPort70 of the publisher, else by the command lines of all nodes that process calls. */
export class Registrations {
  readonly #request: OperationsRequest;
  readonly #publisher: OperatedNode;
  readonly #soap: Serviceability;
  readonly #terminals: Terminals;
  readonly #rate: RateLimit;
  #operation: RisOperation = 'selectCmDeviceExt';
  #listed: { readonly at: number; readonly phones: ReadonlyMap<string, Registration> } | undefined;

  constructor(request: OperationsRequest, publisher: OperatedNode, soap: Serviceability, terminals: Terminals) {
    this.#request = request;
    this.#publisher = publisher;
    this.#soap = soap;
    this.#terminals = terminals;
    this.#rate = new RateLimit(request.clock, RIS_RATE);
  }

  async of(names: readonly string[], options: Signalled): Promise<Result<readonly Registration[], PlatformError>> {
    if (names.length > MAX_RIS_NAMES) throw new RangeError(`at most ${MAX_RIS_NAMES} names`);
    if (names.length === 0) return ok([]);
    const asked = await this.#byRis(names, MAX_HALVINGS, options);
    if (!asked.ok) return asked;
    if ('noWay' in asked.value) return this.#terminals.reaches(this.#publisher) ? await this.#byTerminals(names, options) : asked.value.noWay;
    return ok(named(asked.value, names, ({ node, ...rest }) => ({ ...rest, node: addressCalled(this.#request.nodes, node) })));
  }

  async #byRis(names: readonly string[], halvings: number, options: Signalled): Promise<Result<readonly Registration[] | { readonly noWay: Refused }, PlatformError>> {
    const question = risQuestion(this.#operation, names);
    const asked = await this.#soap.read(this.#publisher, question, options, this.#rate);
    if (!asked.ok && asked.error.code === 'platform.soap-fault' && this.#operation === 'selectCmDeviceExt') {
      // A node that does not know the operation answers with a fault; so does one that is in trouble, and then the other operation fails too.
      this.#operation = 'selectCmDevice';
      const other = await this.#byRis(names, halvings, options);
      if (!other.ok) this.#operation = 'selectCmDeviceExt';
      return other;
    }
    if (!asked.ok) return asked;
    if (asked.value.kind === 'no-way') return ok({ noWay: asked.value.refused });
    const answer = registrationsOf(asked.value.element);
    if (answer === undefined) return unusable(this.#publisher, question.operation);
    if (!answer.isCut) return ok(answer.registrations);
    if (halvings === 0 || names.length < 2) return unusable(this.#publisher, `${question.operation}: cut off`);
    const middle = Math.ceil(names.length / 2);
    const halves: Registration[] = [];
    for (const half of [names.slice(0, middle), names.slice(middle)]) {
      const found = await this.#byRis(half, halvings - 1, options);
      if (!found.ok || 'noWay' in found.value) return found;
      halves.push(...found.value);
    }
    return ok(halves);
  }

  async #byTerminals(names: readonly string[], options: Signalled): Promise<Result<readonly Registration[], PlatformError>> {
    const { clock, nodes } = this.#request;
    if (this.#listed === undefined || clock.elapsed() - this.#listed.at > LISTED) {
      const lists = await Promise.all(nodes.map((node) => this.#listOf(node, options)));
      const phones = new Map<string, Registration>();
      for (const list of lists) {
        // A node that could not be asked may be the one where the phones are.
        if (!list.ok) return list;
        for (const one of list.value) phones.set(one.name.toUpperCase(), newest(phones.get(one.name.toUpperCase()), one));
      }
      this.#listed = { at: clock.elapsed(), phones };
    }
    return ok(named([...this.#listed.phones.values()], names, (one) => one));
  }

  /** Empty for a node on which CallManager is not activated: there are no phones. */
  async #listOf(node: OperatedNode, options: Signalled): Promise<Result<readonly Registration[], PlatformError>> {
    const services = await this.#terminals.read(node, 'service-list', options);
    if (!services.ok) return services;
    if (services.value.every(({ name, activated }) => name !== 'Cisco CallManager' || !activated)) return ok([]);
    const phones = await this.#terminals.read(node, 'risdb-phones', options);
    if (!phones.ok) return phones;
    return ok(phones.value.map(({ name, address, state, since }) => ({ name, state, node: state === 'registered' ? node.address : '', host: address, since })));
  }
}

/** Those that were asked for, by the names that they were asked by. */
function named(found: readonly Registration[], names: readonly string[], made: (one: Registration) => Registration): readonly Registration[] {
  const byName = new Map(found.map((one) => [one.name.toUpperCase(), one]));
  return names.flatMap((name) => {
    const one = byName.get(name.toUpperCase());
    return one === undefined ? [] : [made({ ...one, name })];
  });
}
