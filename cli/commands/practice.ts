import { readFile } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import { tokenRecord } from '../../core/trust/records.ts';
import { type Result, ok } from '../../shared/domain/result.ts';
import { fill } from '../../shared/texts/fill.ts';
import { startPracticeCluster } from '../../practice/cluster/start.ts';
import { PracticeHomes } from '../../practice/kept/homes.ts';
import { dataDir } from '../../shell/wire-engine.ts';
import { type CommandContext } from '../context.ts';
import { type Values, allRead } from '../options/declare.ts';
import { type OPTIONS } from '../options/tables.ts';
import { INTERRUPTS } from '../surroundings.ts';
import { unreadableFile } from '../unreadable-file.ts';

async function loadCertificate(path: string): Promise<Result<Uint8Array>> {
  try {
    return ok(new X509Certificate(await readFile(path)).raw);
  } catch (error) {
    return unreadableFile(path, error);
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
  const home = await new PracticeHomes(dataDir(), 'command line').make();
  const cluster = await startPracticeCluster({ extraSast: extra.value, scenario, home, ...(wanted === null ? {} : { seed: wanted }) });
  const { host, port, username, password, pin, certificateSha256, servers, otherTftpServer, seed } = cluster;
  const tokens = cluster
    .tokensOnTable()
    .filter(({ kind }) => kind === 'token')
    .map(({ serial, label }) => ({ serial, label }));
  if (json) {
    context.printJson({ host, port, username, password, pin, certificateSha256, servers, tokens, scenario, seed, otherTftpServer });
  } else {
    const words = context.texts.commandLine.practice;
    context.print(words.heading);
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
  await cluster.close();
}
