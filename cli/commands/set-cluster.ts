import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ChangeReport } from '../../shared/domain/report.ts';
import { ERROR_CODES } from '../../shared/domain/error-codes.ts';
import { type SecurityMode } from '../../shared/domain/server.ts';
import { fail } from '../../shared/domain/result.ts';
import { fill } from '../../shared/texts/fill.ts';
import { reportSentences } from '../../shared/texts/report-sentences.ts';
import { type CommandContext, EXIT } from '../context.ts';
import { chooseToken } from '../set-cluster/choose-token.ts';
import { makeChange } from '../set-cluster/make-change.ts';
import { setClusterOptions } from '../set-cluster/options.ts';
import { runSession } from '../set-cluster/run-session.ts';
import { type CommandSession } from '../set-cluster/session.ts';
import { signInEverywhere } from '../set-cluster/sign-in.ts';
import { dataDir } from '../../shell/wire-engine.ts';

/** `ctl set-cluster MODE`: the whole walk from sign-in to proof. */
export async function setCluster(context: CommandContext, mode: SecurityMode, raw: Readonly<Record<string, unknown>>): Promise<void> {
  // The way with a token offers more as its entries can be built.
  const options = mode === 'non-secure' ? setClusterOptions(raw) : fail('usage.wrong', '', { detail: `${mode}: --via platform` });
  if (!options.ok) {
    context.fail(options.error, raw['json'] === true);
    return;
  }
  await runSession(context, options.value, walk);
}

async function walk(session: CommandSession): Promise<void> {
  const { context, options } = session;
  await signInEverywhere(session);
  const publisher = session.state.cluster?.servers.find(({ role }) => role === 'publisher')?.name ?? '';
  await printCtlFile(session, publisher, context.texts.commandLine.before);
  const token = await chooseToken(session);
  const report = await makeChange(session, token);
  await printCtlFile(session, publisher, context.texts.commandLine.after);
  process.exitCode = exitCode(report);
  const saved = await save(session, publisher);
  const folder = path.join(dataDir(), 'changes', report.id);
  if (options.json) context.printJson({ ok: report.outcome === 'done', report, folder, saved });
  else for (const line of [...reportSentences(report, context.texts), keptSentence(context, report, folder)]) context.print(line);
}

const keptSentence = ({ texts }: CommandContext, { kept }: ChangeReport, folder: string): string =>
  fill(kept ? texts.report.kept : texts.report.keptPartly, { folder });

const exitCode = ({ outcome, stopped }: ChangeReport): number =>
  outcome === 'done' ? EXIT.done : EXIT[stopped === undefined ? 'refused' : ERROR_CODES[stopped.error.code]];

/** `show ctl` of the publisher's file as read last; with --json standard output is the report alone. */
async function printCtlFile(session: CommandSession, server: string, heading: string): Promise<void> {
  // After a change that lost the publisher there is no newer file to show; the report says so.
  if (session.options.json || session.state.cluster === null) return;
  const { text } = await session.call('showCtl', { server });
  session.context.print(`${fill(heading, { server })}\n${text}`);
}

/** Keeps the written file where --save wants it; answers with its path, `null` when it was not kept. The change is over either way. */
async function save(session: CommandSession, server: string): Promise<string | null> {
  const { save: target } = session.options;
  if (target === null || session.state.report?.file === undefined || session.state.cluster === null) return null;
  const file = await session.call('ctlFile', { server });
  if (file.sha256 !== session.state.report.file.sha256) return null;
  const words = session.context.texts.commandLine;
  try {
    await writeFile(target, Buffer.from(file.base64, 'base64'), { flag: 'wx' });
    session.context.tell(fill(words.saved, { path: target }));
    return target;
  } catch (error) {
    session.context.tell(fill(words.notSaved, { path: target, detail: error instanceof Error ? error.message : '' }));
    return null;
  }
}
