import { chunksOf } from '../../../shared/domain/chunks.ts';
import { type CallManagerGroup, type NodeCounters, type NodeServiceInfo, type Registration, type RolloutPhone } from '../../../shared/domain/rollout/readings.ts';
import { type RestartedService } from '../../../shared/domain/rollout/services.ts';
import { type Result, ok } from '../../../shared/domain/result.ts';
import { type CallOptions } from '../call-options.ts';
import { type PlatformError } from './commands.ts';
import { type ServedCtlFile } from './ctl-file.ts';

/** Most names that one request for registrations may hold: all known programs ask RisPort70 for that many at a time (probable). */
export const MAX_RIS_NAMES = 1000;

/** How these phones are registered, however many, asked for in as few requests as the cluster allows. */
export async function registrationsOf(operations: Pick<Operations, 'registrations'>, names: readonly string[], options?: CallOptions): Promise<Result<readonly Registration[], PlatformError>> {
  const told: Registration[] = [];
  for (const some of chunksOf(names, MAX_RIS_NAMES)) {
    const read = await operations.registrations(some, options);
    if (!read.ok) return read;
    told.push(...read.value);
  }
  return ok(told);
}

/** One page of the phones that are configured. */
export interface PhonePage {
  readonly phones: readonly RolloutPhone[];
  /** Where the next page begins; `null` = this was the last one. */
  readonly next: number | null;
}

/** What a phone's own web page says about its trust list. */
export interface PhoneStatus {
  /** The lines of its status messages that concern trust lists, newest last, made harmless; none = it says nothing about them yet. */
  readonly messages: readonly string[];
}

/**
 * What is operated on a cluster behind a change: its services and its phones, by whatever carries it. Nothing is repeated that writes. Requests that only read wait where
 * the cluster asks for patience, within the limits of its interfaces: who calls need not count requests.
 * A refusal of user and password (`login.refused`) ends it: everything behind is refused without a request (`connect.lost` never hides it).
 */
export interface Operations {
  /** State of the named services on one node. */
  services(node: string, names: readonly RestartedService[], options?: CallOptions): Promise<Result<readonly NodeServiceInfo[], PlatformError>>;
  /** Asks a node to restart one of its services: once. Its answer decides nothing: {@link Operations.services} does. */
  restart(node: string, name: RestartedService, options?: CallOptions): Promise<Result<void, PlatformError>>;
  /** The CTL file as the node serves it to phones; `null` = it serves none. */
  servedFile(node: string, options?: CallOptions): Promise<Result<ServedCtlFile | null, PlatformError>>;
  /** What a node counts: calls and registered phones. */
  counters(node: string, options?: CallOptions): Promise<Result<NodeCounters, PlatformError>>;
  /** The CallManager groups: their members are not restarted one directly after the other. Nodes are named as this port is asked about them. */
  groups(options?: CallOptions): Promise<Result<readonly CallManagerGroup[], PlatformError>>;
  /** The phones that are configured, no gateways and no trunks, in pages. @param from 0, or `next` of the page before. */
  phones(from: number, options?: CallOptions): Promise<Result<PhonePage, PlatformError>>;
  /** How phones are registered. At most {@link MAX_RIS_NAMES} names; a phone that the cluster says nothing of is not in the answer. */
  registrations(names: readonly string[], options?: CallOptions): Promise<Result<readonly Registration[], PlatformError>>;
  /** Asks the cluster to reset one phone, a registered one: once. It answers when that is queued. */
  resetPhone(name: string, options?: CallOptions): Promise<Result<void, PlatformError>>;
  /** The status messages of a phone's own web page; `null` = none can be read, e.g. since web access is off. @param host its address as registered. */
  phoneStatus(host: string, options?: CallOptions): Promise<Result<PhoneStatus | null, PlatformError>>;
  /** Wipes what it holds of passwords and ends its connections; everything later is refused. */
  close(): Promise<void>;
}
