import { type ServerResponse } from 'node:http';
import { type Drawn } from '../nodes/seed.ts';
import { type Scenario } from '../scenarios/platform/scenario.ts';
import { type PlatformNode } from './node.ts';

const MINUTE = 60_000;
/** Minutes between two nodes from which on Cisco expects database replication to break (Cisco document 215537, NTP on CUCM). */
export const REPLICATION_BREAKS = 15;

/** Whose clocks they are. */
interface Clocked {
  readonly scenario: Scenario;
  readonly publisher: PlatformNode;
  readonly pick: Drawn;
}

/**
 * A node that has lost its time server. Cisco document 215537 shows a publisher that has; subscribers take the time from the publisher (the same document), so that they may lose
 * theirs with it. Which of them is meant, by seed.
 */
export function isUnsynchronised({ scenario, publisher, pick }: Clocked, node: PlatformNode): boolean {
  if (scenario.clock !== 'unsynchronised') return false;
  const whose = pick<'subscriber' | 'publisher' | 'every node'>('nodes without a time server', ['subscriber', 'publisher', 'every node']);
  return whose === 'every node' || (whose === 'publisher') === (node === publisher);
}

/** Minutes by which clocks are ahead that have no time server. How far one goes astray no source says. */
export const minutesAstray = ({ pick }: Pick<Clocked, 'pick'>): number => pick('clock of a node without a time server: minutes ahead', [17, -43, 0]);

/** A moment as the clock of a node shows it. */
export const inTimeOf = (model: Clocked, node: PlatformNode, moment: Date): Date => (isUnsynchronised(model, node) ? new Date(moment.getTime() + minutesAstray(model) * MINUTE) : moment);

/** The time of day on a node. */
export const timeOf = (model: Clocked, node: PlatformNode): Date => inTimeOf(model, node, new Date());

/** Whether two nodes are so far apart that replication is expected to break. */
export const clocksBreakReplication = (model: Clocked & { readonly nodes: readonly PlatformNode[] }): boolean =>
  model.nodes.some((node) => isUnsynchronised(model, node)) && !model.nodes.every((node) => isUnsynchronised(model, node)) && Math.abs(minutesAstray(model)) >= REPLICATION_BREAKS;

/** Gives an answer the node's own time, as a server with a clock does (RFC 9110, 6.6.1); `null` = it sends none. */
export function dateAnswer(response: ServerResponse, time: Date | null): void {
  response.sendDate = false;
  if (time !== null) response.setHeader('Date', time.toUTCString());
}
