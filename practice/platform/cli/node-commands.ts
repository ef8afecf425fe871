import { select } from '../database.ts';
import { type CliCommand, type CliContext } from './command.ts';
import { networkCluster } from './network-cluster.ts';
import { serviceList } from './service-list.ts';

/** On one line (Cisco documents); on the next one in brackets (Prime License Manager 10.5 guide). Options are COP files, one a line (log of an installation on 11.5). */
function* version({ model }: CliContext): Iterable<string> {
  const { release } = model.scenario;
  yield `Active Master Version:${model.pick('show version active: release', [` ${release}`, `\n\t\t\t <${release}>`])}\n`;
  yield 'Active Version Installed Software Options:\n';
  yield model.pick('show version active: options', ['No Installed Software Options Found.\n', 'ciscocm.free_common_space_v1.5.k3.cop\ndp-ffr.3-1-16.GB.cop\n']);
}

async function* sql({ model }: CliContext, statement: string): AsyncIterable<string> {
  const answer = await select(model, statement);
  yield answer.ok ? tableText(answer.columns, answer.rows) : `${answer.message}\n`;
}

/** A heading, a rule of `=` as wide as the widest value, and the rows (Cisco document 118893, query for ClusterSecurityMode). */
function tableText(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]): string => cells.map((cell, index) => cell.padEnd(width[index] ?? 0)).join(' ').trimEnd();
  return `${[line(columns), width.map((count) => '='.repeat(count)).join(' '), ...rows.map(line)].join('\n')}\n`;
}

/** CLI reference, `set cli pagination`. */
function* pagination(context: CliContext, on: boolean): Iterable<string> {
  context.setPagination(on);
  yield `Automatic pagination is turned ${on ? 'on' : 'off'}\n`;
}

/** No source prints the status of one that runs: by seed, one form in words that a client need not know. */
const RUNNING = ['Upgrade status: In progress\n', 'Upgrade status: Running\n', 'Upgrade status: Installing component 12 of 40\n'] as const;

/** The form of a failed one is that of a note on Unity Connection 15, whose platform is the same; that of a node without any is ours, as are the words of one that was successful. */
function* upgradeStatus({ model, node }: CliContext): Iterable<string> {
  const log = `Upgrade file: UCSInstall_UCOS_${model.scenario.release}.sgn.iso\nUpgrade log: install_log_2019-03-02.20.52.39.log\n`;
  if (model.isUpgrading(node)) yield `${model.pick('utils system upgrade status: running', RUNNING)}${log}`;
  else yield model.pick('utils system upgrade status', [`Upgrade status: Successful\n${log}`, `Upgrade status: Failed\n${log}`, 'There is no upgrade in progress.\n']);
}

/** 5 to 99999 minutes (CLI reference); what is printed is ours. */
function* sessionTimeout(context: CliContext, argument: string): Iterable<string> {
  const minutes = Number(argument);
  if (!/^\d{1,5}$/.test(argument) || minutes < 5) {
    yield 'The session timeout must be from 5 to 99999 minutes\nExecuted command unsuccessfully\n';
    return;
  }
  context.setIdleMinutes(minutes);
  yield `CLI session timeout is set to ${minutes} minutes\n`;
}

export const NODE_COMMANDS: readonly CliCommand[] = [
  { words: 'show version active', level: 0, argument: 'none', run: version },
  { words: 'show network cluster', level: 0, argument: 'none', run: networkCluster },
  { words: 'run sql', level: 'unknown', argument: 'required', run: sql },
  { words: 'set cli pagination off', level: 1, argument: 'none', duringUpgrade: 'no', run: (context) => pagination(context, false) },
  { words: 'set cli pagination on', level: 1, argument: 'none', duringUpgrade: 'no', run: (context) => pagination(context, true) },
  { words: 'set cli session timeout', level: 1, argument: 'required', run: sessionTimeout },
  { words: 'utils system upgrade status', level: 'unknown', argument: 'none', run: upgradeStatus },
  { words: 'utils service list', level: 0, argument: 'none', duringUpgrade: 'no', run: serviceList },
];
