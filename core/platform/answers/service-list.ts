import { safeText } from '../../../shared/ctl-file/text.ts';
import { type Answer, type ServiceState } from '../../../shared/domain/platform/answers.ts';
import { fold, known, unknown } from './answer.ts';

/** Words around the list that are no service. */
const NOISE = /Requesting service status, please wait(?:\.{2,3}|…)|Service Manager is running|Getting list of all services|>> Return code = 0|Primary Node ?= ?(?:true|false)/gi;
/** Reasons that are known; where rows share a line they tell the reason of one from the name of the next. */
const REASON = /^(?:Service Not Activated|Service Activated|Component is not running|Commanded Out of Service)/i;
const NOT_ACTIVATED = /^Service Not Activated$/i;
const NAME = /^[A-Za-z][A-Za-z0-9 ./()&_-]{0,79}$/;
const ROW = /^([^[\]]*)\[ ?([A-Za-z ]{1,30}?) ?\]([^[\]]*)/;

/** More than any node has; and characters of one line, as rows may share one: each row that is taken off it copies the rest. */
const MAX_SERVICES = 1000;
const MAX_LINE = 65_536;

/** Words in the brackets behind a service. */
export const SERVICE_STATES: Readonly<Record<string, ServiceState['state']>> = { STARTED: 'started', STOPPED: 'stopped', STARTING: 'starting', STOPPING: 'stopping' };

/** Answer of `utils service list`: a line per service, `Cisco Tftp[STARTED]`, blanks before the bracket and a reason behind it optional. */
export function readServiceList(text: string): Answer<readonly ServiceState[]> {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => fold(fold(line).replace(NOISE, ' ')))
    .filter((line) => line !== '');
  if (lines.length === 0) return unknown('no-output', fold(text));
  const services: ServiceState[] = [];
  for (const line of lines) {
    const row = line.length > MAX_LINE || services.length > MAX_SERVICES ? undefined : readLine(line);
    if (row === undefined) return unknown('words-unknown', line);
    services.push(...row);
  }
  if (new Set(services.map(({ name }) => name)).size !== services.length) return unknown('contradictory', fold(text));
  return known(services);
}

/** The services of one line; mostly one. */
function readLine(line: string): readonly ServiceState[] | undefined {
  const services: ServiceState[] = [];
  let rest = line;
  while (rest !== '') {
    if (services.length > MAX_SERVICES) return undefined;
    const [whole = '', name = '', state = '', behind = ''] = ROW.exec(rest) ?? [];
    if (!NAME.test(name.trim())) return undefined;
    const isLast = whole.length === rest.length;
    const remark = isLast ? behind.trim() : (REASON.exec(behind.trim())?.[0] ?? '');
    services.push({ name: name.trim(), state: SERVICE_STATES[state.toUpperCase()] ?? 'other', activated: !NOT_ACTIVATED.test(remark), remark: safeText(remark).slice(0, 200) });
    rest = isLast ? '' : behind.trim().slice(remark.length).trim() + rest.slice(whole.length);
  }
  return services;
}
