import { type AppError } from '../result.ts';
import { type RuleFinding, finding } from './rule.ts';

/** A server and the CTL file it holds. */
export interface RuleServer {
  readonly name: string;
  /** A digest of it, of one kind on all servers; `null` = none. */
  readonly file: string | null;
  /** Why it is none to build on; `null` or left out = it is one, or there is none. */
  readonly unusable?: UnusableFile | null;
}

/** A file that is no CTL file, or whose signature was not verified. */
export type UnusableFile = 'empty' | 'unreadable' | 'not-verified';

/** As rules tell it. */
export function unusableFile(objection: AppError | null): UnusableFile | null {
  if (objection === null) return null;
  return objection.code === 'ctl-file.empty' ? 'empty' : objection.code === 'ctl-file.unreadable' ? 'unreadable' : 'not-verified';
}

const UNUSABLE_RULES = { empty: 'ctl-file-empty', unreadable: 'ctl-file-unreadable', 'not-verified': 'ctl-file-not-verified' } as const;

export const holdsFile = ({ file }: RuleServer): boolean => file !== null;

const namesOf = (servers: readonly RuleServer[]): string => servers.map(({ name }) => name).join(', ');

/** Every server must hold the same file (Cisco document 118892, verification). */
export function fileFindings({ servers }: { readonly servers: readonly RuleServer[] }): readonly RuleFinding[] {
  const held = servers.filter((server) => holdsFile(server) && (server.unusable ?? null) === null);
  const without = servers.filter((server) => !holdsFile(server));
  return [
    ...(Object.keys(UNUSABLE_RULES) as UnusableFile[]).flatMap((kind) => {
      const such = servers.filter(({ unusable }) => unusable === kind);
      return such.length === 0 ? [] : [finding(UNUSABLE_RULES[kind], { servers: namesOf(such) })];
    }),
    ...(new Set(held.map(({ file }) => file)).size > 1 ? [finding('files-differ', { servers: namesOf(held) })] : []),
    ...(held.length > 0 && without.length > 0 ? [finding('server-without-file', { servers: namesOf(without) })] : []),
  ];
}
