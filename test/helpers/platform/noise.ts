import { type Random } from '../random.ts';

/** What may be printed between the words of a node. `sure`: a form whose beginning and end are known, so that nothing of the answer may be lost. */
export interface Noise {
  readonly name: string;
  readonly sure: boolean;
  readonly text: (random: Random) => string;
}

const TEXTS = [
  ': 1: cucm-pub: Jan 05 2020 09:10:10.000 UTC :  %UC_CERT-0-CertExpired: %[Message=Certificate expiration Notification][UNKNOWN_PARAMNAME:CertName=x.pem]',
  'admin:',
  'admin: show ctl',
  'kernel: Do you want to continue? (y/n):',
  'This operation will set the cluster to non secure mode. Do you want to continue? (y/n):',
  'Delete the File CTLFile.tlv? Enter "y" followed by return to continue:',
  'CTL Client not configured',
  'Cisco Tftp[STOPPED]  Service Not Activated',
  'The CTL file was verified successfully.',
  'Cluster set to Mixed Mode',
  'options: q=quit, n=next, p=prev, b=begin, e=end (lines 1 - 20 of 40) :',
  '10.48.47.155 other Subscriber callmanager DBSub authenticated',
  'Message from syslogd@other at Jan  5 10:10:10 ...',
  'é 日本 \t x',
  '',
] as const;

const HEADS = ['Message from syslogd@cucm-pub at Jan  5 10:10:10 ...', 'Message from syslogd@ at Mon Jan  5 10:10:10 2015 ...', 'Message from syslogd@cucm-pub.example.com at Dec 31 23:59:59 ...'] as const;

/** `RSYSLOG_WallFmt`, and what a terminal that turns `\n` into `\r\n` makes of it. */
const rsyslog = (random: Random): string => {
  const text = `\r\n\x07${random.pick(HEADS)}\r\n ${random.pick(TEXTS)}\n\r`;
  return random.chance(2) ? text : text.replaceAll('\n', '\r\n');
};
const sysklogd = (random: Random): string => `\r\n\x07Message from syslogd@cucm-pub at Mon Jan  5 10:10:10 2015 ...\r\ncucm-pub ${random.pick(TEXTS)}\r\n`;
/** As documents print it. */
const printed = (random: Random): string => `\r\n${random.pick(HEADS)}\r\n ${random.pick(TEXTS)}\r\n`;
const printedApart = (random: Random): string => `\r\n\r\n${random.pick(HEADS)}\r\n ${random.pick(TEXTS)}\r\n`;

export const NOISES: readonly Noise[] = [
  { name: 'rsyslog', sure: true, text: rsyslog },
  { name: 'sysklogd', sure: true, text: sysklogd },
  { name: 'several of rsyslog', sure: true, text: (random) => Array.from({ length: 2 + random.below(4) }, () => rsyslog(random)).join('') },
  { name: 'printed', sure: false, text: printed },
  { name: 'printed apart', sure: false, text: printedApart },
  { name: 'several printed', sure: false, text: (random) => printedApart(random) + printed(random) + printedApart(random) },
  { name: 'a printed one before one of rsyslog', sure: false, text: (random) => printed(random) + rsyslog(random) },
  { name: 'wall(1)', sure: false, text: (random) => `\r\nBroadcast message from root@cucm-pub (pts/0) (Mon Jan  5 10:10:10 2015):\r\n\r\n${random.pick(TEXTS)}\r\n${random.pick(TEXTS)}\r\n` },
  { name: 'no text', sure: false, text: (random) => `\r\n\x07${random.pick(HEADS)}\r\n` },
  { name: 'no end', sure: false, text: (random) => `\r\n\x07${random.pick(HEADS)}\r\n ${random.pick(TEXTS)}` },
  { name: 'cut head', sure: false, text: (random) => `\r\n\x07${random.pick(HEADS).slice(0, 5 + random.below(40))}\r\n ${random.pick(TEXTS)}\n\r` },
  { name: 'alarm in an alarm', sure: false, text: (random) => `\r\n\x07${random.pick(HEADS)}${rsyslog(random)} ${random.pick(TEXTS)}\n\r` },
  { name: 'start-up warning', sure: false, text: (random) => random.pick(['WARNING: DNS unreachable\r\n', '\tWARNING: DNS unreachable\r\n', '\r\nWARNING: DNS unreachable\r\n']) },
  { name: 'end of a pager', sure: false, text: (random) => random.pick(['end of the file reached\r\n', '\r\nend of the file reached\r\n']) },
];
