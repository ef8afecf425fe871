import { InvalidArgumentError } from 'commander';
import { PRACTICE_SCENARIOS, PRACTICE_SEEDS } from '../../shared/domain/practice-scenario.ts';
import { TICKED_ROWS, type TickedRow } from '../../shared/domain/preflight/rules.ts';
import { type RestartedService } from '../../shared/domain/rollout/services.ts';
import { type OptionRow, flag, list, number, oneOf, text } from './declare.ts';

function descriptor(value: string): number {
  const number = Number(value);
  if (value === '' || !Number.isInteger(number) || number < 0 || number > 1023) throw new InvalidArgumentError('a file descriptor, e.g. 3');
  return number;
}

function portNumber(value: string): number {
  const number = Number(value);
  if (value === '' || !Number.isInteger(number) || number < 0 || number > 65535) throw new InvalidArgumentError('a port number; 0 = any free one');
  return number;
}

function seed(value: string): number {
  const number = Number(value);
  const { first, last } = PRACTICE_SEEDS;
  if (!/^\d+$/.test(value) || number < first || number > last) throw new InvalidArgumentError(`a number from ${first} to ${last}`);
  return number;
}

function fingerprint(value: string): string {
  // As OpenSSH prints host keys.
  const openSsh = /^SHA256:([A-Za-z0-9+/]{43})=?$/.exec(value)?.[1];
  if (openSsh !== undefined) return Buffer.from(openSsh, 'base64').toString('hex');
  const sha256 = value.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new InvalidArgumentError('a SHA-256: 64 hex digits, colons allowed, or SHA256: and base64');
  return sha256;
}

/** Short names of the services that are restarted. */
const SERVICES = { tftp: 'Cisco Tftp', callmanager: 'Cisco CallManager', ctimanager: 'Cisco CTIManager' } as const satisfies Readonly<Record<string, RestartedService>>;
const SERVICE_NAMES = Object.keys(SERVICES);

function serviceName(value: string): RestartedService {
  const short = value.toLowerCase().replace(/^cisco /, '');
  const found = Object.entries(SERVICES).find(([name]) => name === short)?.[1];
  if (found === undefined) throw new InvalidArgumentError(SERVICE_NAMES.join(', '));
  return found;
}

function tickedRow(value: string): TickedRow {
  const row = TICKED_ROWS.find((one) => one === value);
  if (row === undefined) throw new InvalidArgumentError(TICKED_ROWS.join(' or '));
  return row;
}

const openPage: OptionRow<boolean> = { ...flag('--no-open', 'print the address with its key instead of opening a browser'), absent: true };

const SIGN_IN = {
  user: text('--user <name>', 'name of the administrator'),
  trust: list('--trust <sha256>', 'certificate or host key that you have checked; repeatable', fingerprint),
  passwordFd: number('--password-fd <n>', 'read the password from this file descriptor instead of asking', descriptor),
  json: flag('--json', 'print one JSON object instead of text'),
};

const CLUSTER = {
  ...SIGN_IN,
  practice: flag('--practice', 'use a fresh practice cluster with practice tokens'),
  scenario: text('--scenario <name>', 'which practice cluster, with --practice; their names stand below'),
  seed: number('--seed <n>', 'the same practice cluster again, with --practice; each start shows its seed', seed),
  host: text('--host <host[:port]>', 'the publisher, host name or IP address'),
};

const TOKEN = {
  module: text('--module <path>', 'PKCS#11 library of the token; without it, the one used last, or the only one that is found'),
  token: text('--token <serial>', 'serial number of the token that signs, also where others are added; needed if several could sign'),
};

const SIGNATURE = {
  pinFd: number('--pin-fd <n>', 'read the token password from this file descriptor instead of asking', descriptor),
  save: text('--save <file>', 'save the new CTL file; never overwrites an existing file'),
};

const CHOICES = {
  addToken: list('--add-token <serial>', 'add this token to the CTL file; repeatable. Without --token, the one added last signs a new file'),
  removeEntry: list('--remove-entry <name>', 'remove the entry that has this in its name or subject; repeatable'),
  anew: flag('--anew', 'start a new CTL file instead of continuing the current one'),
  phoneSastTrust: flag('--phone-sast-trust', 'add the tokens to Phone-SAST-trust first, so that TVS can verify them'),
  style: oneOf('--style <style>', 'format of new server entries', ['token-client', 'cli'], 'token-client'),
};

/** Before a change is made, on either route. */
const AGREED = {
  yes: flag('--yes', 'make the change without asking first'),
  accept: list('--accept <rule>', 'agree in advance to a rule that needs consent; repeatable'),
};

const VIA = {
  via: oneOf(
    '--via <route>',
    'ctl-provider (default): with a token; platform: SSH and AXL, no token, from release 10.0(1) on',
    ['ctl-provider', 'platform'],
    'ctl-provider',
  ),
};

/** Nothing is asked, signed or kept. */
const PLAN = { ...CLUSTER, ...TOKEN };

const APPLY = { ...PLAN, ...AGREED, ...SIGNATURE };

const services: OptionRow<readonly RestartedService[]> = {
  flags: '--service <name>',
  help: `restart these services instead of those that the change needs: ${SERVICE_NAMES.join(', ')}; repeatable`,
  absent: [],
  parse: (value, before = []) => [...before, serviceName(value)],
};

