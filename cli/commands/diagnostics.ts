import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Result, fail, ok } from '../../shared/domain/result.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type CommandContext } from '../context.ts';
import { type Values, allRead } from '../options/declare.ts';
import { type OPTIONS } from '../options/tables.ts';
import { runSession } from '../run-session.ts';
import { CommandStopped } from '../session.ts';

async function written(target: string, json: string): Promise<Result<void>> {
  try {
    await writeFile(target, json, { flag: 'wx', mode: 0o600 });
    return ok(undefined);
  } catch (error) {
    return fail('file.not-written', target, { path: target, detail: error instanceof Error ? error.message : 'unknown' });
  }
}

/** `ctl diagnostics --save FILE`: one file with everything that somebody needs who has to find out what went wrong. */
export async function diagnostics(context: CommandContext, { save, json, ...left }: Values<typeof OPTIONS.diagnostics>): Promise<void> {
  allRead(left);
  if (save === null) {
    context.fail(fail('usage.wrong', '', { detail: '--save FILE' }).error, json);
    return;
  }
  const target = path.resolve(save);
  await runSession(context, { json }, async (session) => {
    const told = await session.call('diagnostics', {});
    const saved = await written(target, told.json);
    if (!saved.ok) throw new CommandStopped(saved.error);
    if (json) context.printJson({ ok: true, saved: target });
    else context.print(fill(context.texts.commandLine.diagnostics.saved, { path: target }));
  });
}
