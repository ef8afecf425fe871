import { PLATFORM_PORTS } from '../../shared/domain/connection.ts';
import { PRACTICE_SCENARIOS, isScenarioOf, type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { parseHostPort } from '../set-cluster/options.ts';

/** What `--via platform` was asked to do, checked. */
export interface PlatformOptions {
  readonly practice: boolean;
  readonly scenario: PracticeScenario<'platform'>;
  readonly host: string;
  readonly sshPort: number;
  readonly axlPort: number;
  readonly olderNode: boolean;
  readonly user: string | null;
  /** `null` = AXL is not asked. */
  readonly axlUser: string | null;
  /** SHA-256 of host keys and certificates that were checked beforehand, lower-case hex. */
  readonly trust: readonly string[];
  readonly passwordFd: number | undefined;
  readonly axlPasswordFd: number | undefined;
  readonly acceptVisits: boolean;
  readonly yes: boolean;
  readonly json: boolean;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Options that belong to the token's route: silently ignored they would promise something. */
const FOREIGN = ['module', 'token', 'pinFd', 'save', 'addToken', 'removeEntry', 'anew', 'phoneSastTrust', 'style', 'accept', 'visits'] as const;

/** Turns the parsed command line into options, or says what is missing. */
export function platformOptions(raw: Readonly<Record<string, unknown>>): Result<PlatformOptions> {
  const practice = raw['practice'] === true;
  const hostText = text(raw['host']);
  const scenario = text(raw['scenario']) ?? PRACTICE_SCENARIOS.platform[0];
  const foreign = FOREIGN.find((name) => raw[name] !== undefined);
  if (foreign !== undefined) return fail('usage.wrong', '', { detail: `--via platform, ${foreign}` });
  if (!practice && hostText === null) return fail('usage.wrong', '', { detail: '--host HOST[:PORT] | --practice' });
  if (raw['scenario'] !== undefined && !practice) return fail('usage.wrong', '', { detail: '--practice --scenario' });
  if (!isScenarioOf('platform', scenario)) return fail('usage.wrong', '', { detail: `--scenario ${PRACTICE_SCENARIOS.platform.join(' | ')}` });
  const address = hostText === null ? ok({ host: '', port: PLATFORM_PORTS.ssh }) : parseHostPort(hostText, PLATFORM_PORTS.ssh);
  if (!address.ok) return address;
  return ok({
    practice,
    scenario,
    host: address.value.host,
    sshPort: address.value.port,
    axlPort: number(raw['axlPort']) ?? PLATFORM_PORTS.axl,
    olderNode: raw['olderNode'] === true,
    user: text(raw['user']),
    axlUser: text(raw['axlUser']),
    trust: Array.isArray(raw['trust']) ? raw['trust'].filter((one): one is string => typeof one === 'string') : [],
    passwordFd: number(raw['passwordFd']),
    axlPasswordFd: number(raw['axlPasswordFd']),
    acceptVisits: raw['acceptVisits'] === true || practice,
    yes: raw['yes'] === true || practice,
    json: raw['json'] === true,
  });
}
