import { type HeldVerdict } from '../../shared/session/view-state.ts';
import { type CommandContext } from '../context.ts';
import { type Values } from '../options/declare.ts';
import { type OPTIONS } from '../options/tables.ts';
import { NOT_CHANGED, tokenRouteOptions } from '../with-token/options.ts';
import { runSession } from '../run-session.ts';
import { type CommandSession } from '../session.ts';
import { printServerFile } from '../with-token/server-file.ts';
import { signInEverywhere } from '../with-token/sign-in.ts';
import { findingLines } from '../with-token/plan-text.ts';
import { EXIT_OF_VERDICT } from '../exit.ts';

/** The worst verdict decides the exit code, in this order. */
const WORST: readonly HeldVerdict[] = ['bad', 'empty', 'unreadable', 'not-checked'];
const worst = (verdicts: readonly HeldVerdict[]): HeldVerdict => WORST.find((verdict) => verdicts.includes(verdict)) ?? 'verified';

async function walk(session: CommandSession): Promise<void> {
  const { context, options } = session;
  await signInEverywhere(session);
  const { cluster } = session.state;
  if (cluster === null) throw new Error('signed in to a cluster');
  if (options.json) context.printJson({ ok: true, cluster });
  for (const { name } of options.json ? [] : cluster.servers) await printServerFile(session, name, context.texts.commandLine.ofServer);
  for (const found of cluster.findings) for (const line of findingLines(found, context.texts)) context.tell(line);
  process.exitCode = EXIT_OF_VERDICT[worst(cluster.servers.flatMap(({ ctlFile }) => (ctlFile === null ? [] : [ctlFile.verdict])))];
}

/** `ctl show HOST --user NAME`: what `show ctl` prints on every server of a cluster; nothing is written. */
export async function showHost(context: CommandContext, host: string, values: Values<typeof OPTIONS.show>): Promise<void> {
  // No token is needed to read; the library is never opened.
  const options = tokenRouteOptions({ ...values, host, ...NOT_CHANGED, practice: false, scenario: null, seed: null, module: null, token: null });
  if (!options.ok) {
    context.fail(options.error, values.json);
    return;
  }
  await runSession(context, options.value, walk);
}
