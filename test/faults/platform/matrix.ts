/** Places and faults of the route by command, on the ports behind which the sessions of nodes are. */

/** What is asked of nodes in a change, the command itself, and the lines of its journal. */
export const PLACES = [
  'read security-mode', 'read show-ctl', 'read cert-callmanager', 'fetch', 'change',
  'line record', 'line copied', 'line step copy', 'line step command', 'line command-ended', 'line step read-node', 'line step read-all', 'line ended',
] as const;
export type Place = (typeof PLACES)[number];

export const KINDS = [
  'refused', 'dropped before', 'dropped after', 'reset', 'delayed', 'truncated', 'garbage', 'server error',
  'program killed', 'node restarted', 'power cut at the program', 'disk full at the program', 'clock jump at the program', 'second client',
] as const;
export type Kind = (typeof KINDS)[number];

const ON_THE_WAY: readonly Kind[] = ['refused', 'dropped before', 'dropped after', 'reset', 'delayed', 'truncated', 'garbage', 'server error'];

/** Why there is no such cell; `null` = there is one. Power cuts, clocks and disks of nodes are the nodes' own: all that shows of them is what these faults are. */
export const leftOut = (place: Place, kind: Kind): string | null =>
  place.startsWith('line ') && ON_THE_WAY.includes(kind) ? 'nothing is asked of a node while a line is written' : null;

export interface Cell {
  readonly place: Place;
  readonly kind: Kind;
}

export const CELLS: readonly Cell[] = PLACES.flatMap((place) => KINDS.filter((kind) => leftOut(place, kind) === null).map((kind) => ({ place, kind })));
