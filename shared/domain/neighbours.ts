import { type SecurityMode } from './server.ts';

/**
 * What stands beside the phones and depends on the mode or on the CTL file, in the order of telling. Each is counted where a query counts it, else it is a thing to check.
 * Sources: trust-list and security chapters of the guides, see `docs/real-clusters.md`, "Neighbours".
 */
export const NEIGHBOURS = ['secure-devices', 'encrypted-configuration', 'secure-trunks', 'expressway-c', 'unity-connection', 'cti-clients', 'srst', 'gateways', 'conference-bridges'] as const;

export type Neighbour = (typeof NEIGHBOURS)[number];

/** Those that a query counts. */
export const COUNTED = ['secure-devices', 'encrypted-configuration', 'secure-trunks', 'expressway-c'] as const satisfies readonly Neighbour[];
export type CountedNeighbour = (typeof COUNTED)[number];

/** `null` = not counted. */
export type NeighbourCounts = Readonly<Record<CountedNeighbour, number | null>>;

export const NOT_COUNTED: NeighbourCounts = { 'secure-devices': null, 'encrypted-configuration': null, 'secure-trunks': null, 'expressway-c': null };

/** A neighbour that a person has to look after; `null` = nobody counted it. */
export interface NeighbourLeft {
  readonly neighbour: Neighbour;
  readonly count: number | null;
}

interface NeighbourRule {
  /** Whether it depends on the mode; the others look at the CTL file after every change of it. */
  readonly byMode: boolean;
  /** Only the change to this mode concerns it. */
  readonly mode?: SecurityMode;
}

const RULES: Readonly<Record<Neighbour, NeighbourRule>> = {
  // Profiles stay; what a phone does follows the mode (security guide, SRST chapter; CTL chapter).
  'secure-devices': { byMode: true },
  'encrypted-configuration': { byMode: true },
  'secure-trunks': { byMode: true },
  // TLS zones exist only while the cluster is in mixed mode; they follow a refresh (MRA guides X12.5, X12.6; the refresh is inferred).
  'expressway-c': { byMode: true },
  // Port groups are reset after a new CTL file (security guide 12.5(1), CTL chapter).
  'unity-connection': { byMode: false },
  'cti-clients': { byMode: false },
  srst: { byMode: true },
  gateways: { byMode: true },
  // An encrypted farm cannot register in non-secure mode (security guide 15, conference resources).
  'conference-bridges': { byMode: true, mode: 'non-secure' },
};

/** What of the neighbours a change concerns. One that was counted as none is left out. */
export function neighboursLeft(before: SecurityMode, after: SecurityMode, counts: NeighbourCounts): readonly NeighbourLeft[] {
  const concerned = NEIGHBOURS.filter((neighbour) => {
    const { byMode, mode } = RULES[neighbour];
    return (!byMode || before !== after) && (mode === undefined || mode === after);
  });
  const known: Readonly<Partial<Record<Neighbour, number | null>>> = counts;
  return concerned.flatMap((neighbour) => {
    const count = known[neighbour] ?? null;
    return count === 0 ? [] : [{ neighbour, count }];
  });
}
