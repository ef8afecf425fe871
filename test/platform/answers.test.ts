import { describe, expect, test } from 'vitest';
import { CHANGES, READINGS } from '../../core/platform/commands.ts';
import { orNotRun, unknown } from '../../core/platform/answers/answer.ts';
import { type Answer } from '../../shared/domain/platform/answers.ts';

/** What a parser says: the value, or the reason why there is none. */
const says = <T>(answer: Answer<T>): unknown => (answer.known ? answer.value : answer.reason);

const RESTART = 'Please Restart the TFTP and Cisco CallManager services on all nodes in the cluster that run these services';
const LATER =
  'You must reset all phones to ensure they received the updated CTL file. \nYou must restart Cisco CTIManager services on all the nodes in the cluster that have the service activated.';
const EXPORT =
  'Command cannot be executed because the Unified Communications Manager cluster is not registered to a Smart/Virtual Account with Allow export-controlled functionality. Please ensure Product Token received from the Smart/Virtual Account has Allow export-controlled functionality checked when registering the UCM Cluster.';

describe('utils ctl', () => {
  const mixed = (text: string) => says(CHANGES['utils ctl set-cluster mixed-mode'].read(text));
  const nonSecure = (text: string) => says(CHANGES['utils ctl set-cluster non-secure-mode'].read(text));

  test('a change is done when the sentence says so, with the advice of the release', () => {
    expect(mixed(`Moving Cluster to Mixed Mode\nCluster set to Mixed Mode\n${RESTART}`)).toEqual({ kind: 'done', advice: ['restart-tftp-and-callmanager'] });
    expect(mixed(`Moving Cluster to Mixed Mode\nCluster set to Mixed Mode\n${LATER}`)).toEqual({ kind: 'done', advice: ['reset-phones', 'restart-ctimanager'] });
    expect(says(CHANGES['utils ctl update CTLFile'].read(`Updating CTL file\nCTL file Updated\n${RESTART}`))).toEqual({ kind: 'done', advice: ['restart-tftp-and-callmanager'] });
  });

  test('words about the other mode are not success', () => {
    expect(nonSecure('Moving Cluster to Mixed Mode\nCluster set to Mixed Mode')).toBe('words-unknown');
    expect(mixed('Moving Cluster to Non Secure Mode\nCluster set to Non Secure Mode')).toBe('words-unknown');
  });

  test('a change that only began is not success', () => {
    expect(nonSecure('Moving Cluster to Non Secure Mode')).toBe('incomplete');
    expect(nonSecure(RESTART)).toBe('incomplete');
    expect(nonSecure('')).toBe('no-output');
  });

  test('success with a word more is not success', () => {
    expect(nonSecure('Moving Cluster to Non Secure Mode\nCluster set to Non Secure Mode\nWARNING: node 10.48.47.154 was not updated')).toBe('words-unknown');
    expect(nonSecure('Cluster set to Non Secure Modes')).toBe('words-unknown');
    expect(nonSecure('Error: Cluster set to Non Secure Mode')).toBe('words-unknown');
  });

  test('refusals that are known by their words are told apart', () => {
    expect(mixed(EXPORT)).toEqual({ kind: 'refused', why: 'export-control' });
    expect(nonSecure('Executed command unsuccessfully\nNo valid command entered')).toEqual({ kind: 'refused', why: 'no-such-command' });
  });

  test('done and refused at once is a contradiction', () => {
    expect(mixed(`${EXPORT}\nCluster set to Mixed Mode`)).toBe('contradictory');
  });
});

