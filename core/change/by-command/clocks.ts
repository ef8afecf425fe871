import { type ServerClock } from '../../../shared/domain/rules/clocks.ts';
import { type Result } from '../../../shared/domain/result.ts';
import { type PlatformReading } from './read-cluster.ts';
import { type ServedCtl } from './read-node.ts';

const toldBy = (served: Result<ServedCtl> | null | undefined): number | null => (served?.ok === true ? (served.value.file?.clockSkew ?? null) : null);

/** The clocks of the nodes by the answers that were read anyway: of AXL by the publisher, of the file service by every node that has one. No source says whether that one tells its time. */
export function clocksOf({ nodes, itls, axlClockSkew }: Pick<PlatformReading, 'nodes' | 'itls' | 'axlClockSkew'>): readonly ServerClock[] {
  return nodes.map(({ link, served }) => {
    const { address, role } = link.node;
    const itl = itls.find((one) => one.link.node.address === address);
    const byAxl = role === 'publisher' ? axlClockSkew : null;
    return { name: address, skew: byAxl ?? toldBy(served) ?? toldBy(itl?.served) };
  });
}
