import { type RuleFinding, finding } from './rule.ts';

/** A server and the CTL file it holds. */
export interface RuleServer {
  readonly name: string;
  /** A digest of it, of one kind on all servers; `null` = none. */
  readonly file: string | null;
}

export const holdsFile = ({ file }: RuleServer): boolean => file !== null;

const namesOf = (servers: readonly RuleServer[]): string => servers.map(({ name }) => name).join(', ');

/** Every server must hold the same file (Cisco document 118892, verification). */
export function fileFindings({ servers }: { readonly servers: readonly RuleServer[] }): readonly RuleFinding[] {
  const held = servers.filter(holdsFile);
  const without = servers.filter((server) => !holdsFile(server));
  return [
    ...(new Set(held.map(({ file }) => file)).size > 1 ? [finding('files-differ', { servers: namesOf(held) })] : []),
    ...(held.length > 0 && without.length > 0 ? [finding('server-without-file', { servers: namesOf(without) })] : []),
  ];
}
