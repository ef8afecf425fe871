import { PLATFORM_PORTS } from '../../shared/domain/connection.ts';
import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { type RestartedService } from '../../shared/domain/rollout/services.ts';
import { type RuleCode } from '../../shared/domain/rules/rule.ts';
import { acceptProblem } from '../with-token/wish.ts';
import { type Values, allRead } from '../options/declare.ts';
import { type ROUTES } from '../options/tables.ts';
import { parseHostPort, scenarioNamed } from '../with-token/options.ts';

/** What is wanted of a restart of services and phones. */
export interface RolloutWish {
  /** Names of the phones before all phones. */
  readonly pilots: readonly string[];
  /** Empty = as planned. */
  readonly services: readonly RestartedService[];
  readonly holdPasswords: boolean;
}

/** What `--via platform` was asked to do, checked. */
export interface PlatformRouteOptions {
  readonly practice: boolean;
  readonly scenario: PracticeScenario<'platform'>;
  /** Of the practice cluster; `null` = one is drawn. */
  readonly seed: number | null;
  readonly host: string;
  readonly sshPort: number;
  readonly axlPort: number;
  readonly olderNode: boolean;
  readonly user: string | null;
  /** `null` = AXL is not asked. */
  readonly axlUser: string | null;
  /** SHA-256 of host keys and certificates that were checked beforehand, lower-case hex. */
  readonly trust: readonly string[];
  readonly passwordFd: number | null;
  readonly axlPasswordFd: number | null;
  /** Rules to which the person agreed beforehand. */
  readonly accept: readonly string[];
  readonly yes: boolean;
  readonly json: boolean;
  /** The restart of services and phones behind the change; `null` = a person does it later. */
  readonly rollout: RolloutWish | null;
}

/** What `--accept-visits` agrees to. */
const VISITS: RuleCode = 'phones-need-visit';

/** Turns what was typed into options, or says what is missing. */
export function platformRouteOptions(values: Values<typeof ROUTES.platform>): Result<PlatformRouteOptions> {
  const { practice, scenario: wanted, seed, host, axlPort, olderNode, user, axlUser, trust, passwordFd, axlPasswordFd, accept, acceptVisits, yes, json, rollout, pilot, service, holdPasswords, ...left } = values;
  allRead(left);
  if (!practice && host === null) return fail('usage.wrong', '', { detail: '--host HOST[:PORT] | --practice' });
  const problem = acceptProblem(accept);
  if (problem !== null) return problem;
  const scenario = scenarioNamed('platform', wanted);
  if (!scenario.ok) return scenario;
  const address = host === null ? ok({ host: '', port: PLATFORM_PORTS.ssh }) : parseHostPort(host, PLATFORM_PORTS.ssh);
  if (!address.ok) return address;
  return ok({
    practice,
    scenario: scenario.value,
    seed,
    host: address.value.host,
    sshPort: address.value.port,
    axlPort: axlPort ?? PLATFORM_PORTS.axl,
    olderNode,
    user,
    axlUser,
    trust,
    passwordFd,
    axlPasswordFd,
    accept: acceptVisits ? [...accept, VISITS] : accept,
    yes: yes || practice,
    json,
    rollout: rollout ? { pilots: pilot, services: service, holdPasswords } : null,
  });
}
