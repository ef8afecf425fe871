import { safeText } from '../../../shared/ctl-file/text.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { withLimit } from '../../network/deadline.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { type PhoneStatus } from '../../ports/platform/operations.ts';
import { exchange } from '../https/exchange.ts';
import { type NodeAddress, reach } from '../reach.ts';

/** Path of models from the 7900 to the 8800 series (six public programs); older and smaller ones have others, and are not asked. */
const PATH = '/CGI/Java/Serviceability?adapter=device.settings.status.messages';
const MAX_BYTES = 300_000;
const DEADLINE = 10_000;
const MAX_MESSAGES = 50;
const MAX_MESSAGE = 200;
/** An address as RisPort70 tells it: what is named in any other way is not asked, wherever it would lead. */
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})$/i;
/** `Trust List Updated`, `Trust List update failed`, `File Not Found <CTLFile.tlv>` (administration guides); in the phone's language, of which one program knows French. */
const CONCERNS = /trust list|liste de confiance|\b(?:CTL|ITL)|\.tlv\b/i;

/** Messages stand there with the time of day (six public programs): how a page of them is known that says nothing of trust lists yet, as of most phones before a change. */
const TIME = /\b\d{1,2}:\d{2}/;

/**
 * Status messages of a phone from its own web page (HTTP, port 80), those about trust lists. `null` = no page of them: web access may be off, the phone may be out of reach from here, or show
 * other pages. Nothing proves who answered.
 */
export function readPhoneStatus(place: NodeAddress, host: string, options: CallOptions): Promise<Result<PhoneStatus | null, PlatformError>> {
  return withLimit(options, DEADLINE, async (limit): Promise<Result<PhoneStatus | null, PlatformError>> => {
    const socket = await reach(place, limit);
    const named = host.includes(':') ? `[${host}]` : host;
    const answer = socket.ok ? await exchange(socket.value, place, { method: 'GET', path: PATH, headers: { host: named, accept: 'text/html' }, maxBytes: MAX_BYTES }, limit) : socket;
    if (!answer.ok) return answer.error.code === 'connect.cancelled' ? answer : ok(null);
    const page = answer.value.status === 200 ? answer.value.body.toString('utf8') : '';
    const messages = trustMessages(page);
    return ok(messages.length === 0 && !TIME.test(page) ? null : { messages });
  });
}

export const isPhoneAddress = (host: string): boolean => ADDRESS.test(host);

/** Lines of the page that concern trust lists, as the page orders them: the newest stands last (one program takes the last four). */
export function trustMessages(page: string): readonly string[] {
  const texts = textsOf(page).filter((text) => CONCERNS.test(text.slice(0, 1000)));
  return texts.slice(-MAX_MESSAGES).map((text) => safeText(text).slice(0, MAX_MESSAGE));
}

const SCRIPTED = /^var s\d{1,2} ?= ?"([^"]*)"/;

/** The texts between the tags of a page, blanks folded; the 6900 series has its messages in a text of a script, with `&` between them. Read from left to right, once. */
function textsOf(page: string): readonly string[] {
  const texts: string[] = [];
  for (const piece of page.split('<')) {
    const end = piece.indexOf('>');
    const text = plain(piece.slice(end + 1));
    const scripted = SCRIPTED.exec(text)?.[1];
    if (scripted !== undefined) texts.push(...scripted.split('&').map((one) => one.trim()));
    else if (text !== '' && end >= 0) texts.push(text);
  }
  return texts;
}

const ENTITIES: Readonly<Record<string, string>> = { '&nbsp;': ' ', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
const plain = (text: string): string => text.replace(/&(?:nbsp|lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity).replace(/\s+/g, ' ').trim();
