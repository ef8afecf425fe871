import { MAX_VALUE_LENGTH } from '../fill.ts';

/** Nodes that are named at most. */
const MAX_NODES = 10;

/** The first of them, as many as a sentence has room for. */
function namedOf(nodes: readonly string[]): readonly string[] {
  const first = nodes.slice(0, MAX_NODES);
  const room = MAX_VALUE_LENGTH - `, +${nodes.length}`.length;
  return first.filter((_, at) => at === 0 || first.slice(0, at + 1).join(', ').length <= room);
}

export const areAllNamed = (nodes: readonly string[]): boolean => namedOf(nodes).length === nodes.length;

/** Nodes by name, the first of them where they are many or their names long: each whole, and how many more there are. */
export function nodesText(nodes: readonly string[]): string {
  const named = namedOf(nodes);
  const more = nodes.length - named.length;
  return [...named, ...(more > 0 ? [`+${more}`] : [])].join(', ');
}
