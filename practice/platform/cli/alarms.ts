import { type ClusterModel } from '../model.ts';

/** Certificates expire every day; the other texts say what a client looks for. Which of them comes is drawn. */
const TEXTS = [
  ': 1: HOST: Jan 05 2020 09:10:10.000 UTC :  %UC_CERT-0-CertExpired: %[Message=Certificate expiration Notification. Certificate name:CAPF.pem][UNKNOWN_PARAMNAME:CertName=CAPF.pem]',
  ': 7: HOST: Jan 05 2020 09:10:11.000 UTC :  %UC_RTMT-0-RTMT_ALERT: %[AlertName=CriticalServiceDown][AlertDetail= Service operational status is DOWN. Cisco Tftp[STOPPED]]',
  'kernel: Do you want to continue? (y/n):',
  'admin:',
] as const;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Pieces of output of which one is followed by an alarm; a session lasts some hundred. */
const ONE_IN = [true, ...Array.from({ length: 24 }, () => false)] as const;

const two = (value: number): string => String(value).padStart(2, '0');

function dated(date: Date): { readonly day: string; readonly time: string } {
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return { day: `${MONTHS[date.getUTCMonth()] ?? ''} ${String(date.getUTCDate()).padStart(2)}`, time };
}

/**
 * What syslogd writes to every open terminal between what the CLI prints: templates of rsyslog and of sysklogd. Whether a terminal hands on the bell is not told by
 * documents, which print alarms without it.
 */
function alarm({ facts, pick }: ClusterModel, hostName: string, text: string): string {
  const date = new Date();
  const { day, time } = dated(date);
  const bell = pick('alarm: bell', ['\x07', '\x07', '']);
  const said = text.replace('HOST', hostName);
  if (facts.syslog === 'rsyslog') return `\r\n${bell}Message from syslogd@${hostName} at ${day} ${time} ...\r\n ${said}\n\r`;
  return `\r\n${bell}Message from syslogd@${hostName} at ${DAYS[date.getUTCDay()] ?? ''} ${day} ${time} ${date.getUTCFullYear()} ...\r\n${hostName} ${said}\r\n`;
}

/** The alarms of a node's sessions: for each session what stands behind its next piece of output, mostly nothing. */
export function alarmsOn(model: ClusterModel, hostName: string): () => () => string {
  let sessions = 0;
  return () => {
    const session = (sessions += 1);
    let piece = 0;
    return () => {
      piece += 1;
      const question = `alarm on ${hostName}, session ${session}, piece ${piece}`;
      if (model.scenario.terminal !== 'alarms' || !model.pick(question, ONE_IN)) return '';
      const count = model.pick(`${question}: count`, [1, 1, 1, 3]);
      return Array.from({ length: count }, (_, at) => alarm(model, hostName, model.pick(`${question}: text ${at}`, TEXTS))).join('');
    };
  };
}
