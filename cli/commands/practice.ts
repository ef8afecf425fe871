import { X509Certificate } from 'node:crypto';
import { createNodeFiles } from '../../core/files/node.ts';
import { tokenRecord } from '../../core/trust/records.ts';
import { type Result, ok } from '../../shared/domain/result.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type PracticeClusterOptions, type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { PracticeNotReadable } from '../../practice/kept/store.ts';
import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { type CommandContext } from '../context.ts';
import { endPractice, practicePlace } from '../practice-home.ts';
import { type Values, allRead } from '../options/declare.ts';
import { type OPTIONS } from '../options/tables.ts';
import { INTERRUPTS } from '../surroundings.ts';
import { unreadableFile } from '../unreadable-file.ts';

/** Bytes; PEM with text around it. */
const MAX_CERTIFICATE = 65_536;

async function loadCertificate(path: string): Promise<Result<Uint8Array>> {
  try {
    return ok(new X509Certificate(await createNodeFiles().read(path, MAX_CERTIFICATE)).raw);
  } catch (error) {
    return unreadableFile(path, error);
  }
}

type Wanted = Pick<PracticeClusterOptions, 'extraSast' | 'scenario'> & { readonly scenario: PracticeScenario<'ctl-provider'> };

/** Starts it where it was left, if a change on it is open; anew where that cannot be read. */
async function startWanted(context: CommandContext, options: Wanted, wanted: number | null, isFresh: boolean): Promise<{ readonly cluster: StartedPracticeCluster; readonly isAgain: boolean }> {
  const { home, isAgain, seed } = await practicePlace(context, options.scenario, wanted, isFresh);
  try {
    return { cluster: await startPracticeCluster({ ...options, home, ...(seed === null ? {} : { seed }) }), isAgain };
  } catch (error) {
    if (!isAgain || !(error instanceof PracticeNotReadable)) throw error;
    return startWanted(context, options, wanted, true);
  }
}

/** `ctl practice`: the practice cluster until Ctrl-C or SIGTERM. */
export async function practice(context: CommandContext, { sast, scenario, seed: wanted, json, ...left }: Values<typeof OPTIONS.practice>): Promise<void> {
  allRead(left);
  const extra = sast === null ? ok(null) : await loadCertificate(sast);
  if (!extra.ok) {
    context.fail(extra.error, json);
    return;
  }
  const stopped = new Promise<void>((resolve) => {
    for (const signal of INTERRUPTS) process.once(signal, resolve);
  });
  const record = extra.value === null ? ok(null) : tokenRecord(extra.value);
  if (!record.ok) {
    context.fail(record.error, json);
    return;
  }
  const { cluster, isAgain } = await startWanted(context, { extraSast: extra.value, scenario }, wanted, extra.value !== null);
  const { host, port, username, password, pin, certificateSha256, servers, otherTftpServer, seed } = cluster;
  const tokens = cluster
    .tokensOnTable()
    .filter(({ kind }) => kind === 'token')
    .map(({ serial, label }) => ({ serial, label }));
  if (json) {
    context.printJson({ host, port, username, password, pin, certificateSha256, servers, tokens, scenario, seed, again: isAgain, otherTftpServer });
  } else {
    const words = context.texts.commandLine.practice;
    context.print(words.heading);
    if (isAgain) context.print(words.again);
    context.print(fill(words.seed, { scenario, seed }));
    for (const server of servers) context.print(fill(words[server.role], { name: server.name, host: server.host, port: server.port }));
    if (otherTftpServer !== null) context.print(fill(words.otherTftpServer, otherTftpServer));
    context.print(fill(words.username, { username }));
    context.print(fill(words.password, { password }));
    context.print(fill(words.certificate, { sha256: certificateSha256 }));
    for (const token of tokens) context.print(fill(words.token, token));
    context.print(fill(words.pin, { pin }));
    context.print(words.stop);
  }
  await stopped;
  await endPractice(context, cluster);
}
