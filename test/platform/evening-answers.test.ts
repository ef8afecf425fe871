import { describe, expect, test } from 'vitest';
import { CHANGES, READINGS } from '../../core/platform/commands.ts';
import { type Answer } from '../../shared/domain/platform/answers.ts';
import { type PlatformReadings } from '../../core/ports/platform/commands.ts';
import { Random } from '../helpers/random.ts';

/** What an answer says, or why it was not understood. */
const says = <T>(answer: Answer<T>): T | string => (answer.known ? answer.value : answer.reason);
const read = <K extends keyof PlatformReadings>(name: K, text: string): PlatformReadings[K] | string => says(READINGS[name].read(text));

const HEAD = `
                                           PING      DB/RPC/   REPL.    Replication    REPLICATION SETUP
SERVER-NAME              IP ADDRESS        (msec)    DbMon?    QUEUE    Group ID       (RTMT) & Details
-----------              ----------        ------    -------   -----    -----------    ------------------`;

/** As nodes of 15 print it (a public program's copy). */
const REPLICATION_15 = `
Server Time: Fri Jan  2 16:18:22 -05 2026

Cluster Replication State: Replication status command started at: 2026-01-02-16-18
     Replication status command COMPLETED. Checked 754 tables out of 754
     Last Completed Table: functionrole
     No Errors or Mismatches found.

     Use 'file view activelog cm/trace/dbl/sdi/ReplicationStatus.2026_01_02_16_18_07.out' to see the details


DB Version: ccm15_0_1_12900_234

Repltimeout set to: 300s
PROCESS option set to: 1


Cluster Detailed View from cucm-01 (2 Servers):
${HEAD}
cucm-01                  172.168.0.101     0.045     Y/Y/Y     0        (g_2)          (2) Setup Completed
cucm-02                  172.168.0.102     1.711     Y/Y/Y     0        (g_3)          (2) Setup Completed
`;

/** As nodes before 10.0 print it (IM and Presence guide 9.0). */
const REPLICATION_9 = `
DB and Replication Services: ALL RUNNING

Cluster Replication State: BROADCAST SYNC ended on 1 servers at: 2012-09-28-11-14
     Sync Result: SYNC COMPLETED 541 tables sync'ed out of 541
     Sync Errors: NO ERRORS

DB Version: ccm9_0_1_10000_37
Number of replicated tables: 541
Repltimeout set to: 300s

Cluster Detailed View from gwydlvm1153 (2 Servers):

                                PING            REPLICATION     REPL.   DBver&  REPL.   REPLICATION SETUP
SERVER-NAME     IP ADDRESS      (msec)  RPC?    STATUS          QUEUE   TABLES  LOOP?   (RTMT) & details
-----------     ------------    ------  ----    -----------     -----   ------- -----   -----------------
gwydlvm1153     10.53.56.14     0.041   Yes     Connected       0       match   Yes     (2) PUB Setup Completed
gwydlvm1154     10.53.56.15     0.143   Yes     Connected       0       match   Yes     (2) Setup Completed
`;

