import { element, escapeXml } from './xml.ts';

/** What a request to a node's web server is answered with. */
export interface HttpAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A page. */
export function html(status: number, words: string): HttpAnswer {
  const title = escapeXml(words);
  return { status, type: 'text/html;charset=utf-8', body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>` };
}

/** The body of a SOAP envelope. */
export function soapAnswer(status: number, body: string): HttpAnswer {
  const envelope = `<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  return { status, type: 'text/xml;charset=UTF-8', body: envelope };
}

/** A SOAP 1.1 fault. */
export const soapFault = (message: string): HttpAnswer =>
  soapAnswer(500, `<soapenv:Fault><faultcode>soapenv:Server</faultcode>${element('faultstring', message)}<detail/></soapenv:Fault>`);