describe('confirm prompts', () => {
  const fits = (name: keyof typeof CHANGES, text: string) => CHANGES[name].question?.test(text);
  const ASK = 'Do you want to continue? (y/n):';

  test('the wordings of all releases are known', () => {
    expect(fits('utils ctl set-cluster mixed-mode', `This operation will set the cluster to Mixed mode. ${ASK}`)).toBe(true);
    expect(fits('utils ctl set-cluster mixed-mode', `This operation sets the cluster to Mixed mode. ${ASK}`)).toBe(true);
    expect(fits('utils ctl set-cluster mixed-mode', `This operation will set the cluster to Mixed mode. Auto-registration is enabled on at least one CM node. ${ASK}`)).toBe(true);
    expect(fits('utils ctl set-cluster non-secure-mode', `This operation will set the cluster to non secure mode. ${ASK}`)).toBe(true);
    expect(fits('utils ctl update CTLFile', `This operation updates the CTLFile. ${ASK}`)).toBe(true);
    expect(fits('file delete tftp CTLFile.tlv', 'Delete the File CTLFile.tlv? Enter "y" followed by return to continue:')).toBe(true);
  });

  test('the question of one command is not that of another', () => {
    expect(fits('utils ctl set-cluster non-secure-mode', `This operation will set the cluster to Mixed mode. ${ASK}`)).toBe(false);
    expect(fits('utils ctl set-cluster mixed-mode', `This operation will set the cluster to non secure mode. ${ASK}`)).toBe(false);
    expect(fits('file delete tftp CTLFile.tlv', 'Delete the File ITLFile.tlv? Enter "y" followed by return to continue:')).toBe(false);
  });

  test('a question with an unknown sentence in front is not known', () => {
    expect(fits('utils ctl set-cluster non-secure-mode', `All phones will be reset. This operation will set the cluster to non secure mode. ${ASK}`)).toBe(false);
    expect(fits('utils ctl set-cluster non-secure-mode', `This operation will set the cluster to non secure mode. Licences will be returned. ${ASK}`)).toBe(false);
    expect(fits('utils ctl set-cluster non-secure-mode', ASK)).toBe(false);
  });
});

describe('show version active', () => {
  const read = (text: string) => says(READINGS['show-version'].read(text));

  test('the release stands behind Active Master Version', () => {
    expect(read('Active Master Version: 15.0.1.11900-40\r\nActive Version Installed Software Options:\r\nNo Installed Software Options Found.')).toEqual({ release: '15.0.1.11900-40' });
    expect(read('Active Master Version:\n\t\t\t <8.5.1.10000-26>\nActive Version Installed Software Options:')).toEqual({ release: '8.5.1.10000-26' });
  });

  test('another version of the node is not the active one', () => {
    expect(read('Inactive Master Version: 12.5.1.11000-22')).toBe('words-unknown');
    expect(read('Active Master Version: unknown')).toBe('words-unknown');
    expect(read(' \r\n')).toBe('no-output');
  });
});

