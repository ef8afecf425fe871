import { type Neighbour, type NeighbourLeft } from '../neighbours.ts';
import { type AppError } from '../result.ts';
import { type NodeCounters } from './readings.ts';
import { type PhoneCounts, type PilotProgress, type RestartProgress, type RolloutPhoneState, type WitnessProgress } from './progress.ts';
import { type ROLLOUT_VERSION, type RolloutRecord } from './record.ts';

/** Names of the files in the folder of a rollout. */
export const ROLLOUT_REPORT = 'report.json';
export const ROLLOUT_PAGE = 'report.html';
export const ROLLOUT_PHONES = 'phones.jsonl';

/**
 * How a rollout ended. `done`: all services proved, and every phone came back or is on the list of visits as foretold. `refused`: a pilot phone refused the file. `failed`: something was
 * read to be wrong. `incomplete`: a person left something out, or phones stay away that were not foretold to. `unknown`: something could not be read.
 */
export const ROLLOUT_OUTCOMES = ['done', 'incomplete', 'refused', 'failed', 'unknown'] as const;
export type RolloutOutcome = (typeof ROLLOUT_OUTCOMES)[number];

/** What a phone was foretold to make of the file: by rule SIGNER-CONTINUITY and its model. */
export const FORETOLD = ['takes', 'visit', 'unknown'] as const;
export type Foretold = (typeof FORETOLD)[number];

/** Why a phone is told by its name. `foretold`: it registered again, which says nothing of its trust list, and was foretold to refuse the file. */
export const PHONE_TROUBLES = ['not-registered', 'not-back', 'refused', 'foretold', 'not-asked', 'not-known'] as const;
export type PhoneTrouble = (typeof PHONE_TROUBLES)[number];

/** A phone that did not come back, was not reached, or needs a visit. */
export interface ReportedPhone {
  readonly name: string;
  readonly model: string;
  readonly description: string;
  readonly devicePool: string;
  readonly state: RolloutPhoneState;
  /** `null` = none; such phones are in no report. */
  readonly trouble: PhoneTrouble | null;
  readonly foretold: Foretold;
  /** A person ticked it off. */
  readonly done: boolean;
}

/** Whether phones are registered by secure connections, by the counters of the nodes: after the change to non-secure mode their share has to be 0 on every node. */
export interface SecureShare {
  readonly verdict: 'none' | 'some' | 'unknown' | 'not-asked';
  /** Nodes on which secure phones are registered still. */
  readonly nodes: readonly string[];
}

/** What a person still has to do after a rollout, in this order. */
export const ROLLOUT_LEFT = ['go-on', 'find-refusal', 'restart-services', 'reset-phones', 'visit-phones', 'look-at-phones', 'look-at-secure-phones', 'compare-on-phone', 'restart-haproxy', 'look-at-itl', 'look-at-neighbours'] as const;
export type RolloutLeft = (typeof ROLLOUT_LEFT)[number];

/** What became of a rollout: `report.json` of its folder. Never a secret. */
export interface RolloutReport {
  readonly version: typeof ROLLOUT_VERSION;
  readonly record: RolloutRecord;
  /** RFC 3339 UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Of a rollout that can go on it is the outcome so far. */
  readonly outcome: RolloutOutcome;
  readonly isOver: boolean;
  /** What stopped it; `null` = nothing. */
  readonly error: AppError | null;
  readonly restarts: readonly RestartProgress[];
  readonly pilots: readonly PilotProgress[];
  readonly witness: WitnessProgress | null;
  readonly counts: PhoneCounts;
  /** By node; empty where nothing could be read. */
  readonly before: Readonly<Record<string, NodeCounters>>;
  readonly after: Readonly<Record<string, NodeCounters>>;
  readonly secureShare: SecureShare;
  /** Foretold against happened: how many phones of each forecast are in each state. */
  readonly foretold: Readonly<Record<Foretold, PhoneCounts>>;
  /** Phones told by their names; all are in {@link ROLLOUT_PHONES}. */
  readonly phones: readonly ReportedPhone[];
  readonly neighbours: readonly NeighbourLeft[];
  /** Neighbours that a person has looked at. */
  readonly tickedNeighbours: readonly Neighbour[];
  readonly leftToDo: readonly RolloutLeft[];
  /** Whether journal, list of phones and this report were all written to the folder. */
  readonly kept: boolean;
}

/** With a neighbour ticked off, or the tick taken back. */
export function withNeighbour(report: RolloutReport, neighbour: Neighbour, done: boolean): RolloutReport {
  const others = report.tickedNeighbours.filter((one) => one !== neighbour);
  const tickedNeighbours = done ? [...others, neighbour] : others;
  const isAllSeen = report.neighbours.every((one) => tickedNeighbours.includes(one.neighbour));
  const rest = report.leftToDo.filter((item) => item !== 'look-at-neighbours');
  return { ...report, tickedNeighbours, leftToDo: isAllSeen || !report.isOver ? rest : [...rest, 'look-at-neighbours'] };
}

/** How many phones of a report nobody ticked off. */
export const openPhonesOf = ({ phones }: Pick<RolloutReport, 'phones'>): number => phones.filter(({ done }) => !done).length;

/** A rollout as its folder on this computer tells it, in the list of all. */
export interface ListedRollout {
  readonly id: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  /** `null` = see `problem`. */
  readonly record: RolloutRecord | null;
  readonly problem: 'newer-version' | 'damaged' | null;
  /** The first line of its journal that cannot be read, from 1: what it did is then read from the cluster, and it counts as open until it has been gone on with. `null` = all of it can be. */
  readonly damagedFrom: number | null;
  /** RFC 3339 UTC; empty where no line could be read. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** `open` = it can go on; `not-begun` = nothing was sent. */
  readonly outcome: 'open' | 'not-begun' | RolloutOutcome;
  readonly restartsDone: number;
  readonly hasReport: boolean;
  /** Phones that nobody ticked off; `null` = it has no report that can be read. */
  readonly openPhones: number | null;
}

export const isPractisedRollout = ({ record }: Pick<ListedRollout, 'record'>): boolean => record !== null && record.practice !== null;

export const isOpenRollout = ({ outcome }: Pick<ListedRollout, 'outcome'>): boolean => outcome === 'open';
