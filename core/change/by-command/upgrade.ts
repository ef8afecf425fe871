import { type UpgradeSigns } from '../../../shared/domain/platform/answers.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { type PlatformCommands } from '../../ports/platform/commands.ts';
import { readKnown } from './read-node.ts';

/** What the session began with, up to the first prompt behind it. */
const PAGER_OFF = /set cli pagination off(.*?)(?:\nadmin:|$)/gs;

/** Whether the node refused to switch off its pager, which it does while an upgrade runs (CLI reference guide 12.5(1), set cli pagination). */
export function isPagerRefused(transcript: string): boolean {
  const answer = [...transcript.matchAll(PAGER_OFF)].at(-1)?.[1] ?? '';
  return answer.trim() !== '' && !/pagination is turned off/i.test(answer);
}

/** Whether an upgrade runs on the publisher. Where the words of its status are not understood, or say that none runs, the beginning of the session may still speak of one. */
export async function readUpgrade(commands: PlatformCommands, publisher: string, options?: CallOptions): Promise<Result<UpgradeSigns>> {
  const read = await readKnown(commands, 'upgrade-status', publisher, options);
  const isRunning = read.ok && read.value.value === 'running';
  if (!isRunning && isPagerRefused(commands.opening)) return ok('likely');
  return read.ok ? ok(read.value.value) : read;
}
