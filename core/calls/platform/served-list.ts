import { isIPv6 } from 'node:net';
import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { fetchCtlFile } from '../../platform/http-files/ctl-file.ts';
import { openList } from '../trust-lists/open.ts';
import { type Workbench } from '../workbench.ts';

/** A node gives its files to every phone, so nobody has to sign in; a newer wish ends the one before. HTTPS would ask for an accepted certificate. */
export async function readServedTrustList({ trustLists: desk }: Pick<Workbench, 'trustLists'>, { host, port, kind }: CallInput<'readServedTrustList'>): Promise<Result<CallOutput<'readServedTrustList'>>> {
  desk.loading?.abort();
  const loading = new AbortController();
  desk.loading = loading;
  const file = kind === 'CTL' ? 'CTLFile.tlv' : 'ITLFile.tlv';
  const served = await fetchCtlFile({ scheme: 'http', host, port, file, signal: loading.signal });
  if (!served.ok) return served;
  if (served.value === null) return fail('ctl-file.not-served', host, { list: kind });
  const { bytes, lastModified } = served.value;
  const opened = openList(desk, { name: `http://${isIPv6(host) ? `[${host}]` : host}:${port}/${file}`, bytes, modified: lastModified === null ? null : new Date(lastModified), served: true });
  return opened.ok ? ok({ list: opened.value }) : opened;
}
