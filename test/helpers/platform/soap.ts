import { type PracticePlatform } from '../../../practice/platform/start.ts';
import { nodeOf } from './session.ts';
import { type WebAnswer, webRequest } from './web-request.ts';

const NAMESPACE = 'http://schemas.cisco.com/ast/soap';
export const PATHS = {
  controlCenter: '/controlcenterservice2/services/ControlCenterServices',
  ris: '/realtimeservice2/services/RISService70',
  perfmon: '/perfmonservice2/services/PerfmonService',
} as const;

export interface SoapWish {
  readonly node?: 'publisher' | 'subscriber';
  readonly action?: string;
  readonly namespace?: string;
  readonly password?: string;
}

/** A request to a serviceability service, as the guides print it: `inner` with the prefix `soap:`. */
export function soap(platform: PracticePlatform, service: keyof typeof PATHS, operation: string, inner: string, wish: SoapWish = {}): Promise<WebAnswer> {
  const { node = 'publisher', action = operation, namespace = NAMESPACE, password = platform.axlUser.password } = wish;
  const { host, ports } = nodeOf(platform, node);
  const body =
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:soap="${namespace}"><soapenv:Header/>` +
    `<soapenv:Body><soap:${operation}>${inner}</soap:${operation}></soapenv:Body></soapenv:Envelope>`;
  const headers = { 'Content-Type': 'text/xml', SOAPAction: `"${action}"`, Authorization: `Basic ${Buffer.from(`${platform.axlUser.username}:${password}`).toString('base64')}` };
  return webRequest('https', { method: 'POST', host, port: ports.axl, path: PATHS[service], headers }, body);
}

/** Texts of all elements of this name, whatever their prefix. */
export const textsIn = ({ body }: WebAnswer, name: string): readonly string[] => [...body.toString().matchAll(new RegExp(`<(?:\\w+:)?${name}(?:/>|>([^<]*)</)`, 'g'))].map(([, text]) => text ?? '');

export const restartRequest = (node: string, service: string): string =>
  `<soap:ControlServiceRequest><soap:NodeName>${node}</soap:NodeName><soap:ControlType>Restart</soap:ControlType><soap:ServiceList><soap:item>${service}</soap:item></soap:ServiceList></soap:ControlServiceRequest>`;

export const registrationsRequest = (names: readonly string[]): string =>
  '<soap:StateInfo></soap:StateInfo><soap:CmSelectionCriteria><soap:MaxReturnedDevices>1000</soap:MaxReturnedDevices><soap:DeviceClass>Phone</soap:DeviceClass><soap:Model>255</soap:Model>' +
  `<soap:Status>Any</soap:Status><soap:NodeName></soap:NodeName><soap:SelectBy>Name</soap:SelectBy><soap:SelectItems>${names.map((name) => `<soap:item><soap:Item>${name}</soap:Item></soap:item>`).join('')}</soap:SelectItems>` +
  '<soap:Protocol>Any</soap:Protocol><soap:DownloadStatus>Any</soap:DownloadStatus></soap:CmSelectionCriteria>';

export const countersRequest = (node: string): string => `<soap:Host>${node}</soap:Host><soap:Object>Cisco CallManager</soap:Object>`;
