import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type CallManagerGroup } from '../../../shared/domain/rollout/readings.ts';
import { withLimit } from '../../network/deadline.ts';
import { sleep } from '../../ports/clock.ts';
import { errorAt, resultAt } from '../../ports/platform/error-at.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type PhonePage } from '../../ports/platform/operations.ts';
import { type AxlSchema, resetRequest } from '../axl/envelope.ts';
import { groupsOf, nameOf, phonesOf } from '../axl/operated.ts';
import { type AxlJar, AxlSession } from '../axl/session.ts';
import { GROUPS_SQL, NODES_SQL, phonesSql } from '../axl/sql.ts';
import { childrenOf, type XmlElement } from '../axl/xml.ts';
import { type Gate, isRefusal, type Refused, type Signalled } from './gate.ts';
import { Places, RESETS_AT_A_TIME } from './limits.ts';
import { addressCalled, hostNameOf, nodeCalled } from './node-names.ts';
import { type OperatedNode, type OperationsRequest } from './request.ts';
import { type Sockets } from './sockets.ts';

/** Phones that are asked for at a time: some 300 kB, where an answer may have 8 MB (AXL developer guide). */
const PHONES_A_PAGE = 1000;
const MAX_BYTES = 9_000_000;
/** Milliseconds of a reading, pauses for a busy server and the choice of the schema included; and of a reset, which is answered when it is queued. */
const READ = 120_000;
const RESET = 30_000;

type Within = <T>(work: (session: AxlSession) => Promise<Result<T, PlatformError>>) => Promise<Result<T, PlatformError>>;
type Ask = (session: AxlSession, schema: AxlSchema) => Promise<Result<readonly XmlElement[], PlatformError>>;

/** What is configured, by AXL of the publisher. Each request has a session object of its own, since the password is a string only as long as one lives. */
export class Directory {
  readonly #request: OperationsRequest;
  readonly #publisher: OperatedNode;
  readonly #gate: Gate;
  readonly #sockets: Sockets;
  readonly #resets = new Places(RESETS_AT_A_TIME);
  readonly #jar: AxlJar = {};
  #schema: Promise<Result<AxlSchema, PlatformError>> | undefined;
  #nodeNames: readonly string[] | undefined;
  /** Rows that are asked for at a time, as few as the server wanted once. */
  #pageSize = PHONES_A_PAGE;
  /** Name of the last device before a page, by where the page begins: it has to be there still. */
  readonly #before = new Map<number, string>();

  constructor(request: OperationsRequest, publisher: OperatedNode, gate: Gate, sockets: Sockets) {
    this.#request = request;
    this.#publisher = publisher;
    this.#gate = gate;
    this.#sockets = sockets;
  }

  async groups(options: Signalled): Promise<Result<readonly CallManagerGroup[], PlatformError>> {
    const rows = await this.#select(GROUPS_SQL, options);
    if (!rows.ok) return rows;
    const groups = groupsOf(rows.value);
    if (groups === undefined) return this.#unusable('callmanagergroupmember');
    const { nodes } = this.#request;
    return ok(groups.map(({ name, members }) => ({ name, members: members.map((member) => addressCalled(nodes, member)) })));
  }

