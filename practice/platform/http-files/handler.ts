import { type RequestListener } from 'node:http';
import { CTL_FILE } from '../../../provider/node-folder.ts';
import { ITL_FILE } from '../../ctl-files/itl.ts';
import { type PlatformNode } from '../node.ts';
import { dateAnswer } from '../node-clock.ts';

/** A phone's own name for the cluster's CTL file (Cisco document 213407). */
const PHONE_FILE = /^([CI])TL(SEP[0-9A-F]{12})\.tlv$/;

/** The file that a name stands for; `null` = there is none. */
function fileOf(node: PlatformNode, name: string, isPhone: (name: string) => boolean): Uint8Array | null {
  const [, list, phone = ''] = PHONE_FILE.exec(name) ?? [];
  const plain = list !== undefined && isPhone(phone) ? `${list}TLFile.tlv` : name;
  if (plain === CTL_FILE) return node.servedFile();
  return plain === ITL_FILE && node.service('Cisco Tftp')?.state === 'STARTED' ? (node.itlFile?.bytes ?? null) : null;
}

/**
 * The files of Cisco Tftp over HTTP, port 6970, and HTTPS, port 6971, of a node: `CTLFile.tlv`, and for a phone of the
 * cluster the same file as `CTLSEP<MAC>.tlv`; in the same way its ITL file; for a phone of another cluster there is none (Cisco document 214528).
 * @param settle lets happen what was to happen until now.
 * @param time the node's own; `null` = it does not tell it.
 */
export function fileHandler(node: PlatformNode, isPhone: (name: string) => boolean, settle: () => Promise<void>, time: () => Date | null): RequestListener {
  const answer: RequestListener = (request, response) => {
    dateAnswer(response, time());
    const name = (request.url ?? '').replace(/^\//, '');
    const file = fileOf(node, name, isPhone);
    if (file === null || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404, { 'Content-Length': 0 }).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': file.length });
    response.end(request.method === 'GET' ? file : undefined);
  };
  return (request, response) => {
    settle().then(() => answer(request, response), () => response.destroy());
  };
}
