import { isUnsynchronised, timeOf } from '../node-clock.ts';
import { counters } from '../serviceability/perfmon.ts';
import { type CliCommand, type CliContext } from './command.ts';

const DAY = 86_400_000;
const NTP_SERVER = '10.48.47.1';

/** As `date` prints it: a Cisco document on replication shows the first words of it (`Mon Mar 2`). */
function dateText(time: Date): string {
  const [day = '', date = '', month = '', year = '', clock = ''] = time.toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${String(Number(date)).padStart(2)} ${clock} UTC ${year}`;
}

/** `ntpq` and `ntpstat` (Cisco's replication verification 10.5(2)); a newer base prints the rows of chrony, `^?` for a source that is not used. */
function* ntpStatus({ model, node }: CliContext): Iterable<string> {
  const isLost = isUnsynchronised(model, node);
  const words = isLost ? 'unsynchronised\n  polling server every 64 s\n' : `synchronised to NTP server (${NTP_SERVER}) at stratum 3\n   time correct to within 44 ms\n   polling server every 1024 s\n`;
  const isChrony = model.isAtLeast('14') && model.pick('utils ntp status: base', ['chrony', 'ntpd']) === 'chrony';
  if (isChrony) {
    yield '210 Number of sources = 1\nMS Name/IP address         Stratum Poll Reach LastRx Last sample\n===============================================================================\n';
    yield `${isLost ? '^?' : '^*'} ${NTP_SERVER.padEnd(29)}${isLost ? '0   6     0     -     +0ns[   +0ns] +/-    0ns' : '2  10   377   412    -11us[  -25us] +/-   22ms'}\n\n`;
    yield model.pick('utils ntp status: words behind the rows of chrony', [isLost ? 'unsynchronised\n' : `synchronised to NTP server (${NTP_SERVER}) at stratum 3\n`, '']);
  } else {
    yield 'ntpd (pid 7241) is running...\n\n     remote           refid      st t when poll reach   delay   offset  jitter\n==============================================================================\n';
    yield `${isLost ? ' ' : '*'}${NTP_SERVER.padEnd(16)}${isLost ? '.INIT.          16 u    - 1024    0    0.000    0.000   0.000' : '10.48.40.1       2 u  412 1024  377    0.529   -0.025   0.018'}\n\n\n${words}\n`;
  }
  const now = timeOf(model, node);
  yield `Current time in UTC is : ${dateText(now)}\n`;
  // Whether a node of another zone tells its own time, too, no source says.
  yield model.pick('utils ntp status: time of its zone', ['', `Current time in Europe/London is : ${dateText(now)}\n`]);
}

/** `Tue Oct 15 23:05:51 UTC 2019`, as the backup program prints a time. */
function backupTime(time: Date): string {
  const [day = '', date = '', month = '', year = '', clock = ''] = time.toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${date} ${clock} UTC ${year}`;
}

const HEAD = 'Tar Filename:        Backup Device:    Completed On:                  Result:    Backup Type:    Features Backed Up:\n';
const FEATURES = 'CDR_CAR,UCM,PLM';
/** What stands there where none was ever made: no source shows it. */
const NO_BACKUP = [HEAD, 'No backup history is available.\n', ''] as const;

/** CLI reference 12.5(1), `utils disaster_recovery history`: a heading, then a line a backup. Certificates of practice are a day old. */
function* backupHistory({ model }: CliContext): Iterable<string> {
  const { backup } = model.scenario;
  if (backup === 'none') {
    yield model.pick('utils disaster_recovery history: none', NO_BACKUP);
    return;
  }
  const row = (age: number, result: 'SUCCESS' | 'ERROR'): string => {
    const time = new Date(Date.now() - age);
    const file = result === 'SUCCESS' ? `${time.toISOString().slice(0, 19).replace(/[T:]/g, '-')}.tar` : 'TAR file not created';
    return `${file}   NETWORK   ${backupTime(time)}   ${result}   SCHEDULED   ${FEATURES}\n`;
  };
  yield HEAD;
  yield row(30 * DAY, 'SUCCESS');
  yield row(DAY / 8, backup === 'recent' ? 'SUCCESS' : 'ERROR');
}

/** CLI reference; keys change with the mode (security guide 15, FIPS). Nobody practises it on. */
function* fipsStatus({ model }: CliContext): Iterable<string> {
  yield model.pick('utils fips status', ['The system is NOT operating in FIPS mode.\nSelf test status:\n- S T A R T ---------------------\n', 'The system is not operating in FIPS mode.\n']);
}

/** CLI reference, `show perf query class`; rows as a public program reads them. */
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
    const time = Math.floor(since / 1000);
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
