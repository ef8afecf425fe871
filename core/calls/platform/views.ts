import { type CtlListing } from '../../../shared/domain/platform/answers.ts';
import { isAtLeast, RELEASES } from '../../../shared/domain/release.ts';
import { type PlatformClusterView, type PlatformFileView, type PlatformNodeView, type PlatformOffers } from '../../../shared/session/platform/view.ts';
import { hasTokens, recordsOf, signerOf } from '../../change/by-command/make-plan.ts';
import { hostNameOf, type NodeLink } from '../../change/by-command/links.ts';
import { type PlatformReading } from '../../change/by-command/read-cluster.ts';
import { isJudged, type NodeFiles, type NodeReading, publisherAmong } from '../../change/by-command/read-node.ts';
import { isResetAdvised, resetOffer } from '../../change/by-command/reset-offer.ts';
import { sha1Hex } from '../../trust/digests.ts';

/** Services that a person looks for on a node; the rest of its list is long. */
const SHOWN = ['Cisco CallManager', 'Cisco Tftp', 'Cisco CTIManager', 'Cisco CTL Provider', 'Cisco Trust Verification Service', 'Cisco Certificate Authority Proxy Function'];

function fileView(listing: CtlListing): PlatformFileView {
  if (listing.kind === 'none') return { kind: 'none' };
  const { md5, sha1, length, lastModified, records, verified } = listing;
  return { kind: 'file', md5, sha1, length, lastModified, entries: records?.length ?? null, verified, signer: signerOf(records) };
}

function servedView({ served }: NodeFiles): PlatformNodeView['served'] {
  if (served?.ok !== true) return null;
  const { file, by } = served.value;
  return { sha1: file === null ? '' : sha1Hex(file.bytes), by };
}

const identity = ({ node, commands }: NodeLink) => ({
  name: node.address,
  hostName: hostNameOf(node),
  role: node.role,
  product: node.product,
  signedIn: commands !== null,
});

const nodeView = (reading: NodeReading): PlatformNodeView => ({
  ...identity(reading.link),
  services: reading.services?.filter((name) => SHOWN.includes(name)) ?? null,
  judged: isJudged(reading),
  disk: reading.disk.ok ? fileView(reading.disk.value.listing) : null,
  served: servedView(reading),
  error: reading.disk.ok ? null : reading.disk.error,
});

const leftOutView = (link: NodeLink): PlatformNodeView => ({ ...identity(link), services: null, judged: false, disk: null, served: null, error: null });

/** Whether a CTL file names tokens; one whose entries cannot be read may. `null` = no file was seen. */
function namesTokens(nodes: readonly NodeReading[]): boolean | null {
  const files = nodes.filter(({ disk }) => disk.ok && disk.value.listing.kind === 'file').map(recordsOf);
  return files.length === 0 ? null : files.some((records) => records === null || hasTokens(records));
}

export const platformClusterView = (reading: PlatformReading): PlatformClusterView => {
  const { release, mode, autoRegistration, axlError, axlGaps, nodes, leftOut } = reading;
  const publisher = publisherAmong(nodes)?.link;
  return {
    publisher: publisher?.node.address ?? '',
    keySha256: publisher?.hostKeySha256 ?? '',
    release,
    mode,
    autoRegistration,
    axlError,
    axlGaps,
    nodes: [...nodes.map(nodeView), ...leftOut.map(leftOutView)],
    namesTokens: namesTokens(nodes),
    reset: resetOffer(reading),
    resetAdvised: isResetAdvised(reading),
  };
};

/** What the release says, once it is known, outweighs what answered. */
export function offersByRelease(offers: PlatformOffers, release: string): PlatformOffers {
  const decided = (recommended: PlatformOffers['recommended'], why: PlatformOffers['why']): PlatformOffers => ({ ...offers, recommended, why });
  if (isAtLeast(release, RELEASES.noCtlProvider)) return decided('platform', 'release-without-ctl-provider');
  return isAtLeast(release, RELEASES.utilsCtl) ? decided('platform', 'release-has-utils-ctl') : decided('vendor-client', 'release-before-utils-ctl');
}
