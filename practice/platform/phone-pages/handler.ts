import { type RequestListener } from 'node:http';
import { type PhoneOutcome } from '../../../shared/domain/phone.ts';
import { type ClusterModel } from '../model.ts';
import { type Operation } from '../operation.ts';
import { escapeXml } from '../web/xml.ts';

const ADAPTER = 'device.settings.status.messages';
/** Page of status messages, as models before and after the 7800 and 8800 series call it (administration guides of phones). */
const PATHS = ['/CGI/Java/Serviceability', '/DeviceLogX', '/'];

/** What the phone says of its trust lists, in the words of the administration guides (status messages); nothing of a file that it held already. */
const SAID: Readonly<Record<PhoneOutcome, readonly string[]>> = {
  'not-asked': [],
  accepted: ['Trust List Updated'],
  rejected: ['Trust List Update Failed'],
  unchanged: [],
};

/** Time first on a line; how it is written differs by model. */
const TIMES: readonly [(time: Date) => string, ...((time: Date) => string)[]] = [
  (time) => time.toISOString().slice(11, 19),
  (time) => `${time.toISOString().slice(11, 19)}${time.getUTCHours() < 12 ? 'a' : 'p'} ${time.toISOString().slice(0, 10).replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')}`,
  (time) => `[${time.toISOString().slice(11, 19)} ${time.toISOString().slice(2, 10).replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')}]`,
];

/**
 * The web pages of all phones: which one is meant says `Host`, its address. A page is HTML with a message a line; which tags stand around
 * them differs by model, and no source prints a whole one.
 */
export function phonePages(model: ClusterModel, operation: Operation): RequestListener {
  const page = (at: number): string => {
    const phone = operation.table.phone(at);
    const time = model.pick('phone page: time', TIMES)(new Date(operation.registrations.row(at).since));
    const lines = [`${phone.name}.cnf.xml.sgn`, ...SAID[operation.saidOf(at)]].map((line) => `${time} ${line}`);
    const table = model.pick('phone page: form', ['table', 'lines']) === 'table';
    const inside = table ? `<TABLE>${lines.map((line) => `<TR><TD><B>${escapeXml(line)}</B></TD></TR>`).join('\r\n')}</TABLE>` : lines.map((line) => `${escapeXml(line)}<br>`).join('\r\n');
    return `<HTML><HEAD><TITLE>Cisco Systems, Inc.</TITLE></HEAD><BODY><H2>Status Messages</H2><P>${escapeXml(phone.model)} (${phone.name})</P>${inside}</BODY></HTML>`;
  };
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://phone');
    const at = operation.table.atAddress((request.headers.host ?? '').replace(/:\d+$/, ''));
    const asked = async (): Promise<void> => {
      await operation.settle();
      const isThere = at >= 0 && operation.registrations.row(at).state !== 'off';
      // A phone that is off, or whose web access is, answers nobody.
      if (!isThere || !operation.webAccess) {
        request.socket.destroy();
        return;
      }
      const isMessages = PATHS.includes(url.pathname) && url.searchParams.get('adapter') === ADAPTER;
      response.writeHead(isMessages ? 200 : 404, { 'Content-Type': 'text/html' }).end(isMessages ? page(at) : '');
    };
    asked().catch(() => response.destroy());
  };
}
