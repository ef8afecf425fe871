import { type Answer, type RisdbPhone } from '../../../shared/domain/platform/answers.ts';
import { fold, known, unknown } from './answer.ts';

/** Head of the rows: names of columns, of which two programs use these four; the description in the second one may hold commas, nothing behind it does. */
const COLUMNS = { address: 'Ipaddr', status: 'RegStatus', since: 'RegStatusChg TimeStamp' } as const;
const NAME = /^[A-Za-z0-9._@-]{1,128}$/;
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]{2,45})$/i;
/** `par` = partially registered: some of its lines are. */
const STATES: Readonly<Record<string, RisdbPhone['state']>> = { reg: 'registered', par: 'registered', unr: 'unregistered', rej: 'rejected' };
const TOTAL = /^Total count:? ?(\d{1,7})$/i;
const MAX_ROWS = 50_000;
const MAX_LINE = 2000;

/**
 * Answer of `show risdb query phone`: the phones that the node itself knows, also those that have left it. A row whose columns cannot be told apart has state `unknown`;
 * one without a name, or another number of rows than the list says, makes all of it unknown.
 */
export function readRisdbPhones(text: string): Answer<readonly RisdbPhone[]> {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.slice(0, MAX_LINE).trim()).filter((line) => line !== '');
  if (lines.length === 0) return unknown('no-output');
  const at = lines.findIndex((line) => /^DeviceName ?,/i.test(line));
  const head = (lines[at] ?? '').split(',').map((name) => name.trim());
  const places = Object.fromEntries(Object.entries(COLUMNS).map(([key, name]) => [key, head.indexOf(name)])) as Record<keyof typeof COLUMNS, number>;
  if (at < 0 || lines.length - at > MAX_ROWS || Object.values(places).some((place) => place < 2)) return unknown('words-unknown', fold(lines[Math.max(at, 0)] ?? ''));
  const phones: RisdbPhone[] = [];
  let total: number | undefined;
  for (const line of lines.slice(at + 1)) {
    if (/^-{2,}[A-Za-z -]{0,60}-{0,60}$/.test(line)) continue;
    const counted = TOTAL.exec(fold(line))?.[1];
    if (counted !== undefined) {
      if (total !== undefined) return unknown('contradictory', fold(line));
      total = Number(counted);
      continue;
    }
    const phone = total === undefined ? readRow(line, head.length, places) : undefined;
    if (phone === undefined) return unknown('words-unknown', fold(line));
    phones.push(phone);
  }
  return total === phones.length ? known(phones) : unknown('incomplete', `${phones.length} rows of ${total ?? 'an unknown number'}`);
}

function readRow(line: string, columns: number, places: Readonly<Record<keyof typeof COLUMNS, number>>): RisdbPhone | undefined {
  const fields = line.split(',').map((field) => field.trim());
  const name = fields[0] ?? '';
  if (!NAME.test(name) || fields.length < 3) return undefined;
  // Counted from the end, so that commas in the description move nothing.
  const shift = fields.length - columns;
  const field = (key: keyof typeof COLUMNS): string => fields[places[key] + shift] ?? '';
  const [address, status, since] = [field('address'), field('status').toLowerCase(), field('since')];
  const isTold = shift >= 0 && (address === '' || ADDRESS.test(address)) && /^\d{1,10}$/.test(since);
  const state = isTold ? (STATES[status] ?? 'unknown') : 'unknown';
  return { name, address: isTold ? address : '', state, since: isTold && Number(since) > 0 ? Number(since) : null };
}
