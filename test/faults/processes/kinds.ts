import { endsTheProgram, type Kind, KINDS } from '../matrix.ts';

/** Another program of a server's machine writes into its folder and asks nobody. */
const BESIDE = 'disk written beside the provider';

/** What goes wrong in memory goes wrong here too, and what only a disk of its own shows. */
export const PROCESS_KINDS: readonly [ProcessKind, ...ProcessKind[]] = [BESIDE, ...KINDS];
export type ProcessKind = Kind | typeof BESIDE;

/** Changes that are made; each runs without anything else being prepared. */
export const PROCESS_SETUPS = ['non-secure', 'mixed', 'update'] as const;
export type ProcessSetup = (typeof PROCESS_SETUPS)[number];

export const isDiskFull = (kind: ProcessKind): boolean => kind === 'disk full at the program' || kind === 'disk full at the server';

/** These strike only behind the last click: what somebody did before it is part of the plan, and a full disk is no fault where nothing is written. */
export const onlyBehindPlan = (kind: ProcessKind): boolean => isDiskFull(kind) || kind === 'second client' || kind === BESIDE;

export const mayEndTheProgram = (kind: ProcessKind): boolean => kind !== BESIDE && endsTheProgram(kind);