  /**
   * A page of the phones. It begins with the last device of the page before, which must still be there: else the list changed in between, and a phone may be on neither page.
   */
  async phones(from: number, options: Signalled): Promise<Result<PhonePage, PlatformError>> {
    const before = this.#before.get(from);
    const overlap = before === undefined ? 0 : 1;
    const rows = await this.#page(from - overlap, this.#pageSize, options);
    if (!rows.ok) return rows;
    const { found, asked } = rows.value;
    if (overlap === 1 && nameOf(found[0]) !== before) return fail('platform.list-changed', this.#publisher.address);
    const phones = phonesOf(found.slice(overlap));
    const next = from - overlap + found.length;
    const last = nameOf(found.at(-1));
    if (phones === undefined || (last === undefined && found.length > 0)) return this.#unusable('device');
    const isLast = found.length < asked;
    if (!isLast && last !== undefined) this.#before.set(next, last);
    return ok({ phones, next: isLast ? null : next });
  }

  /** Name of a node in System > Server, which Control Center wants: as AXL lists it, else its host name. Only a refusal of the user is an error. */
  async serverName(node: OperatedNode, options: Signalled): Promise<Result<string, PlatformError>> {
    if (this.#nodeNames === undefined) {
      const rows = await this.#select(NODES_SQL, options);
      if (!rows.ok && (isRefusal(rows.error) || rows.error.code === 'connect.cancelled')) return rows;
      if (rows.ok) this.#nodeNames = rows.value.flatMap((row) => nameOf(row) ?? []);
    }
    return ok(this.#nodeNames?.find((name) => nodeCalled(this.#request.nodes, name) === node) ?? hostNameOf(node));
  }

  /** Once; four are under way at most. */
  reset(device: string, options: Signalled): Promise<Result<void, PlatformError>> {
    return this.#resets.with(async () => {
      const rows = await this.#with(options, RESET, async (session, schema) => {
        const answer = await session.act(resetRequest(schema, device));
        return answer.ok ? ok([answer.value]) : { ok: false, error: ofWrite(answer.error, device) };
      });
      return rows.ok ? ok(undefined) : rows;
    });
  }

  /** Rows from there on; fewer than were asked for where the server finds so many too large, which `asked` tells. */
  async #page(skip: number, wanted: number, options: Signalled): Promise<Result<{ readonly found: readonly XmlElement[]; readonly asked: number }, PlatformError>> {
    let asked = wanted;
    for (;;) {
      let fewer: number | undefined;
      const rows = await this.#with(options, READ, async (session, schema) => {
        const answer = await session.ask('executeSQLQuery', schema, { sql: phonesSql({ skip, first: asked }), maxBytes: MAX_BYTES });
        if (!answer.ok) return answer;
        if (answer.value.kind === 'returned') return ok(childrenOf(answer.value.element, 'row'));
        // A suggestion that was followed already comes to nothing.
        fewer = answer.value.first < asked ? answer.value.first : Math.floor(asked / 2);
        return answer.value.refused;
      });
      // A page of one could be the overlap alone, and would never end.
      if (fewer === undefined || fewer < 2) return rows.ok ? ok({ found: rows.value.slice(0, asked), asked }) : rows;
      asked = fewer;
      this.#pageSize = fewer;
    }
  }

  #select(sql: string, options: Signalled): Promise<Result<readonly XmlElement[], PlatformError>> {
    return this.#with(options, READ, async (session, schema) => {
      const answer = await session.ask('executeSQLQuery', schema, { sql, maxBytes: MAX_BYTES });
      if (!answer.ok) return answer;
      return answer.value.kind === 'returned' ? ok(childrenOf(answer.value.element, 'row')) : answer.value.refused;
    });
  }

  async #with(options: Signalled, deadline: number, ask: Ask): Promise<Result<readonly XmlElement[], PlatformError>> {
    const { application, locate, olderNode, clock } = this.#request;
    const { address, soapSha256 } = this.#publisher;
    const place = locate(address, 'axl');
    if (application === null || soapSha256 === null || place === null) return fail('platform.axl-not-asked', address);
    const target = { ...place, olderNode, expectedSha256: soapSha256 };
    const shared = { jar: this.#jar, sockets: this.#sockets.of(address), pause: (milliseconds: number, signal: AbortSignal) => sleep(clock, milliseconds, signal), ended: () => this.#gate.ended, refuse: (refused: Refused) => this.#gate.refuse(address, refused) };
    const within: Within = (work) =>
      withLimit(options, deadline, (limit) => application.password.with((password) => work(new AxlSession(target, application.username, password, limit, shared))));
    const schema = await this.#probed(within, options);
    if (this.#gate.ended !== undefined) return this.#gate.ended;
    if (!schema.ok) return resultAt(schema, address);
    return resultAt(await within((session) => ask(session, schema.value)), address);
  }

  /** The schema is asked for once, however many requests wait for it. */
  async #probed(within: Within, options: Signalled): Promise<Result<AxlSchema, PlatformError>> {
    const asking = (this.#schema ??= within(async (session) => {
      const probed = await session.probe();
      return probed.ok ? ok(probed.value.schema) : probed;
    }));
    const schema = await asking;
    if (!schema.ok && this.#schema === asking) this.#schema = undefined;
    // Who had begun to ask went away; this one still wants to know.
    return !schema.ok && schema.error.code === 'connect.cancelled' && !options.signal.aborted ? this.#probed(within, options) : schema;
  }

  #unusable(detail: string): Refused {
    return fail('platform.answer-unusable', this.#publisher.address, { detail });
  }
}

/** What an error means of a request that writes: it was refused, or nobody knows. */
function ofWrite(error: PlatformError, device: string): PlatformError {
  const detail = String(error.params['detail'] ?? '');
  if (error.code === 'platform.axl-forbidden') return fail('platform.reset-forbidden', error.where, { username: String(error.params['username'] ?? '') }).error;
  // Turned away before anything was done (AXL, "How to work with data throttling").
  if (error.code === 'platform.busy') return fail('platform.reset-throttled', error.where, { device }).error;
  if (error.code === 'platform.axl-fault') return fail('platform.reset-refused', error.where, { device, detail }).error;
  return error.code === 'platform.answer-unusable' ? errorAt(fail('connect.lost', error.where, { detail }).error, error.where) : error;
}
