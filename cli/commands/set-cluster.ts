import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { ERROR_CODES } from '../../shared/domain/error-codes.ts';
import { fail } from '../../shared/domain/result.ts';
import { type SecurityMode } from '../../shared/domain/server.ts';
import { fill } from '../../shared/texts/fill.ts';
import { reportSentences } from '../../shared/texts/report-sentences.ts';
import { type CommandContext, EXIT } from '../context.ts';
import { chooseToken } from '../set-cluster/choose-token.ts';
import { makeChange } from '../set-cluster/make-change.ts';
import { setClusterOptions } from '../set-cluster/options.ts';
import { CommandSession, CommandStopped } from '../set-cluster/session.ts';
import { signInEverywhere } from '../set-cluster/sign-in.ts';
import { dataDir } from '../../shell/wire-engine.ts';
import { createCommandLineEngine } from '../wiring.ts';

/** `ctl set-cluster MODE`: the whole walk from sign-in to proof. */
export async function setCluster(context: CommandContext, _mode: SecurityMode, raw: Readonly<Record<string, unknown>>): Promise<void> {
  const options = setClusterOptions(raw);
  if (!options.ok) {
    context.fail(options.error, raw['json'] === true);
    return;
  }
  const session = new CommandSession(context, options.value, createCommandLineEngine(context));
  try {
    await walk(session);
  } catch (error) {
    if (!(error instanceof CommandStopped)) throw error;
    context.fail(error.error, options.value.json);
  } finally {
    await session.close();
  }
}

async function walk(session: CommandSession): Promise<void> {
  const { context, options } = session;
  await signInEverywhere(session);
  const publisher = session.state.cluster?.servers.find(({ role }) => role === 'publisher')?.name ?? '';
  await printCtlFile(session, publisher, context.texts.commandLine.before);
  const token = await chooseToken(session);
  const report = await makeChange(session, token);
  await printCtlFile(session, publisher, context.texts.commandLine.after);
  const folder = path.join(dataDir(), 'changes', report.id);
  if (options.json) context.printJson({ ok: report.outcome === 'done', report, folder });
  else for (const line of [...reportSentences(report, context.texts), fill(context.texts.report.kept, { folder })]) context.print(line);
  process.exitCode = exitCode(report);
  await save(session, publisher);
}

const exitCode = ({ outcome, stopped }: ChangeReport): number =>
  outcome === 'done' ? EXIT.done : EXIT[stopped === undefined ? 'refused' : ERROR_CODES[stopped.error.code]];

/** `show ctl` of the publisher's file as read last; with --json standard output is the report alone. */
async function printCtlFile(session: CommandSession, server: string, heading: string): Promise<void> {
  // After a change that lost the publisher there is no newer file to show; the report says so.
  if (session.options.json || session.state.cluster === null) return;
  const { text } = await session.call('showCtl', { server });
  session.context.print(`${fill(heading, { server })}\n${text}`);
}

async function save(session: CommandSession, server: string): Promise<void> {
  const { save: target } = session.options;
  if (target === null || session.state.report?.file === undefined || session.state.cluster === null) return;
  const file = await session.call('ctlFile', { server });
  if (file.sha256 !== session.state.report.file.sha256) return;
  try {
    await writeFile(target, Buffer.from(file.base64, 'base64'), { flag: 'wx' });
    session.context.tell(fill(session.context.texts.commandLine.saved, { path: target }));
  } catch (error) {
    throw new CommandStopped(fail('file.not-written', target, { path: target, detail: String(error) }).error);
  }
}