/** One restart of a plan, as `callmanager@NODE`. */
export interface NamedRestart {
  readonly service: RestartedService;
  readonly node: string;
}

function namedRestart(value: string): NamedRestart {
  const at = value.lastIndexOf('@');
  if (at < 1 || at === value.length - 1) throw new InvalidArgumentError('SERVICE@NODE, e.g. callmanager@10.1.1.2');
  return { service: serviceName(value.slice(0, at)), node: value.slice(at + 1) };
}

const skipped: OptionRow<readonly NamedRestart[]> = {
  flags: '--skip <service@node>',
  help: 'leave this restart out, e.g. callmanager@10.1.1.2; repeatable',
  absent: [],
  parse: (value, before = []) => [...before, namedRestart(value)],
};

/** The restart of services and phones, behind a change or by itself. */
const RESTART = {
  pilot: list('--pilot <name>', 'phone that is reset before all others; one to three, required on a real cluster'),
  service: services,
  holdPasswords: flag('--hold-passwords', 'keep the passwords in memory while the restart runs; otherwise they are asked for before each part'),
};

/** How the interfaces of a CUCM are reached besides SSH. */
const PLATFORM = {
  axlUser: text('--axl-user <name>', 'application user for AXL; without one, AXL is not queried and phones are neither listed nor reset'),
  axlPort: number('--axl-port <n>', 'AXL port, 8443 by default', portNumber),
  axlPasswordFd: number('--axl-password-fd <n>', 'read the password of the application user from this file descriptor', descriptor),
  olderNode: flag('--older-node', 'allow the weak algorithms of older releases for this cluster'),
};

/** The options of a change by its route: whatever stands in one of them only is refused on the other. */
export const ROUTES = {
  'ctl-provider': { ...APPLY, ...CHOICES },
  platform: {
    ...CLUSTER,
    ...AGREED,
    ...PLATFORM,
    acceptVisits: flag('--accept-visits', 'the same as --accept phones-need-visit'),
    rollout: flag('--rollout', 'after the change, restart services and phones, pilot phones first'),
    ...RESTART,
  },
};

const JSON_OPTION = { json: flag('--json', 'print one JSON object') };

/** What is done with a change that was made before; one of them at a time. */
const WITH_CHANGE = {
  check: flag('--check', 'read what is true on the cluster now; writes nothing'),
  finish: flag('--finish', 'finish an unfinished change: needs no token'),
  undo: flag('--undo', 'undo an unfinished change: every server gets its CTL file from before'),
  keep: flag('--keep', 'leave the cluster as it is; the change is over, with a report'),
  remove: flag('--remove', 'remove the folder of a change that is over'),
};

/** The options of each command. */
export const OPTIONS = {
  show: SIGN_IN,
  verify: JSON_OPTION,
  diff: JSON_OPTION,
  practice: {
    sast: text('--sast <certificate>', 'add the certificate of a token (PEM or DER file) to its CTL file'),
    scenario: oneOf('--scenario <name>', 'which situation to start in', PRACTICE_SCENARIOS['ctl-provider'], PRACTICE_SCENARIOS['ctl-provider'][0]),
    seed: number('--seed <n>', 'the same cluster again; each start shows its seed', seed),
    json: flag('--json', 'print its addresses and credentials as one JSON object'),
  },
  change: { ...VIA, ...ROUTES['ctl-provider'], ...ROUTES.platform },
  /** Only the publisher itself can do it. */
  'reset-localkey': { via: oneOf('--via <route>', 'platform: SSH and AXL; the only route of this command', ['platform'], 'platform'), ...ROUTES.platform },
  preflight: {
    ...CLUSTER,
    ...PLATFORM,
    confirm: list('--confirm <row>', `a row that no interface reports and that you have checked yourself: ${TICKED_ROWS.join(' or ')}; repeatable`, tickedRow),
  },
  /** Those of a change that `plan` and `apply` take from their file. */
  choices: CHOICES,
  plan: PLAN,
  apply: APPLY,
  changes: {
    ...WITH_CHANGE,
    ...SIGN_IN,
    host: text('--host <host[:port]>', 'another address of the cluster than the one it was changed by'),
    axlUser: ROUTES.platform.axlUser,
    axlPort: ROUTES.platform.axlPort,
    axlPasswordFd: ROUTES.platform.axlPasswordFd,
    olderNode: ROUTES.platform.olderNode,
    yes: flag('--yes', 'do it without asking first'),
    accept: AGREED.accept,
  },
  rollout: {
    ...CLUSTER,
    ...RESTART,
    axlUser: ROUTES.platform.axlUser,
    axlPort: ROUTES.platform.axlPort,
    axlPasswordFd: ROUTES.platform.axlPasswordFd,
    olderNode: ROUTES.platform.olderNode,
    skip: skipped,
    end: flag('--end', 'end the named restart here, with a report; nothing more is restarted or reset'),
    yes: flag('--yes', 'start without asking first'),
  },
  diagnostics: {
    save: text('--save <file>', 'where to write it; never overwrites an existing file'),
    json: flag('--json', 'print one JSON object'),
  },
  serve: {
    port: number('--port <n>', 'port on 127.0.0.1; any free port by default', portNumber),
    open: openPage,
  },
};
