import { closeSync, openSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { type Connection } from '../../shared/domain/connection.ts';
import { PRACTICE_SCENARIOS, type PracticeScenario, isScenarioOf } from '../../shared/domain/practice-scenario.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { isHost, plainHost } from '../../shared/domain/typed-host.ts';
import { CTL_PROVIDER_PORT } from '../../shared/session/view-state.ts';
import { type Values, allRead } from '../options/declare.ts';
import { type OPTIONS } from '../options/tables.ts';

/** What a change with a token was asked to do, checked. */
export interface TokenRouteOptions {
  readonly practice: boolean;
  /** Which practice cluster, with `--practice`. */
  readonly scenario: PracticeScenario<'ctl-provider'>;
  /** Of the practice cluster; `null` = one is drawn. */
  readonly seed: number | null;
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  /** Absolute path of the PKCS#11 library; `null` = not named. */
  readonly module: string | null;
  readonly token: string | null;
  readonly trust: readonly string[];
  readonly passwordFd: number | null;
  readonly pinFd: number | null;
  /** Absolute path. */
  readonly save: string | null;
  readonly yes: boolean;
  readonly json: boolean;
}

/** What a command that changes nothing has in place of the options for it. */
export const NOT_CHANGED = { pinFd: null, save: null, yes: false } as const;

/** `host`, `host:port`, `[v6]:port` or a bare IPv6 address. */
export function parseHostPort(value: string, defaultPort = CTL_PROVIDER_PORT): Result<{ readonly host: string; readonly port: number }> {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(plainHost(value));
  const bare = match === null ? plainHost(value) : undefined;
  const host = match?.[1] ?? match?.[2] ?? bare;
  const port = Number(match?.[3] ?? defaultPort);
  if (host === undefined || !isHost(host) || port < 1 || port > 65535) return fail('usage.wrong', '', { detail: `--host ${value}` });
  return ok({ host, port });
}

/** The scenario that was named, or the one to begin with. */
export function scenarioNamed<C extends Connection>(connection: C, wanted: string | null): Result<PracticeScenario<C>> {
  const scenario = wanted ?? PRACTICE_SCENARIOS[connection][0];
  if (isScenarioOf(connection, scenario)) return ok(scenario);
  return fail('usage.no-such-scenario', '', { scenario });
}

/**
 * Why the file could not be written; tried before the change, because afterwards it would be too late to refuse. What a folder allows is
 * not told by asking for its permissions, least of all on Windows.
 */
function saveProblem(target: string): string | null {
  try {
    closeSync(openSync(target, 'wx', 0o600));
    unlinkSync(target);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : target;
  }
}

/** Turns what was typed into options, or says what is missing. The consents are part of the wish. */
export function tokenRouteOptions(values: Omit<Values<typeof OPTIONS.apply>, 'accept'>): Result<TokenRouteOptions> {
  const { practice, scenario: wanted, seed, host, user, module, token, trust, passwordFd, pinFd, save, yes, json, ...left } = values;
  allRead(left);
  if (!practice && host === null) return fail('usage.wrong', '', { detail: '--host HOST[:PORT] | --practice' });
  const address = host === null ? ok({ host: '', port: CTL_PROVIDER_PORT }) : parseHostPort(host);
  if (!address.ok) return address;
  const scenario = scenarioNamed('ctl-provider', wanted);
  if (!scenario.ok) return scenario;
  const unsavable = save === null ? null : saveProblem(path.resolve(save));
  if (unsavable !== null) return fail('usage.wrong', '', { detail: `--save ${unsavable}` });
  return ok({
    practice,
    scenario: scenario.value,
    seed,
    ...address.value,
    user,
    module: module === null ? null : path.resolve(module),
    token,
    trust,
    passwordFd,
    pinFd,
    save: save === null ? null : path.resolve(save),
    yes: yes || practice,
    json,
  });
}
