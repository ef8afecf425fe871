import { type RestartedService } from './services.ts';

/** `not-activated` = nobody has activated it there; `unknown` = a word that is not known. */
export type ServiceRunState = 'started' | 'starting' | 'stopped' | 'stopping' | 'not-activated' | 'unknown';

/** A service on one node, as the node tells it. */
export interface NodeServiceInfo {
  readonly name: RestartedService;
  readonly state: ServiceRunState;
  /** Seconds since it was started; `null` = the node does not tell. That it is smaller than before proves a restart. */
  readonly upTime: number | null;
  /** The node's own words for state and reason, made harmless. */
  readonly words: string;
}

/** What one node counts (PerfMon object *Cisco CallManager*); `null` = not told. */
export interface NodeCounters {
  readonly callsActive: number | null;
  readonly registeredPhones: number | null;
  readonly encryptedPhones: number | null;
  readonly authenticatedPhones: number | null;
}

/** Security mode of a phone's profile (AXL enumeration XDeviceSecurityMode); `unknown` = not told. */
export const PROFILE_MODES = ['non-secure', 'authenticated', 'encrypted', 'unknown'] as const;
export type ProfileMode = (typeof PROFILE_MODES)[number];

/** A phone as it is configured. */
export interface RolloutPhone {
  readonly name: string;
  readonly model: string;
  readonly description: string;
  readonly devicePool: string;
  readonly profile: ProfileMode;
}

/** How a phone is registered. */
export interface Registration {
  readonly name: string;
  readonly state: 'registered' | 'unregistered' | 'rejected' | 'unknown';
  /** Node that it is registered with; empty = none. */
  readonly node: string;
  /** Its address; empty = not told. */
  readonly host: string;
  /** When that was so first, seconds since 1970; `null` = not told. A later one than before a reset shows that it came back. */
  readonly since: number | null;
}

/** A CallManager group: phones of its device pools register with its members in this order. */
export interface CallManagerGroup {
  readonly name: string;
  /** Names of the nodes as the cluster's other lists have them, the primary first. */
  readonly members: readonly string[];
}
