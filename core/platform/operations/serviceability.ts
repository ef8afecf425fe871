import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { sleep } from '../../ports/clock.ts';
import { resultAt } from '../../ports/platform/error-at.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type XmlElement } from '../axl/xml.ts';
import { type Gate, isNotReached, type Refused, type Signalled } from './gate.ts';
import { type RateLimit, THROTTLE_PAUSES } from './limits.ts';
import { type OperatedNode, type OperationsRequest } from './request.ts';
import { askSoap, type SoapQuestion, type SoapReply } from './soap.ts';
import { type Sockets } from './sockets.ts';

/** What asking came to. `no-way` = nothing was sent, or the user may not ask there: another way may be taken. */
export type Asked = Exclude<SoapReply, { kind: 'not-sent' }> | { readonly kind: 'no-way'; readonly refused: Refused };

/** The serviceability services of the nodes (HTTPS, port 8443 of each) with the application user. */
export class Serviceability {
  readonly #request: OperationsRequest;
  readonly #gate: Gate;
  readonly #sockets: Sockets;
  /** Operations that the user may not use: they are not asked for again. One that only reads may be open where another is not. */
  readonly #forbidden = new Map<string, Refused>();

  constructor(request: OperationsRequest, gate: Gate, sockets: Sockets) {
    this.#request = request;
    this.#gate = gate;
    this.#sockets = sockets;
  }

  /** A reading: asked again where a limit turned it away. @param rate the limit that the program keeps itself. */
  async read(node: OperatedNode, question: SoapQuestion, options: Signalled, rate?: RateLimit): Promise<Result<Exclude<Asked, { kind: 'throttled' }>, PlatformError>> {
    for (const pause of [...THROTTLE_PAUSES, null]) {
      const asked = await this.ask(node, question, options, rate);
      if (!asked.ok) return asked;
      if (asked.value.kind !== 'throttled') return ok(asked.value);
      if (pause !== null) await sleep(this.#request.clock, pause, options.signal);
    }
    return fail('platform.busy', node.address);
  }

  /** One request, once. */
  async ask(node: OperatedNode, question: SoapQuestion, options: Signalled, rate?: RateLimit): Promise<Result<Asked, PlatformError>> {
    const { application, locate, olderNode } = this.#request;
    const { address, soapSha256 } = node;
    const place = locate(address, 'axl');
    const noWay = (refused: Refused): Result<Asked, PlatformError> => ok({ kind: 'no-way', refused });
    if (application === null || soapSha256 === null || place === null) return noWay(fail('platform.axl-not-asked', address));
    const forbidden = this.#forbidden.get(question.operation);
    if (forbidden !== undefined) return noWay(forbidden);
    const send = (): Promise<Result<SoapReply, PlatformError>> => {
      if (this.#gate.ended !== undefined) return Promise.resolve(this.#gate.ended);
      return options.signal.aborted ? Promise.resolve(fail('connect.cancelled', address)) : askSoap({ ...place, olderNode, expectedSha256: soapSha256 }, application, question, { node: address, gate: this.#gate, sockets: this.#sockets.of(address) }, options);
    };
    const reply = resultAt(rate === undefined ? await send() : ((await rate.with(options.signal, send)) ?? fail('connect.cancelled', address)), address);
    if (!reply.ok) {
      if (reply.error.code !== 'platform.soap-forbidden') return reply;
      this.#forbidden.set(question.operation, reply);
      return noWay(reply);
    }
    if (reply.value.kind !== 'not-sent') return ok(reply.value);
    const refused = resultAt<never, PlatformError['code']>(reply.value.refused, address);
    return refused.ok || !isNotReached(refused.error) ? refused : noWay(refused);
  }
}

export const unusable = (node: OperatedNode, operation: string): Refused => fail('platform.answer-unusable', node.address, { detail: operation });

/** Reads an answer that has to tell something. */
export function told<T>(node: OperatedNode, question: SoapQuestion, element: XmlElement, read: (element: XmlElement) => T | undefined): Result<T, PlatformError> {
  const value = read(element);
  return value === undefined ? unusable(node, question.operation) : ok(value);
}
