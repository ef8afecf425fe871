import { type RequestListener } from 'node:http';
import { CTL_FILE } from '../../../provider/node-folder.ts';
import { type PlatformNode } from '../node.ts';

/** A phone's own name for the cluster's CTL file (Cisco document 213407). */
const PHONE_FILE = /^CTL(SEP[0-9A-F]{12})\.tlv$/;

/**
 * The files of Cisco Tftp over HTTP, port 6970, and HTTPS, port 6971, of a node: `CTLFile.tlv`, and for a phone of the
 * cluster the same file as `CTLSEP<MAC>.tlv`; for a phone of another cluster there is none (Cisco document 214528).
 */
export function fileHandler(node: PlatformNode, isPhone: (name: string) => boolean): RequestListener {
  return (request, response) => {
    const name = (request.url ?? '').replace(/^\//, '');
    const phone = PHONE_FILE.exec(name)?.[1];
    const file = name === CTL_FILE || (phone !== undefined && isPhone(phone)) ? node.servedFile() : null;
    if (file === null || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404, { 'Content-Length': 0 }).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': file.length });
    response.end(request.method === 'GET' ? file : undefined);
  };
}