describe('utils dbreplication runtimestate', () => {
  test('the form of 15', () => {
    const node = (name: string, address: string) => ({ name, address, state: 2, words: 'Setup Completed' });
    expect(read('replication', REPLICATION_15)).toEqual({
      nodes: [node('cucm-01', '172.168.0.101'), node('cucm-02', '172.168.0.102')],
      checkedAt: '2026-01-02T16:18',
      askedAt: '2026-01-02T16:18',
      hasErrors: false,
    });
  });

  test('the form before 10.0', () => {
    expect(read('replication', REPLICATION_9)).toMatchObject({ nodes: [{ name: 'gwydlvm1153', state: 2, words: 'PUB Setup Completed' }, { name: 'gwydlvm1154', state: 2 }], checkedAt: '2012-09-28T11:14', askedAt: null, hasErrors: false });
  });

  test('any other state is told as it is', () => {
    const text = REPLICATION_15.replace('1.711     Y/Y/Y     0        (g_3)          (2) Setup Completed', 'Failed    N/N/N     -        (-)            (-) DB Active-Dropped').replace('No Errors or Mismatches found.', 'Errors or Mismatches Were Found!!!');
    expect(read('replication', text)).toMatchObject({ nodes: [{ state: 2 }, { name: 'cucm-02', state: null, words: 'DB Active-Dropped' }], hasErrors: true });
    expect(read('replication', REPLICATION_15.replace('(g_3)          (2) Setup Completed', '(g_3)          (4) Setup Failed'))).toMatchObject({ nodes: [{ state: 2 }, { state: 4, words: 'Setup Failed' }] });
  });

  test('a row that is missing, twice, or not to be read makes all of it unknown', () => {
    const row = 'cucm-02                  172.168.0.102';
    expect(read('replication', REPLICATION_15.replace(/cucm-02 .*\n/, ''))).toBe('incomplete');
    expect(read('replication', REPLICATION_15.replace(row, 'cucm-01                  172.168.0.102'))).toBe('incomplete');
    expect(read('replication', REPLICATION_15.replace(row, 'cucm-02                  somewhere 7'))).toBe('words-unknown');
    expect(read('replication', REPLICATION_15.slice(0, REPLICATION_15.indexOf('Cluster Detailed')))).toBe('words-unknown');
    expect(read('replication', '')).toBe('no-output');
  });
});

describe('utils ntp status', () => {
  const TABLE = 'ntpd (pid 22458) is running...\n\n     remote           refid      st t when poll reach   delay   offset  jitter\n==============================\n*10.10.10.1      .GPS.       1 u  123 1024  377    0.123    0.456   0.789\n\n';
  test.each([
    [`${TABLE}synchronised to NTP server (10.10.10.1) at stratum 2\n   time correct to within 45 ms\n   polling server every 1024 s`, { synchronised: true, server: '10.10.10.1', stratum: 2, time: null }],
    [`${TABLE}unsynchronised\n   time server re-starting\n   polling server every 64 s\n\nCurrent time in UTC is : Mon Mar 2`, { synchronised: false, server: null, stratum: null, time: null }],
    ['synchronised to local net at stratum 11\n   time correct to within 11 ms', { synchronised: false, server: null, stratum: null, time: null }],
    ['chronyd (pid 812) is running...\n\n210 Number of sources = 2\nMS Name/IP address         Stratum Poll Reach LastRx Last sample\n======\n^* 10.10.10.1                    3   6   377    23  -1ms\n^- ntp2.example.com              2   6   377    23  -1ms', { synchronised: true, server: '10.10.10.1', stratum: 3, time: null }],
    ['chronyd (pid 812) is running...\n^? 10.10.10.1                    0   8     0     -     +0ns[   +0ns] +/-    0ns', { synchronised: false, server: null, stratum: null, time: null }],
    ['synchronised to NTP server (10.1.1.1) at stratum 3\n\nCurrent time in UTC is : Mon Mar  2 10:11:12 UTC 2026\nCurrent time in Asia/Tokyo is : Mon Mar  2 19:11:12 JST 2026\n', { synchronised: true, server: '10.1.1.1', stratum: 3, time: '2026-03-02T10:11:12.000Z' }],
    ['unsynchronised\nCurrent time in UTC is : Mon Foo 99 10:11:12 UTC 2026', { synchronised: false, server: null, stratum: null, time: null }],
    ['synchronised to NTP server (10.1.1.1) at stratum 3 unsynchronised', 'contradictory'],
    ['ntpd is stopped', 'words-unknown'],
    ['', 'no-output'],
  ])('%j', (text, expected) => {
    expect(read('ntp-status', text)).toEqual(expected);
  });
});

