import { afterAll } from 'vitest';
import { connectOperations } from '../../../core/platform/operations/connect.ts';
import { type OperationsRequest } from '../../../core/platform/operations/request.ts';
import { type Operations } from '../../../core/ports/platform/operations.ts';
import { HeldSecret } from '../../../core/ports/secret.ts';
import { type Result } from '../../../shared/domain/result.ts';
import { startWebNode, type WebNode } from '../https-node.ts';
import { quickClock } from '../quick-clock.ts';

export const PUBLISHER = '10.0.0.1';
export const SUBSCRIBER = '10.0.0.2';
export const USERNAME = 'ccmadministrator';
export const PASSWORD = 'Pass-Wörd-1';
const AUTHORIZATION = `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString('base64')}`;

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const servers: WebNode[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
});

const soap = (inside: string): string => `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${inside}</soapenv:Body></soapenv:Envelope>`;
export const answer = (operation: string, inside: string): Reply => ({ body: soap(`<ns1:${operation}Response xmlns:ns1="http://schemas.cisco.com/ast/soap">${inside}</ns1:${operation}Response>`) });
export const fault = (words: string): Reply => ({ status: 500, body: soap(`<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>${words}</faultstring><detail/></soapenv:Fault>`) });
export const axl = (operation: string, inside: string): Reply => ({ body: soap(`<ns:${operation}Response xmlns:ns="http://www.cisco.com/AXL/API/14.0"><return>${inside}</return></ns:${operation}Response>`) });
/** Adds only a version, so that AXL can be asked for something else. */
export const versioned = (operation: string): Reply | undefined => (operation === 'getCCMVersion' ? axl(operation, '<componentVersion><version>14.0.1.12900(161)</version></componentVersion>') : undefined);

/** A service as Control Center tells it, and an answer with several. */
export const service = (name: string, status: string, upTime: string, reason = '-1', words = '') =>
  `<item><ServiceName>${name}</ServiceName><ServiceStatus>${status}</ServiceStatus><ReasonCode>${reason}</ReasonCode><ReasonCodeString>${words}</ReasonCodeString><StartTime/><UpTime>${upTime}</UpTime></item>`;
export const status = (...items: string[]): Reply => answer('soapGetServiceStatus', `<soapGetServiceStatusReturn><ReturnCode>0</ReturnCode><ServiceInfoList>${items.join('')}</ServiceInfoList></soapGetServiceStatusReturn>`);
/** What AXL says of the nodes in System > Server. */
export const nodes = axl('executeSQLQuery', '<row><name>EnterpriseWideData</name></row><row><name>host-1.example.com</name></row><row><name>host-2</name></row>');

export interface Served {
  readonly operations: Operations;
  readonly server: WebNode;
  readonly request: OperationsRequest;
  /** Connections that requests came over. */
  readonly connections: () => number;
  /** Operations that arrived, in their order. */
  readonly asked: () => readonly string[];
}

/** Both nodes of a cluster are one server, which answers as the test wants it; a wrong password is 401. */
export async function serve(reply: (operation: string, body: string) => Reply | Promise<Reply>, change: (request: OperationsRequest) => Partial<OperationsRequest> = () => ({})): Promise<Served> {
  const asked: string[] = [];
  const connections = new Set<unknown>();
  const server = await startWebNode('https', (body, request, response) => {
    const operation = /<soapenv:Body><\w+:(\w+)>/.exec(body)?.[1] ?? '';
    asked.push(operation);
    connections.add(request.socket);
    const replied = request.headers.authorization === AUTHORIZATION ? reply(operation, body) : { status: 401, body: '<html>Unauthorized</html>' };
    void Promise.resolve(replied).then(({ status = 200, body: text, headers }) => {
      response.writeHead(status, { 'content-type': 'text/xml', ...headers });
      response.end(text);
    });
  });
  servers.push(server);
  const node = (address: string, role: 'publisher' | 'subscriber') => ({
    address, role, names: [`host-${address.slice(-1)}.example.com`, `host-${address.slice(-1)}`], soapSha256: server.sha256, httpsSha256: null, hostKeySha256: null, commands: null,
  });
  const request: OperationsRequest = {
    nodes: [node(SUBSCRIBER, 'subscriber'), node(PUBLISHER, 'publisher')],
    locate: (_node, service) => (service === 'axl' ? { host: '127.0.0.1', port: server.port } : null),
    application: { username: USERNAME, password: new HeldSecret(PASSWORD) },
    administrator: null,
    olderNode: false,
    clock: quickClock(new Date()),
  };
  const changed = { ...request, ...change(request) };
  return { operations: connectOperations(changed), server, request: changed, connections: () => connections.size, asked: () => asked };
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