describe('show network cluster', () => {
  const read = (text: string) => says(READINGS['show-network-cluster'].read(text));
  const PUBLISHER = '10.1.89.20 CUCM10.example.com CUCM10 Publisher callmanager DBPub authenticated';
  const SUBSCRIBER = '10.1.89.30 CUCMv10SUB  Subscriber callmanager DBSub authenticated using TCP since Mon Jul  1 13:44:09 2019';
  const CUPS = '10.1.89.40 imp.example.com imp Subscriber cups DBPub not authenticated';
  const TABLE = '\n\nServer Table (processnode) Entries\n----------------------------------\n10.1.89.20\n10.1.89.30\n';

  test('each line is a node with or without a fully qualified name', () => {
    expect(read([SUBSCRIBER, PUBLISHER, CUPS].join('\n') + TABLE)).toEqual([
      { address: '10.1.89.30', names: ['CUCMv10SUB'], role: 'subscriber', product: 'callmanager', authenticated: true },
      { address: '10.1.89.20', names: ['CUCM10.example.com', 'CUCM10'], role: 'publisher', product: 'callmanager', authenticated: true },
      { address: '10.1.89.40', names: ['imp.example.com', 'imp'], role: 'subscriber', product: 'cups', authenticated: false },
    ]);
  });

  test('a line that is not understood makes the list unknown, so that no node is left out unseen', () => {
    expect(read(`${PUBLISHER}\n2001:db8::30 sub Subscriber callmanager DBSub authenticated${TABLE}`)).toBe('words-unknown');
    expect(read(`${PUBLISHER}\nsub Subscriber callmanager DBSub offline${TABLE}`)).toBe('words-unknown');
    expect(read(`${PUBLISHER}\n10.1.89.30 sub Subscriber something DBSub authenticated${TABLE}`)).toBe('words-unknown');
    expect(read(`${PUBLISHER}\nCould not reach 10.1.89.30${TABLE}`)).toBe('words-unknown');
  });

  test('a state that is not known is not authenticated', () => {
    expect(read(`${PUBLISHER}\n10.1.89.30 sub Subscriber callmanager DBSub offline${TABLE}`)).toMatchObject([{ authenticated: true }, { authenticated: false }]);
    expect(read(`${PUBLISHER}\n10.1.89.30 sub Subscriber callmanager DBSub not authenticated since Mon Jul 01 13:44:09 CET 2019${TABLE}`)).toMatchObject([{}, { authenticated: false }]);
  });

  // Rows of a cluster before 10.0, as a blog shows them; names and addresses are ours.
  const OLD = [
    ' 192.0.2.11 oldpub.example.com oldpub Publisher authenticated',
    ' 192.0.2.12 oldsub1.example.com oldsub1 Subscriber authenticated using TCP since Sat Jun 29 01:48:39 2019',
    ' 192.0.2.13 oldtftp.example.com oldtftp Subscriber not authenticated - INITIATOR since Fri Jul 12 12:33:47 2019',
  ] as const;
  const old = (at: number, role: string, authenticated: boolean) => ({
    address: `192.0.2.1${at}`,
    names: [`old${['', 'pub', 'sub1', 'tftp'][at]}.example.com`, `old${['', 'pub', 'sub1', 'tftp'][at]}`],
    role,
    product: 'callmanager',
    authenticated,
  });

  test('before 10.0 rows end behind the role; in any order, with and without the server table and what is said of new nodes', () => {
    const nodes = [old(1, 'publisher', true), old(2, 'subscriber', true), old(3, 'subscriber', false)];
    const said = 'Dynamic Cluster Configuration is enabled for 23 Hours 59 Minutes.';
    const behind = ['', TABLE, `\n${said}\n`, `${TABLE}\n${said}\n`, `\n${said}\n${TABLE}`];
    for (const order of [[0, 1, 2], [2, 1, 0], [1, 0, 2]]) {
      for (const end of behind) {
        expect(read(order.map((at) => OLD[at]).join('\n') + end)).toEqual(order.map((at) => nodes[at]));
      }
    }
    // The node that was asked prints itself without a time, whichever it is.
    expect(read([OLD[0].replace('authenticated', 'authenticated using TCP since Sat Jun 29 01:48:39 2019'), OLD[1].replace(/ using.*/, '')].join('\n'))).toEqual([nodes[0], nodes[1]]);
  });

  test('rows of both forms in one list contradict each other, and half of the new one is none', () => {
    expect(read(`${OLD[0]}\n${SUBSCRIBER}`)).toBe('contradictory');
    expect(read(`${PUBLISHER}\n${OLD[1]}`)).toBe('contradictory');
    expect(read(`${PUBLISHER}\n10.1.89.30 sub Subscriber callmanager authenticated`)).toBe('words-unknown');
    expect(read(`${PUBLISHER}\n10.1.89.30 sub Subscriber DBSub authenticated`)).toBe('words-unknown');
    expect(read(`${OLD[0]}\nDynamic Cluster Configuration could not be read: 10.1.89.30`)).toBe('words-unknown');
  });

  test('a list without a publisher, with two, or with an address twice contradicts itself', () => {
    expect(read(SUBSCRIBER)).toBe('contradictory');
    expect(read(`${PUBLISHER}\n${PUBLISHER.replace('.20', '.21')}`)).toBe('contradictory');
    expect(read(`${PUBLISHER}\n${SUBSCRIBER}\n${SUBSCRIBER}`)).toBe('contradictory');
  });
});

describe('ClusterSecurityMode', () => {
  const read = (text: string) => says(READINGS['security-mode'].read(text));
  const answer = (row: string) => `paramname           paramvalue\r\n=================== ==========\r\n${row}\r\n`;

  test('0 is non-secure, 1 is mixed, and nothing else is a mode', () => {
    expect(read(answer('ClusterSecurityMode 0'))).toBe('non-secure');
    expect(read(answer('ClusterSecurityMode 1'))).toBe('mixed');
    expect(read(answer('ClusterSecurityMode 2'))).toBe('words-unknown');
  });

  test('no row, two rows or an error of the database is not a mode', () => {
    expect(read(answer(''))).toBe('words-unknown');
    expect(read(answer('ClusterSecurityMode 0\r\nClusterSecurityMode 1'))).toBe('words-unknown');
    expect(read('The specified table (processconfig) is not in the database.')).toBe('words-unknown');
  });
});

