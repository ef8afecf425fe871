import { type Result, fail, ok } from '../../../../shared/domain/result.ts';
import { toParent } from '../../../hosts/parent.ts';
import { withLimit } from '../../../network/deadline.ts';
import { type PlatformError } from '../../../ports/platform/commands.ts';
import { type CliSession } from '../cli-session.ts';
import { askHostKey } from '../connect.ts';
import { openSession } from '../open-session.ts';
import { Transcript } from '../transcript.ts';
import { inMessages } from './lines.ts';
import { type HostAnswers, type HostMessage, type HostRequest, LIMITS } from './messages.ts';

/** Milliseconds in which lines are gathered into one message. */
const GATHER = 50;
/** A command's own limit is the parent's, who cancels it. */
const NO_DEADLINE = 2_147_483_647;

// ssh2 builds its packets, the one with the password too, in small buffers that it does not wipe. Node would take them from a block that they share and that others keep; so each has memory of its own, and is gone with its packet.
Buffer.poolSize = 0;

const sessions = new Map<number, CliSession>();
const running = new Map<number, AbortController>();
const gathered = new Map<number, string[]>();
let timer: NodeJS.Timeout | undefined;

const send: (message: HostMessage) => void = toParent(
  (message) => void receive(message as HostRequest),
  () => process.exit(0),
);

function tellLines(): void {
  clearTimeout(timer);
  timer = undefined;
  for (const [session, lines] of gathered) for (const some of inMessages(lines, LIMITS.lines)) send({ kind: 'lines', session, lines: some });
  gathered.clear();
}

function gather(session: number, added: readonly string[]): void {
  const lines = gathered.get(session);
  if (lines === undefined) gathered.set(session, [...added]);
  else lines.push(...added);
  timer ??= setTimeout(tellLines, GATHER);
}

async function open(request: Extract<HostRequest, { call: 'open' }>, signal: AbortSignal): Promise<Result<null, PlatformError>> {
  const { session, password, deadline } = request;
  const transcript = new Transcript();
  transcript.subscribe((lines) => gather(session, lines));
  const opened = await withLimit({ deadline, signal }, deadline, (limit) => openSession({ ...request, transcript }, password, limit));
  password.fill(0);
  if (!opened.ok) return opened;
  // Who gave up meanwhile does not know of the session.
  if (signal.aborted) {
    opened.value.close();
    return fail('connect.cancelled', request.target.host);
  }
  sessions.set(session, opened.value);
  void opened.value.ended.then((end) => {
    sessions.delete(session);
    tellLines();
    send({ kind: 'ended', session, end });
  });
  return ok(null);
}

async function answer(request: Extract<HostRequest, { call: keyof HostAnswers }>, signal: AbortSignal): Promise<Result<HostAnswers[keyof HostAnswers], PlatformError>> {
  switch (request.call) {
    case 'probe':
      return withLimit({ deadline: request.deadline, signal }, request.deadline, (limit) => askHostKey(request, limit));
    case 'open':
      return open(request, signal);
    case 'run': {
      const session = sessions.get(request.session);
      if (session === undefined) return fail('connect.lost', '', { detail: 'closed' });
      return withLimit({ signal }, NO_DEADLINE, (limit) => session.run(request.command, limit));
    }
  }
}

/** Nobody but our own client speaks here. An exception is a bug; it ends the process, and the parent tells that. */
async function receive(request: HostRequest): Promise<void> {
  const { id } = request;
  if (request.call === 'cancel') {
    running.get(id)?.abort();
    return;
  }
  if (request.call === 'close') {
    sessions.get(request.session)?.close();
    return;
  }
  const controller = new AbortController();
  running.set(id, controller);
  const result = await answer(request, controller.signal);
  running.delete(id);
  // What stands on the terminal is told before what was made of it.
  tellLines();
  send(result.ok ? { kind: 'answer', id, ok: true, value: result.value } : { kind: 'answer', id, ok: false, error: result.error });
}
