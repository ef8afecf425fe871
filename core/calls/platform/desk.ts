import { type PreflightRow } from '../../../shared/domain/preflight/row.ts';
import { type TickedRow } from '../../../shared/domain/preflight/rules.ts';
import { type PlatformPlan } from '../../../shared/domain/platform/plan.ts';
import { type PlatformTrustRow } from '../../../shared/session/platform/view.ts';
import { type PlatformChangeContext } from '../../change/by-command/context.ts';
import { closeLinks, type Locate, type PlatformLinks } from '../../change/by-command/links.ts';
import { type AxlReading, type PlatformReading } from '../../change/by-command/read-cluster.ts';
import { type NodeReading } from '../../change/by-command/read-node.ts';

/** The cluster that a person named, with the practice's own addresses where it is one. */
export interface PlatformNamed {
  readonly host: string;
  readonly sshPort: number;
  readonly axlPort: number;
  readonly olderNode: boolean;
}

/** What the preflight of this cluster has found so far. */
export interface PreflightDesk {
  rows: readonly PreflightRow[];
  /** They were read before a change: who comes back to them has them read again. */
  isOld: boolean;
  ticked: readonly TickedRow[];
  /** Phones that were off when they were asked for last. */
  phonesOff: readonly string[];
  /** The reading under way: how it is ended between two rows, and its end. */
  reading: { readonly stop: () => void; readonly done: Promise<void> } | null;
}

const createPreflightDesk = (): PreflightDesk => ({ rows: [], isOld: false, ticked: [], phonesOff: [], reading: null });

/** The live objects of the platform route. Never leaves the engine. */
export interface PlatformDesk {
  named: PlatformNamed | null;
  locate: Locate;
  trust: readonly PlatformTrustRow[];
  /** Rows of the table that the probe asked for: those of the node that was named. */
  probed: readonly PlatformTrustRow[];
  /** A node could prove its host key only with SHA-1: the report mentions it as it does weak algorithms. */
  sha1HostKey: boolean;
  /** Lets a sign-in go on that waits for the trust table. */
  resume: (() => void) | null;
  links: PlatformLinks | null;
  axl: AxlReading | null;
  reading: PlatformReading | null;
  plan: PlatformPlan | null;
  /** The nodes as their files were copied before they are to be deleted. */
  copied: readonly NodeReading[] | null;
  preflight: PreflightDesk;
  /** The last change, so that it can be read again. */
  change: PlatformChangeContext | null;
  /** Keys and certificates of practice nodes that were accepted: their ports are others each time, so nothing is written down. */
  readonly practicePins: Map<string, string>;
}

export const createPlatformDesk = (): PlatformDesk => ({
  named: null,
  locate: () => null,
  trust: [],
  probed: [],
  sha1HostKey: false,
  resume: null,
  links: null,
  axl: null,
  reading: null,
  plan: null,
  copied: null,
  preflight: createPreflightDesk(),
  change: null,
  practicePins: new Map(),
});

/** Ends all sessions of the cluster; what was accepted stays. */
export async function leavePlatform(platform: PlatformDesk): Promise<void> {
  const { links } = platform;
  Object.assign(platform, { links: null, axl: null, reading: null, plan: null, copied: null, preflight: createPreflightDesk(), change: null } satisfies Partial<PlatformDesk>);
  if (links !== null) await closeLinks(links);
}
