import { type AxlFacts, type AxlGap, type AxlQuestion, MAX_LISTED_PHONES, type PhoneList } from '../../../shared/domain/platform/answers.ts';
import { COUNTED, type CountedNeighbour, type NeighbourCounts, NOT_COUNTED } from '../../../shared/domain/neighbours.ts';
import { type AppError, fail, ok, type Result } from '../../../shared/domain/result.ts';
import { tokenlessSigner } from '../../../shared/domain/sast-roles.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { withLimit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type Secret } from '../../ports/secret.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type PinnedAddress } from '../https/pinned.ts';
import { limitEnded } from '../reach.ts';
import { publisherCertificates } from './certificates.ts';
import { type AxlQuery, type AxlSchema, COUNTING_SQL } from './envelope.ts';
import { activeServices, autoRegistrationOf, countOf, modeOf, nodeList, phoneRows, releaseOf } from './facts.ts';
import { readRows } from './rows.ts';
import { AxlSession } from './session.ts';
import { type XmlElement } from './xml.ts';

export interface AxlLogin extends PinnedAddress, CallOptions {
  /** An application or end user with the role Standard AXL API Access; not the OS administrator. */
  readonly username: string;
  /** Used once; empty afterwards. */
  readonly password: Secret;
  /** Address and names of the publisher, whose certificates are asked for; empty = none are. */
  readonly publisher?: readonly string[];
}

/** Rows that answers about nodes may have; more are no cluster. */
const MAX_ROWS = 5001;
/** Phones that are asked for at a time. */
const PHONES_A_PAGE = 1000;

/**
 * Reads what AXL (HTTPS, port 8443 of the publisher) says about a cluster, in one call, since the password lives for one call:
 * release, mode, nodes with their active services, auto-registration, and the phones. Each question is a query of its own: one that fails
 * leaves the others. Default deadline 120 s, pauses for a busy server included. A password that is refused is not sent again.
 */
export function readAxlFacts(target: AxlLogin): Promise<Result<AxlFacts, PlatformError>> {
  return target.password.use((bytes) =>
    withLimit(target, 120_000, async (limit): Promise<Result<AxlFacts, PlatformError>> => {
      const session = new AxlSession(target, target.username, new TextDecoder().decode(bytes), limit);
      const probed = await session.probe();
      if (!probed.ok) return probed;
      const { schema, answer } = probed.value;
      const release = releaseOf(answer);
      if (release === undefined) return fail('platform.answer-unusable', target.host, { detail: 'no release' });
      const facts = await new Questions(session, schema, target.host).facts(release, target.publisher ?? []);
      return limit.ended() === 'cancelled' ? limitEnded(target, limit) : ok(facts);
    }),
  );
}

/** The questions after the release, one after the other, and what became of them. */
class Questions {
  readonly #session: AxlSession;
  readonly #schema: AxlSchema;
  readonly #host: string;
  readonly #gaps: AxlGap[] = [];

  constructor(session: AxlSession, schema: AxlSchema, host: string) {
    this.#session = session;
    this.#schema = schema;
    this.#host = host;
  }

  async facts(release: string, publisher: readonly string[]): Promise<AxlFacts> {
    const schema = this.#schema;
    const mode = await this.#mode();
    const services = await this.#list('services', 'listProcessNodeService', activeServices);
    const nodes = await this.#list('nodes', 'listProcessNode', (rows) => nodeList(rows, schema, services ?? undefined));
    const autoRegistration = await this.#list('auto-registration', 'listCallManager', (rows) => autoRegistrationOf(rows, schema));
    // The command line tells them first: that AXL does not is no gap.
    const asks = publisher.length > 0 && tokenlessSigner(release) !== null;
    const certificates = asks ? await publisherCertificates(this.#session, schema, publisher) : null;
    const phones = await this.#phones();
    const neighbours = await this.#neighbours();
    return { schema, release, mode, nodes, autoRegistration, phones, neighbours, certificates, clockSkew: this.#session.clockSkew, gaps: this.#gaps };
  }

  /** `null`, with the reason among the gaps. */
  #gap(question: AxlQuestion, error: AppError): null {
    this.#gaps.push({ question, error });
    return null;
  }

  #unusable(question: AxlQuestion, query: AxlQuery): null {
    return this.#gap(question, fail('platform.answer-unusable', this.#host, { detail: query }).error);
  }

  async #mode(): Promise<SecurityMode | null> {
    const answer = await this.#session.ask('executeSQLQuery', this.#schema, null);
    if (!answer.ok) return this.#gap('mode', answer.error);
    if (answer.value.kind === 'fewer') return this.#gap('mode', answer.value.refused.error);
    return modeOf(answer.value.element) ?? this.#unusable('mode', 'executeSQLQuery');
  }

  async #list<T>(question: AxlQuestion, query: AxlQuery, read: (rows: readonly XmlElement[]) => T | undefined): Promise<T | null> {
    const answer = await readRows(this.#session, { query, schema: this.#schema, first: null, most: MAX_ROWS });
    if (!answer.ok) return this.#gap(question, answer.error);
    const { rows, complete, error } = answer.value;
    // Half a list of nodes is none.
    if (error !== null) return this.#gap(question, error);
    return (complete ? read(rows) : undefined) ?? this.#unusable(question, query);
  }

  /** A server that had no patience for what is needed, or did not answer the one question in SQL, is not asked for more. */
  async #neighbours(): Promise<NeighbourCounts> {
    const counts: Record<CountedNeighbour, number | null> = { ...NOT_COUNTED };
    const isPatient = this.#gaps.every(({ question, error }) => question !== 'mode' && (error.code === 'platform.axl-fault' || error.code === 'platform.answer-unusable'));
    for (const neighbour of isPatient ? COUNTED : []) {
      const answer = await this.#session.ask('executeSQLQuery', this.#schema, { sql: COUNTING_SQL[neighbour] });
      if (answer.ok && answer.value.kind === 'returned') counts[neighbour] = countOf(answer.value.element);
    }
    return counts;
  }

  async #phones(): Promise<PhoneList | null> {
    const answer = await readRows(this.#session, { query: 'listPhone', schema: this.#schema, first: PHONES_A_PAGE, most: MAX_LISTED_PHONES });
    if (!answer.ok) return this.#gap('phones', answer.error);
    const { rows, complete, error } = answer.value;
    if (error !== null) this.#gap('phones', error);
    const phones = phoneRows(rows);
    // A phone on two pages: the list changed in between, and another one may be on none.
    return phones === undefined ? this.#unusable('phones', 'listPhone') : { rows: phones, complete: complete && phones.length === rows.length };
  }
}
