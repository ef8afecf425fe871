import { type AxlFacts, type AxlGap, type PhoneList, type UpgradeSigns } from '../../../shared/domain/platform/answers.ts';
import { type NeighbourCounts, NOT_COUNTED } from '../../../shared/domain/neighbours.ts';
import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { type AppError, type Result, ok } from '../../../shared/domain/result.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type ItlReading, readItl } from './itl.ts';
import { type NodeLink, type PlatformLinks, publisherOf } from './links.ts';
import { OwnCertificates } from './own-certificates.ts';
import { type PresentCertificates, readPresentCertificates } from './present-certificates.ts';
import { type NodeReading, readKnown, readNode } from './read-node.ts';
import { readUpgrade } from './upgrade.ts';

/** What AXL reported, or why it could not be read. */
export type AxlReading = Result<AxlFacts>;

/** The cluster as it was read at one time. */
export interface PlatformReading {
  readonly release: string;
  readonly mode: SecurityMode;
  readonly autoRegistration: boolean | null;
  readonly axlError: AppError | null;
  /** As AXL lists them; `null` = not known. */
  readonly phones: PhoneList | null;
  /** Certificates of the services whose keys sign, as they are now. */
  readonly present: PresentCertificates;
  /** What AXL was asked and did not answer, while it answered other questions. */
  readonly axlGaps: readonly AxlGap[];
  /** Whether an upgrade runs on the publisher; `null` also where that is of no account on this release. */
  readonly upgrade: UpgradeSigns | null;
  readonly neighbours: NeighbourCounts;
  /** {@link AxlFacts.clockSkew} */
  readonly axlClockSkew: number | null;
  /** Nodes that may hold a CTL file, publisher first. */
  readonly nodes: readonly NodeReading[];
  /** ITL files, of the same nodes. */
  readonly itls: readonly ItlReading[];
  /** Nodes of IM and Presence. */
  readonly leftOut: readonly NodeLink[];
}

/** AXL calls nodes by name or address, as configured. */
function axlServices(axl: AxlReading, { node }: NodeLink): readonly string[] | null {
  if (!axl.ok) return null;
  const found = axl.value.nodes?.find(({ name }) => name === node.address || node.names.some((one) => one.toLowerCase() === name.toLowerCase()));
  return found?.services ?? null;
}

/** An account of level 0 may not ask the database; AXL may tell the same. Before a command the node itself is asked once more, so nothing is changed by this answer. */
function modeByAxl(refused: Result<never>, axl: AxlReading): Result<SecurityMode> {
  const isUnderstood = refused.ok || refused.error.code !== 'platform.not-read';
  return isUnderstood || !axl.ok || axl.value.mode === null ? refused : ok(axl.value.mode);
}

/** What of a reading AXL tells. */
const toldByAxl = (axl: AxlReading): Pick<PlatformReading, 'autoRegistration' | 'axlError' | 'phones' | 'neighbours' | 'axlClockSkew' | 'axlGaps'> => ({
  autoRegistration: axl.ok ? axl.value.autoRegistration : null,
  axlError: axl.ok ? null : axl.error,
  phones: axl.ok ? axl.value.phones : null,
  neighbours: axl.ok ? axl.value.neighbours : NOT_COUNTED,
  axlClockSkew: axl.ok ? axl.value.clockSkew : null,
  axlGaps: axl.ok ? axl.value.gaps : [],
});

/** A reading with what AXL told since. */
export const withAxl = (reading: PlatformReading, axl: AxlReading): PlatformReading => ({ ...reading, ...toldByAxl(axl) });

/** Reads release, mode and all nodes. Only the publisher's own words are needed; a node that cannot be read is part of the result. */
export async function readPlatform(links: PlatformLinks, axl: AxlReading, options?: CallOptions): Promise<Result<PlatformReading>> {
  const publisher = publisherOf(links);
  const commands = publisher.commands ?? links.act;
  const release = await readKnown(commands, 'show-version', publisher.node.address, options);
  if (!release.ok) return release;
  const told = await readKnown(commands, 'security-mode', publisher.node.address, options);
  const mode = told.ok ? ok(told.value.value) : modeByAxl(told, axl);
  if (!mode.ok) return mode;
  const certificates = new OwnCertificates();
  const present = await readPresentCertificates(
    { commands, publisher: publisher.node.address, release: release.value.value.release, axl: axl.ok ? axl.value.certificates : null, certificates },
    options,
  );
  const hasReset = isAtLeast(release.value.value.release, RELEASES.resetLocalKey);
  const upgrade = hasReset ? await readUpgrade(commands, publisher.node.address, options) : null;
  const holders = links.nodes.filter(({ node }) => node.product === 'callmanager');
  const nodes = await Promise.all(holders.map((link) => readNode(links, link, axlServices(axl, link), options)));
  const itls = await Promise.all(nodes.map((node) => readItl(links, node, certificates, options)));
  return ok({
    release: release.value.value.release,
    mode: mode.value,
    ...toldByAxl(axl),
    present,
    upgrade: upgrade?.ok === true ? upgrade.value : null,
    nodes,
    itls,
    leftOut: links.nodes.filter(({ node }) => node.product === 'cups'),
  });
}