describe('utils service list', () => {
  const read = (text: string) => says(READINGS['service-list'].read(text));

  test('state, activation and remark are told apart', () => {
    const text =
      'Requesting service status, please wait...\r\nSystem SSH [STARTED]\r\nService Manager [STARTED]\r\nService Manager is running\r\nGetting list of all services\r\n>> Return code = 0\r\n' +
      'Cisco Tftp[STARTED]\r\nCisco DirSync[STOPPED]  Service Not Activated\r\nCisco HCS Admin UI[ STOPPED ] Component is not running\r\nCisco CallManager[STOPPING]\r\nPrimary Node =true\r\n';
    expect(read(text)).toEqual([
      { name: 'System SSH', state: 'started', activated: true, remark: '' },
      { name: 'Service Manager', state: 'started', activated: true, remark: '' },
      { name: 'Cisco Tftp', state: 'started', activated: true, remark: '' },
      { name: 'Cisco DirSync', state: 'stopped', activated: false, remark: 'Service Not Activated' },
      { name: 'Cisco HCS Admin UI', state: 'stopped', activated: true, remark: 'Component is not running' },
      { name: 'Cisco CallManager', state: 'stopping', activated: true, remark: '' },
    ]);
  });

  test('services that share a line are read one by one', () => {
    expect(read('Cisco RTMT Reporter Servlet[STARTED] Cisco Tftp[STOPPED] Service Not Activated Cisco CallManager[STARTED]')).toEqual([
      { name: 'Cisco RTMT Reporter Servlet', state: 'started', activated: true, remark: '' },
      { name: 'Cisco Tftp', state: 'stopped', activated: false, remark: 'Service Not Activated' },
      { name: 'Cisco CallManager', state: 'started', activated: true, remark: '' },
    ]);
  });

  test('a line that is no service makes the list unknown', () => {
    expect(read('Cisco Tftp[STARTED]\nService Manager does not answer')).toBe('words-unknown');
    expect(read('Cisco Tftp[STARTED]\nCisco Tftp[STOPPED]')).toBe('contradictory');
    expect(read('Requesting service status, please wait...')).toBe('no-output');
  });
});

