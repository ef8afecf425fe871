import { type Answer, type NtpStatus } from '../../../shared/domain/platform/answers.ts';
import { safeText } from '../../../shared/ctl-file/text.ts';
import { fold, known, unknown } from './answer.ts';

/** `ntpstat`, as nodes print it up to 14 (Cisco documents on replication; CLI reference guide 12.5(1)). */
const SYNCHRONISED = /\bsynchroni[sz]ed to NTP server \(([^()\s]{1,255})\) at stratum (\d{1,2})\b/gi;
const UNSYNCHRONISED = /\bunsynchroni[sz]ed\b/i;
const LOCAL = /\bsynchroni[sz]ed to (?:local net|unspecified|undisciplined|.{1,30} clock)\b/i;
/** A source of chrony: mode (server, peer, local clock), state (`*` = in use), name, stratum, poll, reach. Printed by one program's copy of a newer node's answer. */
const SOURCE = /(?:^| )[\^=#]([*+?x~-]) ?(\S{1,255}) (\d{1,2}) \d{1,2} [0-7]{1,3} /g;
/** Behind all else, as `date` prints it; a Cisco document on replication shows the first words of it. Lines for other zones may follow. */
const TIME = /\bCurrent time in UTC is : (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) (?:UTC|GMT) (\d{4})\b/;
const MAX_TEXT = 20_000;

function timeIn(folded: string): string | null {
  const [, month, day, time, year] = TIME.exec(folded) ?? [];
  const at = Date.parse(`${day ?? ''} ${month ?? ''} ${year ?? ''} ${time ?? ''} GMT`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Answer of `utils ntp status`. A clock of the node itself is no server. */
export function readNtpStatus(text: string): Answer<NtpStatus> {
  const folded = fold(text.slice(0, MAX_TEXT));
  if (folded === '') return unknown('no-output');
  if (text.length > MAX_TEXT) return unknown('words-unknown', folded);
  const time = timeIn(folded);
  const told = [...folded.matchAll(SYNCHRONISED)];
  const isUnsynchronised = UNSYNCHRONISED.test(folded);
  if (told.length > 1 || (told.length > 0 && isUnsynchronised)) return unknown('contradictory', folded);
  const [[, server, stratum] = []] = told;
  if (server !== undefined) return known({ synchronised: true, server: safeText(server), stratum: Number(stratum), time });
  if (isUnsynchronised || LOCAL.test(folded)) return known({ synchronised: false, server: null, stratum: null, time });
  const sources = [...folded.matchAll(SOURCE)];
  if (sources.length === 0) return unknown('words-unknown', folded);
  const used = sources.filter(([, state]) => state === '*');
  if (used.length > 1) return unknown('contradictory', folded);
  const [, , name, level] = used[0] ?? [];
  return known({ synchronised: name !== undefined, server: name === undefined ? null : safeText(name), stratum: level === undefined ? null : Number(level), time });
}