describe('utils disaster_recovery history backup', () => {
  const TITLE = 'Tar Filename:            Backup Device:   Completed On:                Result:   Backup Type:  Features Backed Up:';
  const BAD = '2009-10-30-14-53-32.tar TAPE Fri Oct 30 14:55:31 CDT 2009 ERROR MANUAL';
  const GOOD = '2009-12-10-10-30-17.tar TAPE Thu Dec 10 10:35:22 CST 2009 SUCCESS MANUAL CDR_CAR,CCM';

  test('the example of the guide', () => {
    expect(read('backup-history', `${TITLE}\n${BAD}\n${GOOD}\n`)).toEqual([
      { file: '2009-10-30-14-53-32.tar', device: 'TAPE', completedAt: '2009-10-30T14:55:31', zone: 'CDT', result: 'error', features: '' },
      { file: '2009-12-10-10-30-17.tar', device: 'TAPE', completedAt: '2009-12-10T10:35:22', zone: 'CST', result: 'success', features: 'CDR_CAR,CCM' },
    ]);
  });

  test('no archive, a day of one figure, a zone of figures', () => {
    expect(read('backup-history', `${TITLE}\nTAR file not created     NETWORK          Mon Jan  5 02:00:11 +03 2026 ERROR SCHEDULED_BACKUP`)).toEqual([
      { file: '', device: 'NETWORK', completedAt: '2026-01-05T02:00:11', zone: '+03', result: 'error', features: '' },
    ]);
  });

  test('none is another answer than one that cannot be read', () => {
    expect(read('backup-history', TITLE)).toEqual([]);
    expect(read('backup-history', GOOD)).toBe('words-unknown');
    expect(read('backup-history', `${TITLE}\n${GOOD}\nMaster Agent is busy`)).toBe('words-unknown');
    expect(read('backup-history', `${TITLE}\n${GOOD.replace('Dec 10', 'Dec 32')}`)).toBe('words-unknown');
    expect(read('backup-history', '')).toBe('no-output');
  });
});

describe('utils fips status', () => {
  test.each([
    ['The system is not operating in FIPS mode.', { enabled: false }],
    ['The system is operating in FIPS mode. Self test status:\n- S T A R T ---\nThe Cisco Self tests passed', { enabled: true }],
    ['FIPS mode is disabled', { enabled: false }],
    ['FIPS 140-2 mode: enabled', { enabled: true }],
    ['FIPS mode is enabled\nThe system is not in FIPS mode', 'contradictory'],
    ['FIPS', 'words-unknown'],
  ])('%j', (text, expected) => {
    expect(read('fips-status', text)).toEqual(expected);
  });
});

describe('show perf query class "Cisco CallManager"', () => {
  const TITLE = '==>query class :\n\n - Perf class (Cisco CallManager) has instances and values:\n';
  test('counters by name', () => {
    const text = `${TITLE}                    -> CallsActive                    = 3\n                    -> RegisteredHardwarePhones       = 812\n   Line -> CallsActive = 99\n`;
    expect(read('perf-callmanager', text)).toEqual(new Map([['CallsActive', 3], ['RegisteredHardwarePhones', 812]]));
  });

  test('another class, other words and the same counter twice are not understood', () => {
    expect(read('perf-callmanager', TITLE)).toBe('incomplete');
    expect(read('perf-callmanager', `${TITLE.replace('Cisco CallManager', 'Memory')} -> CallsActive = 3`)).toBe('words-unknown');
    expect(read('perf-callmanager', `${TITLE} -> CallsActive = 3\n error`)).toBe('words-unknown');
    expect(read('perf-callmanager', `${TITLE} -> CallsActive = 3\n -> CallsActive = 4`)).toBe('contradictory');
  });
});

