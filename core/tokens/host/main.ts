import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { toParent } from '../../hosts/parent.ts';
import { type TokenError } from '../../ports/tokens.ts';
import { type Cryptoki, openCryptoki, quietly, tokenError } from './cryptoki.ts';
import { type HostAnswers, type HostReply, type HostRequest, parseRequest } from './messages.ts';
import { signWithToken } from './sign.ts';
import { SlotReader } from './slots.ts';

let cryptoki: Cryptoki | undefined;
let slots: SlotReader | undefined;

const send = toParent((message) => void receive(message), end);

function end(): never {
  const open = cryptoki;
  if (open !== undefined) quietly(() => open.library.C_Finalize());
  process.exit(0);
}

async function open(path: string): Promise<Result<HostAnswers['open'], TokenError>> {
  const opened = await openCryptoki(path);
  if (!opened.ok) return opened;
  cryptoki = opened.value;
  slots = new SlotReader(cryptoki, path);
  return ok(cryptoki.description);
}

async function answer(request: Exclude<HostRequest, { call: 'end' }>): Promise<Result<HostAnswers[keyof HostAnswers], TokenError>> {
  if (request.call === 'open') return await open(request.path);
  if (cryptoki === undefined || slots === undefined) return fail('token.fault', '', { name: 'not open', number: 0 });
  const { path } = cryptoki.description;
  try {
    return request.call === 'list' ? slots.look(request.anew) : signWithToken(cryptoki, path, request);
  } catch (thrown) {
    return { ok: false, error: tokenError(thrown, path) };
  }
}

async function receive(message: unknown): Promise<void> {
  const request = parseRequest(message);
  // Nobody but our own client speaks here: a message that is none of its is a bug, and the end of the process reports it.
  if (request === undefined) process.exit(1);
  if (request.call === 'end') end();
  const { id } = request;
  const result = await answer(request);
  const reply: HostReply = result.ok ? { id, ok: true, value: result.value } : { id, ok: false, error: result.error };
  send(reply);
}
