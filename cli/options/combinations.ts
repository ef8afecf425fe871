import { existsSync } from 'node:fs';
import { type Connection } from '../../shared/domain/connection.ts';
import { MAX_PILOTS } from '../../shared/domain/rollout/pilots.ts';
import { type Result, fail } from '../../shared/domain/result.ts';
import { type Given } from './declare.ts';
import { OPTIONS, ROUTES } from './tables.ts';

type ChangeOption = keyof typeof OPTIONS.change;

/** What says something only about another option. */
const NEEDS: readonly { readonly option: ChangeOption; readonly needed: ChangeOption }[] = [
  { option: 'scenario', needed: 'practice' },
  { option: 'seed', needed: 'practice' },
  { option: 'axlPasswordFd', needed: 'axlUser' },
  { option: 'pilot', needed: 'rollout' },
  { option: 'service', needed: 'rollout' },
  { option: 'holdPasswords', needed: 'rollout' },
];

/** A practice cluster has its own address, credentials and tokens, all of them trusted. What a change costs is agreed to as on a real one. */
const NOT_IN_PRACTICE: readonly ChangeOption[] = ['host', 'user', 'passwordFd', 'trust', 'module', 'pinFd', 'axlUser', 'axlPort', 'axlPasswordFd'];

const flagOf = (name: ChangeOption): string => OPTIONS.change[name].flags.split(' ')[0] ?? '';
const isGiven = (given: Given, name: string): boolean => given[name] !== undefined;

/** On a real cluster phones are never reset without one that was tried first. */
function pilotProblem(given: Given): Result<never> | null {
  const pilots = Array.isArray(given['pilot']) ? given['pilot'].length : 0;
  if (pilots > MAX_PILOTS) return fail('usage.wrong', '', { detail: `--pilot: 1 - ${MAX_PILOTS}` });
  return pilots === 0 && !isGiven(given, 'practice') ? fail('usage.wrong', '', { detail: '--pilot NAME' }) : null;
}

/** The same for the restart of services and phones by itself, `ctl rollout`. @param isOpen one that was begun before goes on: its pilot phones were named then. */
export function rolloutProblem(given: Given, isOpen: boolean): Result<never> | null {
  const alone = combinationProblem({ ...given, rollout: true });
  return alone ?? (isOpen ? null : pilotProblem(given));
}

/** Why the options of a change, a plan or an apply do not fit each other; `null` = they do. */
export function combinationProblem(given: Given): Result<never> | null {
  const beside = isGiven(given, 'practice') ? NOT_IN_PRACTICE.find((name) => isGiven(given, name)) : undefined;
  if (beside !== undefined) return fail('usage.not-in-practice', '', { option: flagOf(beside) });
  const alone = NEEDS.find(({ option, needed }) => isGiven(given, option) && !isGiven(given, needed));
  return alone === undefined ? null : fail('usage.option-alone', '', { option: flagOf(alone.option), needed: flagOf(alone.needed) });
}

/** The same for a change over `via`, which has its own options. */
export function routeProblem(given: Given, via: Connection): Result<never> | null {
  const own: object = ROUTES[via];
  const foreign = (Object.keys(OPTIONS.change) as readonly ChangeOption[]).find((name) => name !== 'via' && isGiven(given, name) && !(name in own));
  const other: Connection = via === 'platform' ? 'ctl-provider' : 'platform';
  if (foreign === undefined && isGiven(given, 'rollout')) return combinationProblem(given) ?? pilotProblem(given);
  return foreign === undefined ? combinationProblem(given) : fail('usage.other-route', '', { option: flagOf(foreign), via: other });
}

/** The same for `ctl show`: its options are for a cluster, which `--user` makes it. */
export function showProblem(given: Given, what: string): Result<never> | null {
  if (isGiven(given, 'user')) return existsSync(what) ? fail('usage.file-given', '', { option: flagOf('user'), path: what }) : null;
  const alone = (Object.keys(OPTIONS.show) as readonly (keyof typeof OPTIONS.show)[]).find((name) => isGiven(given, name));
  return alone === undefined ? null : fail('usage.option-alone', '', { option: flagOf(alone), needed: flagOf('user') });
}