describe('show risdb query phone', () => {
  const COLUMNS =
    'DeviceName, Descr, Ipaddr, Ipv6addr, Ipv4Attr, Ipv6Attr, MACaddr, RegStatus, PhoneProtocol, DeviceModel, HTTPsupport, #regAttempts, prodId, username, seq#, RegStatusChg TimeStamp, IpAddrType, LoadId, ActiveLoadId, InactiveLoadId, ReqLoadId, DnldServer, DnldStatus, DnldFailReason, LastActTimeStamp, Perfmon Object';
  const row = (name: string, description: string, address: string, status: string, since: string) =>
    `${name}, ${description}, ${address}, , 3, 0, ${name.slice(3)}, ${status}, SIP, 684, yes, 0, 596, , 5, ${since}, 1, sip88xx.14-2-1, sip88xx.14-2-1, , , , 0, , ${since}, 2`;
  const list = (...rows: string[]) =>
    `----------- Phone Information -----------\n\n#TotalPhones, #TotalRegistered, #RegisteredSCCP, #RegisteredSIP, #UnRegistered, #Rejected, #PartiallyRegistered, StateID, #ExpUnreg\n ${rows.length}, 1, 0, 1, 1, 0, 0, 32, 0\n\n${COLUMNS}\n${rows.join('\n')}\n\nTotal count ${rows.length}\n----------------------------\n`;

  test('registered, left, rejected; commas in a description move nothing', () => {
    const text = list(
      row('SEP001122334455', 'Desk', '10.1.1.7', 'reg', '1410537395'),
      row('SEP001122334456', 'Lobby, left, by the door', '10.1.1.8', 'unr', '1410537396'),
      row('SEP001122334457', '', '', 'rej', '0'),
      row('SEP001122334458', 'Auto 1000', '10.1.1.9', 'par', '1410537397'),
      row('SEP001122334459', 'Auto 1001', '10.1.1.10', 'who knows', '1410537397'),
    );
    expect(read('risdb-phones', text)).toEqual([
      { name: 'SEP001122334455', address: '10.1.1.7', state: 'registered', since: 1_410_537_395 },
      { name: 'SEP001122334456', address: '10.1.1.8', state: 'unregistered', since: 1_410_537_396 },
      { name: 'SEP001122334457', address: '', state: 'rejected', since: null },
      { name: 'SEP001122334458', address: '10.1.1.9', state: 'registered', since: 1_410_537_397 },
      { name: 'SEP001122334459', address: '10.1.1.10', state: 'unknown', since: 1_410_537_397 },
    ]);
  });

  test('a row with more columns than the head is known by its name alone', () => {
    const more = `${row('CSFADA', 'Ada', '10.1.1.7', 'reg', '1410537395')}, unknown, 0`;
    expect(read('risdb-phones', list(more))).toEqual([{ name: 'CSFADA', address: '', state: 'unknown', since: null }]);
  });

  test('half a list is none', () => {
    const text = list(row('SEP001122334455', 'Desk', '10.1.1.7', 'reg', '1410537395'));
    expect(read('risdb-phones', text.replace('Total count 1', 'Total count 2'))).toBe('incomplete');
    expect(read('risdb-phones', text.slice(0, text.indexOf('Total count')))).toBe('incomplete');
    expect(read('risdb-phones', text.replace('RegStatus,', 'Status,'))).toBe('words-unknown');
    expect(read('risdb-phones', list('!'))).toBe('words-unknown');
    expect(read('risdb-phones', list())).toEqual([]);
  });
});

describe('utils service restart', () => {
  const { read: restarted } = CHANGES['utils service restart Cisco Tftp'];
  const SAID = 'Do not press Ctrl+C while the service is restarting. If the service has not restarted properly, execute the same command again.\nService Manager is running\n';
  test('the last state counts', () => {
    expect(says(restarted(`${SAID}Cisco Tftp[STOPPING]\nCisco Tftp[STARTING]\nCisco Tftp[STARTED]\n`))).toEqual({ state: 'started' });
    expect(says(restarted(`${SAID}Cisco Tftp[STOPPING]\nCisco Tftp[STOPPED]  Component is not running\n`))).toEqual({ state: 'stopped' });
    expect(says(restarted('Cisco CallManager[STARTED]'))).toBe('words-unknown');
    expect(says(restarted('Executed command unsuccessfully'))).toBe('words-unknown');
  });

  test('asks nothing', () => {
    expect(CHANGES['utils service restart Cisco CallManager'].question).toBeUndefined();
  });
});

describe('answers that are damaged', () => {
  const GOOD: readonly (readonly [keyof PlatformReadings, string])[] = [['replication', REPLICATION_15], ['replication', REPLICATION_9]];
  test.each(GOOD)('%s never says good of a node that the node did not call good', (name, text) => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const random = new Random(seed);
      const at = random.below(text.length);
      const damaged = text.slice(0, at) + random.pick(['', '\n', 'x', '7', '(4) ', '\u0000', ' '.repeat(50)]) + text.slice(at + random.below(40));
      const answer = READINGS[name].read(damaged);
      const good = (damaged.match(/\(2\)/g) ?? []).length;
      if (answer.known) expect((answer.value as PlatformReadings['replication']).nodes.filter(({ state }) => state === 2).length, `seed ${seed}`).toBeLessThanOrEqual(good);
    }
  });
});
