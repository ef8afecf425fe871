import { type NodeLink, type PlatformLinks } from '../../change/by-command/links.ts';
import { type OperatedNode } from '../../platform/operations/request.ts';

/** The nodes of Unified Communications Manager that are signed in to, as they are operated. @param own what is particular to the caller. */
export const operatedNodes = ({ nodes }: PlatformLinks, own: (link: NodeLink) => Pick<OperatedNode, 'soapSha256' | 'commands'>): readonly OperatedNode[] =>
  nodes
    .filter(({ node }) => node.product === 'callmanager')
    .map((link) => {
      const { node, httpsSha256, hostKeySha256 } = link;
      return { address: node.address, names: node.names, role: node.role, httpsSha256, hostKeySha256, ...own(link) };
    });
