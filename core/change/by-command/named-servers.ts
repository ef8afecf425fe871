import { FUNCTION_CODE, functionName } from '../../../shared/ctl-file/tags.ts';
import { shortName } from '../../../shared/domain/host-name.ts';
import { type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { namesOf } from './links.ts';
import { type NodeReading } from './read-node.ts';

/** Functions of entries that stand for servers, as `show ctl` prints them. */
const SERVER_FUNCTIONS: readonly string[] = [FUNCTION_CODE.CCM, FUNCTION_CODE.CCM_TFTP, FUNCTION_CODE.TFTP].map(functionName);

const shortNamesOf = ({ link }: NodeReading): readonly string[] => namesOf(link.node).map(shortName);

/** Names that are none of these nodes', each once; an empty one names nobody. */
export function strangersAmong(names: readonly string[], nodes: readonly NodeReading[]): readonly string[] {
  const own = nodes.flatMap(shortNamesOf);
  return [...new Set(names)].filter((name) => name !== '' && !own.includes(shortName(name)));
}

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
  const short = listed.map(shortName);
  return {
    strangers: strangersAmong(listed, nodes),
    unnamed: judged.filter((node) => !shortNamesOf(node).some((name) => short.includes(name))).map(({ link }) => link.node.address),
  };
}
