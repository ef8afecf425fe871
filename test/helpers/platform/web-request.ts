import { request as overHttp } from 'node:http';
import { request as overHttps, type RequestOptions } from 'node:https';
import { TLSSocket } from 'node:tls';
import { sha256Hex } from '../../../core/trust/digests.ts';
import { type PracticePlatform, type PracticePlatformNode } from '../../../practice/platform/start.ts';

export interface WebAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** SHA-256 of the server's certificate; empty over plain HTTP. */
  readonly certificateSha256: string;
}

/** One request with Node's own client; rejects when nobody answers. */
export function webRequest(scheme: 'http' | 'https', options: RequestOptions, body = ''): Promise<WebAnswer> {
  return new Promise((resolve, reject) => {
    const send = scheme === 'http' ? overHttp : overHttps;
    const request = send({ rejectUnauthorized: false, agent: false, ...options }, (response) => {
      const certificate = response.socket instanceof TLSSocket ? response.socket.getPeerCertificate().raw : undefined;
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
          certificateSha256: certificate === undefined ? '' : sha256Hex(certificate),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The CTL file that a node serves, or the HTTP status when it serves none. */
export async function downloadCtlFile(node: PracticePlatformNode, name = 'CTLFile.tlv'): Promise<Uint8Array | number> {
  const { status, body } = await webRequest('http', { host: node.host, port: node.ports.http, path: `/${name}` });
  return status === 200 ? new Uint8Array(body) : status;
}

export interface AxlWish {
  readonly version?: string;
  readonly password?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tls?: RequestOptions;
}

/** An AXL request as the documents print it. */
export function axl(platform: PracticePlatform, operation: string, inside: string, wish: AxlWish = {}): Promise<WebAnswer> {
  const { version = '10.0', password = platform.axlUser.password, headers = {}, tls = {} } = wish;
  const publisher = platform.nodes.find(({ ports }) => ports.axl !== null);
  const envelope =
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns="http://www.cisco.com/AXL/API/${version}">` +
    `<soapenv:Body><ns:${operation}>${inside}</ns:${operation}></soapenv:Body></soapenv:Envelope>`;
  return webRequest(
    'https',
    {
      method: 'POST',
      host: publisher?.host,
      port: publisher?.ports.axl,
      path: '/axl/',
      headers: {
        'Content-Type': 'text/xml',
        SOAPAction: `CUCM:DB ver=${version} ${operation}`,
        Authorization: `Basic ${Buffer.from(`${platform.axlUser.username}:${password}`).toString('base64')}`,
        ...headers,
      },
      ...tls,
    },
    envelope,
  );
}
