import { type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { type NodeReading } from './read-node.ts';

/** Functions of entries that stand for servers, as `show ctl` prints them. */
const SERVER_FUNCTIONS: readonly string[] = ['CCM', 'CCM+TFTP', 'TFTP'];

/** A name in lower case and its first label, by which host names of several forms are the same; of an address only itself. */
const formsOf = (name: string): readonly string[] => {
  const lower = name.toLowerCase();
  return /^[\d.]+$/.test(lower) ? [lower] : [lower, lower.split('.')[0] ?? lower];
};

const formsOfNode = ({ link: { node } }: NodeReading): readonly string[] => [node.address, ...node.names].flatMap(formsOf);
const isNamed = (name: string, forms: readonly string[]): boolean => formsOf(name).some((form) => forms.includes(form));

export interface NamedServers {
  /** Names in the file that are no node of the cluster. */
  readonly strangers: readonly string[];
  /** Nodes that the file should name and does not. */
  readonly unnamed: readonly string[];
}

/** The servers that the publisher's file names, against the nodes that there are: by address or name, either of which may stand in it. */
export function namedServers(nodes: readonly NodeReading[], judged: readonly NodeReading[], records: readonly ListedRecord[] | null): NamedServers {
  const listed = (records ?? []).flatMap(({ function: role, dnsName }) => (SERVER_FUNCTIONS.includes(role) && dnsName !== '' ? [dnsName] : []));
  // A list without any such entry tells nothing of nodes.
  if (listed.length === 0) return { strangers: [], unnamed: [] };
  return {
    strangers: [...new Set(listed.filter((name) => !nodes.some((node) => isNamed(name, formsOfNode(node)))))],
    unnamed: judged.filter((node) => !listed.some((name) => isNamed(name, formsOfNode(node)))).map(({ link }) => link.node.address),
  };
}
