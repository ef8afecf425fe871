import { type CallInput, type CallOutput } from '../../shared/contract/calls.ts';
import { type Result, ok } from '../../shared/domain/result.ts';
import { type Workbench } from './workbench.ts';

export const recentServers = async ({ recent }: Workbench): Promise<Result<CallOutput<'recentServers'>>> => ok({ servers: await recent.list() });

export async function forgetServers({ recent }: Workbench, { servers }: CallInput<'forgetServers'>): Promise<Result<CallOutput<'forgetServers'>>> {
  const left = await recent.forget(servers);
  return left.ok ? ok({ servers: left.value }) : left;
}
