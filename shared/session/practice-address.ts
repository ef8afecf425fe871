import { type Connection } from '../domain/connection.ts';
import { type PracticeView } from './view-state.ts';

/** Where a person goes: by a CTL Provider's port, or by the port of SSH. */
export interface ClusterAddress {
  readonly connection: Connection;
  readonly host: string;
  readonly port: number;
}

/** Whether this is the address of the practice cluster: it may run beside a real one. */
export function isPracticeAddress(practice: PracticeView | null, { connection, host, port }: ClusterAddress): boolean {
  if (practice === null) return false;
  if (connection === 'ctl-provider') return practice.host === host && practice.port === port;
  const { platform } = practice;
  return platform !== null && [platform, platform.publisher].some((node) => node.host === host && node.sshPort === port);
}
