import { type SystemTrouble } from '../../../shared/session/token-trouble.ts';
import { runTool } from '../../hosts/run-tool.ts';

/** Name of the service "Smart Card" (Microsoft, "Smart Cards for Windows Service"). */
const SERVICE = 'SCardSvr';

/** Numbers of `sc query` and `sc qc` and their order are the same in every language; the words beside them are not (Microsoft, `sc.exe`). */
const STATE_RUNNING = 4;
const START_DISABLED = 4;

/** The first number is the type of the service (hexadecimal), the second its state, or how it is started. */
function secondNumber(output: string): number | undefined {
  const [, second] = [...output.matchAll(/^[^:\r\n]*:[ \t]*([0-9a-f]+)\b/gm)];
  return second?.[1] === undefined ? undefined : Number(second[1]);
}

/**
 * @param session value of the variable SESSIONNAME: `Console`, or `RDP-Tcp#` with a number in a remote desktop session,
 * which sees the readers of the computer that the person sits at, and none of this one.
 * @param query output of `sc query SCardSvr`. @param config output of `sc qc SCardSvr`.
 */
export function readWindowsTrouble(session: string, query: string, config: string): SystemTrouble | null {
  if (/^rdp-/i.test(session)) return 'remote-desktop';
  if (secondNumber(config) === START_DISABLED) return 'service-disabled';
  const state = secondNumber(query);
  return state === undefined || state === STATE_RUNNING ? null : 'service-stopped';
}

export async function windowsTrouble(env: NodeJS.ProcessEnv): Promise<SystemTrouble | null> {
  const sc = `${env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\sc.exe`;
  const [query, config] = await Promise.all([runTool(sc, ['query', SERVICE]), runTool(sc, ['qc', SERVICE])]);
  return readWindowsTrouble(env['SESSIONNAME'] ?? '', query, config);
}
