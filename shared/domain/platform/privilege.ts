/** Privilege level of an OS account (`set account name`, CLI reference guide 12.5(1)): 4 is that of the installation. `unknown`: the reference leaves it blank for the command, or has no page that we could read. */
export type PrivilegeLevel = 0 | 1 | 4 | 'unknown';

/** Commands that need more than level 0, by how they begin (CLI reference guide 12.5(1), each command; of `show cert` probable). */
const LEVELS: readonly (readonly [begin: string, level: PrivilegeLevel])[] = [
  ['set cli pagination', 1],
  ['show cert', 1],
  ['file dump', 1],
  ['file delete', 1],
  ['run sql', 'unknown'],
  ['utils system upgrade status', 'unknown'],
  ['utils disaster_recovery history', 'unknown'],
  ['utils fips status', 'unknown'],
  ['utils service restart', 1],
  ['utils ctl reset localkey', 4],
  ['utils ctl', 1],
];

/** The level that a command of the platform CLI needs. */
export const privilegeLevelOf = (command: string): PrivilegeLevel => LEVELS.find(([begin]) => command === begin || command.startsWith(`${begin} `))?.[1] ?? 0;
