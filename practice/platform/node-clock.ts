import { type ServerResponse } from 'node:http';
import { type ClusterModel } from './model.ts';
import { type PlatformNode } from './node.ts';

const MINUTE = 60_000;

/** The subscriber that has lost its time server. */
export const isUnsynchronised = ({ scenario, publisher }: ClusterModel, node: PlatformNode): boolean => scenario.clock === 'unsynchronised' && node !== publisher;

/** The time of day on a node. How far a clock goes astray that has lost its time server no source says. */
export function timeOf(model: ClusterModel, node: PlatformNode): Date {
  const minutes = isUnsynchronised(model, node) ? model.pick('clock of a node without a time server: minutes ahead', [17, -43, 0]) : 0;
  return new Date(Date.now() + minutes * MINUTE);
}

/** Gives an answer the node's own time, as a server with a clock does (RFC 9110, 6.6.1); `null` = it sends none. */
export function dateAnswer(response: ServerResponse, time: Date | null): void {
  response.sendDate = false;
  if (time !== null) response.setHeader('Date', time.toUTCString());
}
