import { expect } from 'vitest';
import { type PracticePlatform } from '../../../../practice/platform/start.ts';
import { restartRequest, soap, textsIn } from '../../../helpers/platform/soap.ts';
import { axl } from '../../../helpers/platform/web-request.ts';

export const PUBLISHER = '10.48.47.153';
export const SUBSCRIBER = '10.48.47.154';
export const FIRST = 'SEP001D45B5A2C1';
export const SECOND = 'SEP00A2EE3F7714';
/** Milliseconds after which every restart and every phone has come to its end. */
export const LONG = 60_000;

export type Pass = (milliseconds: number) => Promise<void>;

export const restart = (platform: PracticePlatform, node: 'publisher' | 'subscriber', service: string) =>
  soap(platform, 'controlCenter', 'soapDoControlServices', restartRequest(node === 'publisher' ? PUBLISHER : SUBSCRIBER, service), { node });
export const reset = (platform: PracticePlatform, name: string) => axl(platform, 'doDeviceReset', `<deviceName>${name}</deviceName><deviceResetType>Reset</deviceResetType>`);
export const phoneOf = async (platform: PracticePlatform, name: string) => (await platform.registrations()).phone(name) ?? expect.fail(name);
export const upTime = async (platform: PracticePlatform, node: 'publisher' | 'subscriber', service: string) => {
  const answer = await soap(platform, 'controlCenter', 'soapGetServiceStatus', `<soap:ServiceStatus>${service}</soap:ServiceStatus>`, { node });
  return [textsIn(answer, 'ServiceStatus')[0], Number(textsIn(answer, 'UpTime')[0])] as const;
};
