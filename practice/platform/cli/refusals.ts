import { type CliCommand, type CliContext } from './command.ts';

/** What the CLI prints to what it knows no command for. No document that we could read prints it; a client that reads other words has words that it does not know. */
export const NO_COMMAND = 'Executed command unsuccessfully\nNo valid command entered\n';

/** What an account reads to a command above its level. That it may not run it is documented (CLI reference, `set account name`), the words are not: the CLI may not know such a command for it, say so, or say nothing. */
const ABOVE_LEVEL = [NO_COMMAND, 'Executed command unsuccessfully\nThis command is not available at your privilege level\n', 'Insufficient privilege level to run this command\n', ''] as const;

/** That a command is refused while an upgrade runs is documented (CLI reference 12.5(1), each command), the words are not: these are ours. */
const DURING_UPGRADE = ['This command is not allowed during an upgrade.\n', 'Executed command unsuccessfully\nAn upgrade is in progress. Try again later.\n'] as const;

function aboveLevel({ model, level }: CliContext, { words, level: needed }: CliCommand): string | undefined {
  const least = needed === 'unknown' ? model.pick<0 | 1>(`${words}: privilege level`, [1, 0]) : needed;
  return level < least ? model.pick('command above the level of the account', ABOVE_LEVEL) : undefined;
}

const duringUpgrade = ({ model, node }: CliContext, { duringUpgrade: allowed }: CliCommand): string | undefined =>
  allowed === 'no' && model.isUpgrading(node) ? model.pick('command during an upgrade', DURING_UPGRADE) : undefined;

/** Why the CLI does not run a command for this account now; `undefined` = it does. Which of the two reasons is looked at first no source says. */
export function refusalOf(context: CliContext, command: CliCommand): string | undefined {
  const isLevelFirst = context.model.pick('command above the level during an upgrade: judged first', ['level', 'upgrade']) === 'level';
  return isLevelFirst ? (aboveLevel(context, command) ?? duringUpgrade(context, command)) : (duringUpgrade(context, command) ?? aboveLevel(context, command));
}
