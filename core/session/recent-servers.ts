import path from 'node:path';
import * as z from 'zod/mini';
import { type CallInput, type CallOutput } from '../../shared/contract/contract.ts';
import { hostField, portField } from '../../shared/contract/fields.ts';
import { MAX_RECENT_SERVERS, type RecentServer, sameServer } from '../../shared/domain/recent-server.ts';
import { type Result, ok } from '../../shared/domain/result.ts';
import { JsonFile } from './json-file.ts';
import { type Workbench } from './workbench.ts';

const listSchema = z.array(z.strictObject({ host: hostField, port: portField })).check(z.maxLength(MAX_RECENT_SERVERS));

const fileOf = ({ options }: Workbench): JsonFile<readonly RecentServer[]> =>
  new JsonFile(options.files, path.join(options.dataDir, 'recent-servers.json'), (value) => {
    const parsed = listSchema.safeParse(value);
    return parsed.success ? parsed.data : null;
  });

/** What cannot be read is taken for an empty list: it only spares typing. */
async function read(bench: Workbench): Promise<readonly RecentServer[]> {
  const list = await fileOf(bench).read();
  return (list.ok ? list.value : null) ?? [];
}

/** Puts the server first. A list that cannot be written spoils no sign-in. */
export async function keepRecentServer(bench: Workbench, server: RecentServer): Promise<void> {
  const others = (await read(bench)).filter((one) => !sameServer(one, server));
  const kept = await fileOf(bench).write([server, ...others].slice(0, MAX_RECENT_SERVERS));
  if (!kept.ok) bench.options.log.error('the list of recent servers could not be written', { detail: kept.error.code });
}

/** The servers that were signed in to, newest first. */
export const recentServers = async (bench: Workbench): Promise<Result<CallOutput<'recentServers'>>> => ok({ servers: await read(bench) });

export async function forgetServers(bench: Workbench, { servers }: CallInput<'forgetServers'>): Promise<Result<CallOutput<'forgetServers'>>> {
  const left = (await read(bench)).filter((one) => !servers.some((server) => sameServer(one, server)));
  const kept = await fileOf(bench).write(left);
  return kept.ok ? ok({ servers: left }) : kept;
}