describe('file list, file dump and file delete', () => {
  const list = (text: string) => says(READINGS['list-ctl-file'].read(text));
  const dump = (text: string) => says(READINGS['dump-ctl-file'].read(text));
  const deleted = (text: string) => says(CHANGES['file delete tftp CTLFile.tlv'].read(text));

  test('the listing gives size and date, and tells that the file is not there', () => {
    expect(list(' 09 Mar,2015 11:38:50        5,728  CTLFile.tlv\r\n\r\ndir count = 0, file count = 1')).toEqual({ kind: 'file', size: 5728, modified: '09 Mar,2015 11:38:50' });
    expect(list('09 Mar,2015 11:38:50          728  CTLFile.tlv\ndir count = 0, file count = 1')).toMatchObject({ size: 728 });
    expect(list('no such file or directory can be found')).toEqual({ kind: 'none' });
    expect(list('dir count = 0, file count = 0')).toEqual({ kind: 'none' });
  });

  test('another file or more than one is not the file', () => {
    expect(list('09 Mar,2015 11:38:50 728 ITLFile.tlv\ndir count = 0, file count = 1')).toBe('words-unknown');
    expect(list('09 Mar,2015 11:38:50 728 CTLFile.tlv\ndir count = 0, file count = 2')).toBe('words-unknown');
  });

  test('a dump is read whatever its columns look like', () => {
    const bytes = Uint8Array.from({ length: 40 }, (_, at) => (at * 7) % 256);
    const rows = (line: (offset: number, pairs: readonly string[]) => string) =>
      [0, 16, 32].map((offset) => line(offset, Array.from(bytes.subarray(offset, offset + 16), (byte) => byte.toString(16).padStart(2, '0')))).join('\r\n');
    const hex = (offset: number, width: number) => offset.toString(16).padStart(width, '0');
    expect(dump(rows((offset, pairs) => `${hex(offset, 8)}  ${pairs.join(' ')}`))).toEqual({ kind: 'file', bytes });
    expect(dump(rows((offset, pairs) => `${hex(offset, 8)}  ${pairs.slice(0, 8).join(' ')}  ${pairs.slice(8).join(' ')}  |${'.'.repeat(pairs.length)}|`))).toEqual({ kind: 'file', bytes });
    expect(dump(rows((offset, pairs) => `${hex(offset, 7)}: ${pairs.join('').replace(/(.{4})(?=.)/g, '$1 ')}  ab ..cd`))).toEqual({ kind: 'file', bytes });
    expect(dump(`${rows((offset, pairs) => `${hex(offset, 8)}  ${pairs.join(' ').toUpperCase()}`)}\r\n00000028`)).toEqual({ kind: 'file', bytes });
    expect(dump('00000000: 4142 4344  ABCD')).toEqual({ kind: 'file', bytes: Uint8Array.of(0x41, 0x42, 0x43, 0x44) });
    expect(dump('00000000  41 42 43 44                                       |ABCD|')).toEqual({ kind: 'file', bytes: Uint8Array.of(0x41, 0x42, 0x43, 0x44) });
  });

  test('a dump with a row missing, or with words, is unknown', () => {
    const row = (offset: string) => `${offset}  ${'00 '.repeat(16).trim()}`;
    expect(dump(`${row('00000000')}\n${row('00000020')}`)).toBe('contradictory');
    expect(dump(row('00000010'))).toBe('contradictory');
    expect(dump(`${row('00000000')}\nread error`)).toBe('words-unknown');
    expect(dump('no such file or directory can be found')).toEqual({ kind: 'none' });
  });

  test('deletion tells how many were found and deleted', () => {
    expect(deleted('\r\nfiles: found = 1, deleted = 1\r\n')).toEqual({ found: 1, deleted: 1 });
    expect(deleted('files: found = 1, deleted = 0')).toEqual({ found: 1, deleted: 0 });
    expect(deleted('files: found = 0, deleted = 1')).toBe('contradictory');
    expect(deleted('files: found = 1, deleted = 1 with errors')).toBe('words-unknown');
  });
});

/** As long as an answer may be, of what each reader takes for the beginning of one. */
const ENDLESS = ['Cisco Tftp [STARTED] ', '10.1.1.1 a Publisher authenticated ', 'Moving Cluster to Mixed Mode ', 'CTL Record #:1 '].map((piece) => piece.repeat(1_000_000 / piece.length));

test.each(Object.entries({ ...READINGS, ...CHANGES }))('%s: an answer that is as long as it may be does not keep the engine', (_name, { read }) => {
  for (const text of ENDLESS) {
    const before = process.cpuUsage();
    expect(read(text).known).toBe(false);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
  }
});

describe('a reading that the node did not run for the account', () => {
  const reason = (text: string, answer: Answer<number> = unknown('words-unknown', 'x')): unknown => says(orNotRun(answer, text));

  test.each([
    ['Executed command unsuccessfully\nNo valid command entered\n', 'not-run'],
    ['This command is not available at your privilege level\n', 'not-run'],
    ['You are not authorized to run this command\n', 'not-run'],
    ['This command is not allowed during an upgrade.\n', 'words-unknown'],
    ['Certificate TVS not found\nExecuted command unsuccessfully\n', 'words-unknown'],
    [`${'CallManager/CallManager.pem: Self-signed\n'.repeat(20)}privilege/privilege.pem: Self-signed\n`, 'words-unknown'],
  ])('%s', (text, expected) => expect(reason(text)).toBe(expected));

  test('changes nothing of an answer that was understood, or was not for another reason', () => {
    expect(reason('privilege', { known: true, value: 5 })).toBe(5);
    expect(reason('privilege', unknown('contradictory'))).toBe('contradictory');
  });
});
