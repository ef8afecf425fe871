import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { PRACTICE_SCENARIOS, type PracticeScenario, isScenarioOf } from '../../shared/domain/practice-scenario.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { CTL_PROVIDER_PORT } from '../../shared/session/view-state.ts';

/** What `ctl set-cluster` was asked to do, checked. */
export interface SetClusterOptions {
  readonly practice: boolean;
  /** Which practice cluster, with `--practice`. */
  readonly scenario: PracticeScenario<'ctl-provider'>;
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  /** Absolute path of the PKCS#11 library; empty with `--practice`. */
  readonly module: string;
  readonly token: string | null;
  readonly trust: readonly string[];
  readonly passwordFd: number | undefined;
  readonly pinFd: number | undefined;
  /** Absolute path. */
  readonly save: string | null;
  readonly yes: boolean;
  readonly json: boolean;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** `host`, `host:port`, `[v6]:port` or a bare IPv6 address. */
export function parseHostPort(value: string, defaultPort = CTL_PROVIDER_PORT): Result<{ readonly host: string; readonly port: number }> {
  const match = /^(?:\[([0-9a-fA-F:]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(value);
  const bare = match === null && /^[0-9a-fA-F:]+$/.test(value) ? value : undefined;
  const host = match?.[1] ?? match?.[2] ?? bare;
  const port = Number(match?.[3] ?? defaultPort);
  if (host === undefined || port < 1 || port > 65535) return fail('usage.wrong', '', { detail: `--host ${value}` });
  return ok({ host, port });
}

/** Why the file could not be written; looked at before the change, because afterwards it would be too late to refuse. */
function saveProblem(target: string): string | null {
  if (existsSync(target)) return `${target}: exists`;
  try {
    accessSync(path.dirname(target), constants.W_OK);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : target;
  }
}

/** Turns the parsed command line into options, or says what is missing. */
export function setClusterOptions(raw: Readonly<Record<string, unknown>>): Result<SetClusterOptions> {
  const practice = raw['practice'] === true;
  const hostText = text(raw['host']);
  const module = text(raw['module']);
  if (!practice && hostText === null) return fail('usage.wrong', '', { detail: '--host HOST[:PORT] | --practice' });
  if (!practice && module === null) return fail('usage.wrong', '', { detail: '--module PATH' });
  const address = hostText === null ? ok({ host: '', port: CTL_PROVIDER_PORT }) : parseHostPort(hostText);
  if (!address.ok) return address;
  const scenario = text(raw['scenario']) ?? PRACTICE_SCENARIOS['ctl-provider'][0];
  if (raw['scenario'] !== undefined && !practice) return fail('usage.wrong', '', { detail: '--practice --scenario' });
  if (!isScenarioOf('ctl-provider', scenario)) return fail('usage.wrong', '', { detail: `--scenario ${PRACTICE_SCENARIOS['ctl-provider'].join(' | ')}` });
  const save = text(raw['save']);
  const unsavable = save === null ? null : saveProblem(path.resolve(save));
  if (unsavable !== null) return fail('usage.wrong', '', { detail: `--save ${unsavable}` });
  return ok({
    practice,
    scenario,
    ...address.value,
    user: text(raw['user']),
    module: module === null ? '' : path.resolve(module),
    token: text(raw['token']),
    trust: Array.isArray(raw['trust']) ? raw['trust'].filter((one): one is string => typeof one === 'string') : [],
    passwordFd: number(raw['passwordFd']),
    pinFd: number(raw['pinFd']),
    save: save === null ? null : path.resolve(save),
    yes: raw['yes'] === true || practice,
    json: raw['json'] === true,
  });
}
