import { inTimeOf, isUnsynchronised, timeOf } from '../node-clock.ts';
import { counters } from '../serviceability/perfmon.ts';
import { type CliCommand, type CliContext } from './command.ts';

const DAY = 86_400_000;
const NTP_SERVER = '10.48.47.1';

/** Parts of a time as `date` writes them. */
function dateParts(time: Date): { readonly day: string; readonly date: string; readonly month: string; readonly year: string; readonly clock: string } {
  const [day = '', date = '', month = '', year = '', clock = ''] = time.toUTCString().replace(',', '').split(' ');
  return { day, date, month, year, clock };
}

/** `Fri Sep  6 20:54:50 UTC 2019` (Cisco documents 215537 and 200771, `Current time in UTC is`). */
function dateText(time: Date, zone = 'UTC'): string {
  const { day, date, month, year, clock } = dateParts(time);
  return `${day} ${month} ${String(Number(date)).padStart(2)} ${clock} ${zone} ${year}`;
}

const HOUR = 3_600_000;

/** Behind the row of the time server, of one that is not used: Cisco document 215537; "Troubleshoot NTP on Unified Communications Manager"; `ntpstat` of old. */
const UNSYNCHRONISED = ['unsynchronised\n   polling server every 8 s\n', 'unsynchronised\ntime server re-starting\npolling server every 64 s\n', 'unsynchronised\n  polling server every 64 s\n'] as const;
interface Synchronised {
  readonly tally: string;
  readonly reach: string;
  readonly words: string;
}

/** The same of one that is used: Cisco's replication verification 10.5(2); Cisco document 200771, shortly after a start, where no row bears the `*`. */
const SYNCHRONISED: readonly [Synchronised, ...Synchronised[]] = [
  { tally: '*', reach: '377', words: `synchronised to NTP server (${NTP_SERVER}) at stratum 3\n   time correct to within 44 ms\n   polling server every 1024 s\n` },
  { tally: ' ', reach: '  1', words: `synchronised to NTP server (${NTP_SERVER}) at stratum 3\ntime server re-starting\n   poll server every 64 s\n` },
];

/** `ntpq` and `ntpstat`; a newer base prints the rows of chrony, `^?` for a source that is not used. */
function* ntpStatus({ model, node }: CliContext): Iterable<string> {
  const isLost = isUnsynchronised(model, node);
  const isChrony = model.isAtLeast('14') && model.pick('utils ntp status: base', ['chrony', 'ntpd']) === 'chrony';
  if (isChrony) {
    yield '210 Number of sources = 1\nMS Name/IP address         Stratum Poll Reach LastRx Last sample\n===============================================================================\n';
    yield `${isLost ? '^?' : '^*'} ${NTP_SERVER.padEnd(29)}${isLost ? '0   6     0     -     +0ns[   +0ns] +/-    0ns' : '2  10   377   412    -11us[  -25us] +/-   22ms'}\n\n`;
    yield model.pick('utils ntp status: words behind the rows of chrony', [isLost ? 'unsynchronised\n' : `synchronised to NTP server (${NTP_SERVER}) at stratum 3\n`, '']);
  } else {
    const { tally, reach, words } = model.pick('utils ntp status: words of one that is synchronised', SYNCHRONISED);
    yield 'ntpd (pid 7241) is running...\n\n     remote           refid      st t when poll reach   delay   offset  jitter\n==============================================================================\n';
    yield `${isLost ? ' ' : tally}${NTP_SERVER.padEnd(16)}${isLost ? '.INIT.          16 u    - 1024    0    0.000    0.000   0.000' : `10.48.40.1       2 u  412 1024  ${reach}    0.529   -0.025   0.018`}\n\n\n`;
    yield `${isLost ? model.pick('utils ntp status: words of one that is not synchronised', UNSYNCHRONISED) : words}\n`;
  }
  const now = timeOf(model, node);
  yield `Current time in UTC is : ${dateText(now)}\n`;
  // Of another zone the node's own time follows (the same documents); whether it does where the zone is UTC, they do not show.
  yield model.pick('utils ntp status: time of its zone', ['', `Current time in Asia/Tokyo is : ${dateText(new Date(now.getTime() + 9 * HOUR), 'JST')}\n`]);
}

/** Zones of which a backup may bear the letters, and their hours from UTC: the example of the CLI reference bears those of a zone of its own. */
const ZONES: readonly [readonly [letters: string, hours: number], ...(readonly [string, number])[]] = [['UTC', 0], ['CST', -6], ['JST', 9]];

/** `Tue Oct 15 23:05:51 UTC 2019`, as the backup program prints a time. */
function backupTime(time: Date, [letters, hours]: readonly [string, number]): string {
  const { day, date, month, year, clock } = dateParts(new Date(time.getTime() + hours * HOUR));
  return `${day} ${month} ${date} ${clock} ${letters} ${year}`;
}

const HEAD = 'Tar Filename:        Backup Device:    Completed On:                  Result:    Backup Type:    Features Backed Up:\n';
const FEATURES = 'CDR_CAR,UCM,PLM';
/** What stands there where none was ever made: no source shows it. */
const NO_BACKUP = [HEAD, 'No backup history is available.\n', ''] as const;

