import { shortName } from '../../../shared/domain/host-name.ts';
import { type OperatedNode } from './request.ts';

const namesOf = ({ address, names }: OperatedNode): readonly string[] => [address, ...names];

/** The node that the cluster means by a name: its address, a name of its own, or its host name with another domain or none. */
export function nodeCalled(nodes: readonly OperatedNode[], name: string): OperatedNode | undefined {
  const lower = name.toLowerCase();
  const found = nodes.find((node) => namesOf(node).some((one) => one.toLowerCase() === lower));
  if (found !== undefined) return found;
  const alike = nodes.filter((node) => namesOf(node).some((one) => shortName(one) === shortName(name)));
  return alike.length === 1 ? alike[0] : undefined;
}

/** How reports and requests name it: as the cluster's nodes are asked about here, or as it came where it is none of them. */
export const addressCalled = (nodes: readonly OperatedNode[], name: string): string => nodeCalled(nodes, name)?.address ?? name;

/** Its host name, by which other interfaces know it. */
export const hostNameOf = ({ address, names }: OperatedNode): string => names.at(-1) ?? address;