/**
 * CLI reference 12.5(1), `utils disaster_recovery history`: a heading, then a line a backup; which comes first it does not say. Certificates of practice are a day old, so a good backup is three
 * hours old: in a zone whose letters name several that is newer all the same.
 */
function* backupHistory({ model, node }: CliContext): Iterable<string> {
  const { backup } = model.scenario;
  if (backup === 'none') {
    yield model.pick('utils disaster_recovery history: none', NO_BACKUP);
    return;
  }
  const zone = model.pick('utils disaster_recovery history: times', ZONES);
  const row = (age: number, result: 'SUCCESS' | 'ERROR'): string => {
    const time = inTimeOf(model, node, new Date(Date.now() - age));
    const file = result === 'SUCCESS' ? `${time.toISOString().slice(0, 19).replace(/[T:]/g, '-')}.tar` : 'TAR file not created';
    return `${file}   NETWORK   ${backupTime(time, zone)}   ${result}   SCHEDULED   ${FEATURES}\n`;
  };
  const rows = [row(30 * DAY, 'SUCCESS'), row(DAY / 8, backup === 'recent' ? 'SUCCESS' : 'ERROR')];
  yield HEAD;
  yield* model.pick('utils disaster_recovery history: rows', ['oldest first', 'newest first']) === 'oldest first' ? rows : rows.toReversed();
}

/** CLI reference; keys change with the mode (security guide 15, FIPS). Nobody practises it on. */
function* fipsStatus({ model }: CliContext): Iterable<string> {
  yield model.pick('utils fips status', ['The system is NOT operating in FIPS mode.\nSelf test status:\n- S T A R T ---------------------\n', 'The system is not operating in FIPS mode.\n']);
}

/** CLI reference, `show perf query class`; rows as a program reads them that works on real nodes (probable). */
function* perfQuery({ model, node }: CliContext, argument: string): Iterable<string> {
  const name = argument.replace(/^"(.*)"$/, '$1');
  const { operation } = model;
  const found = name === 'Cisco CallManager' && operation !== undefined ? counters({ model, operation }, node) : null;
  yield '==>query class :\n';
  if (found === null) {
    yield `\n - Perf class (${name}) ${model.pick('show perf query class: nothing', ['is not found.', 'has no instances.'])}\n`;
    return;
  }
  yield `\n - Perf class (${name}) has instances and values:\n`;
  yield Object.entries(found).map(([counter, value]) => `                -> ${counter.padEnd(31)}= ${value}\n`).join('');
}

const STATUS = { registered: 'reg', unregistered: 'unr', rejected: 'rej', away: 'unr', off: 'unr' } as const;

/** CLI reference, `show risdb query phone`: the phones that this node knows, a line each, fields with commas between. */
function* risQuery({ model, node }: CliContext): Iterable<string> {
  const { operation } = model;
  if (operation === undefined) return;
  const { table, registrations } = operation;
  const number = model.nodes.indexOf(node);
  const rows: string[] = [];
  for (let at = 0; at < table.firstAbsent; at += 1) {
    const { state, node: where, since } = registrations.row(at);
    if (where !== number && !(where < 0 && registrations.before(at) === number)) continue;
    const { name, description, address, model: kind } = table.phone(at);
    const time = Math.floor(inTimeOf(model, node, new Date(since)).getTime() / 1000);
    rows.push([name, description, address, '', 'None', 'None', name.slice(3), STATUS[state], 'SIP', kind, model.scenario.webAccess === 'on' ? 'yes' : 'no', '0', '0', '', String(at), String(time), '1', 'sip88xx.14-2-1', 'sip88xx.14-2-1', '', '', '', '0', '', String(time), ''].join(', '));
  }
  const registered = rows.filter((row) => row.includes(', reg, ')).length;
  yield '----------- Phone Information -----------\n';
  yield '#TotalPhones, #TotalRegistered, #RegisteredSCCP, #RegisteredSIP, #UnRegistered, #TotalRejected, #PartiallyRegistered, StateID, #ExpUnreg\n';
  yield `${rows.length}, ${registered}, 0, ${registered}, ${rows.length - registered}, 0, 0, ${rows.length}, 0\n`;
  yield 'DeviceName, Descr, Ipaddr, Ipv6addr, Ipv4Attr, Ipv6Attr, MACaddr, RegStatus, PhoneProtocol, DeviceModel, HTTPsupport, #regAttempts, prodId, username, seq#, RegStatusChg TimeStamp, IpAddrType, LoadId, ActiveLoadId, InactiveLoadId, ReqLoadId, DnldServer, DnldStatus, DnldFailReason, LastActTimeStamp, Perfmon Object\n';
  yield rows.map((row) => `${row}\n`).join('');
  yield `Total count ${rows.length}\n------------------------------------------\n`;
}

export const STATE_COMMANDS: readonly CliCommand[] = [
  { words: 'utils ntp status', level: 0, argument: 'none', run: ntpStatus },
  { words: 'utils disaster_recovery history backup', level: 'unknown', argument: 'none', run: backupHistory },
  { words: 'utils fips status', level: 'unknown', argument: 'none', run: fipsStatus },
  { words: 'show perf query class', level: 0, product: 'callmanager', argument: 'required', run: perfQuery },
  { words: 'show risdb query phone', level: 0, product: 'callmanager', argument: 'none', run: risQuery },
];
