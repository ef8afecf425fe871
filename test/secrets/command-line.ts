import path from 'node:path';
import { type Piece } from '../helpers/secrets/places.ts';
import { SOFTHSM_LIBRARY } from '../helpers/softhsm.ts';
import { childrenOf, Running } from './program.ts';
import { servedMd5 } from './real-clusters.ts';
import { type Stage } from './stage.ts';

/** Every command, from its start to its end. */
export async function onTheCommandLine(stage: Stage): Promise<readonly Piece[]> {
  const made: Running[] = [];
  await stage.steps.part(() => withToken(stage, made));
  if (stage.isWhole) await stage.steps.part(() => byCommand(stage, made));
  return made.flatMap((one) => one.pieces());
}

const started = ({ root, ground, watch }: Stage, made: Running[], command: string, args: readonly string[], more: NodeJS.ProcessEnv = {}, secrets: readonly string[] = []): Running => {
  const running = new Running(command, args, { ...ground.environment, ...watch.environment(root), ...more }, secrets);
  made.push(running);
  return running;
};

const ctl = ({ root }: Stage): string => path.join(root, 'out/ctl.js');

/** A command whose secrets come by descriptors. */
async function command(stage: Stage, made: Running[], name: string, args: readonly string[], secrets: readonly string[]): Promise<void> {
  await stage.steps.take(`ctl ${name}`, async () => {
    const running = started(stage, made, process.execPath, [ctl(stage), '--lang', 'en', ...args], {}, secrets);
    running.child.stdin?.end();
    await running.ended;
    stage.watch.collect(`ctl ${name}`);
    return ending(running);
  });
}

/** Exit code, and the error that the one that failed has printed. */
function ending({ child: { exitCode }, printed }: Running): string {
  if (exitCode === 0) return '0';
  const { error } = JSON.parse(printed) as { readonly error?: { readonly code: string } };
  return `${exitCode ?? 'signal'} ${error?.code ?? ''}`.trim();
}

interface Answer {
  readonly asked: RegExp;
  readonly typed: string | (() => string);
  /** The program is looked into before this is typed. */
  readonly look?: string;
}

/** The same at a terminal (`script`), where a person types. */
async function atTheTerminal(stage: Stage, made: Running[], name: string, args: readonly string[], answers: readonly Answer[]): Promise<void> {
  await stage.steps.take(`terminal ${name}`, async () => {
    const quoted = [process.execPath, ctl(stage), '--lang', 'en', ...args].map((one) => `'${one}'`).join(' ');
    const running = started(stage, made, 'script', ['-qefc', `exec ${quoted}`, '/dev/null'], { SHELL: '/bin/sh' });
    let from = 0;
    for (const { asked, typed, look } of answers) {
      const found = await running.prints(asked, from);
      from += found.index + found[0].length;
      const [pid] = childrenOf(running.pid);
      if (look !== undefined && pid !== undefined) await stage.watch.look(pid, look);
      running.child.stdin?.write(`${typeof typed === 'string' ? typed : typed()}\r`);
    }
    await running.ended;
    stage.watch.collect(`terminal ${name}`);
    return String(running.child.exitCode ?? 'signal');
  }, 600);
}

async function withToken(stage: Stage, made: Running[]): Promise<void> {
  const { watch, providers, pin, isWhole } = stage;
  const provider = ['--host', `${providers.host}:${providers.port}`, '--user', providers.username, '--trust', providers.certificateSha256, '--module', SOFTHSM_LIBRARY];
  const update = ['update', '--json', ...provider, '--password-fd', '3', '--pin-fd', '4', '--yes'];
  await command(stage, made, 'update', update, [providers.password, pin]);
  if (!isWhole) return;
  await command(stage, made, 'update, wrong PIN', update, [providers.password, watch.secret('wrong PIN on the command line')]);
  await command(stage, made, 'update, wrong password', update, [watch.secret('wrong password on the command line'), pin]);
  await atTheTerminal(stage, made, 'update', ['update', ...provider], [
    { asked: /Password of \S+ on \S+: /, typed: providers.password },
    { asked: /Make this change\?.*\(yes\/no\) /, typed: 'yes', look: 'terminal: signed in to the providers' },
    { asked: /Token password of \S+: /, typed: pin },
  ]);
}

async function byCommand(stage: Stage, made: Running[]): Promise<void> {
  const { watch, real } = stage;
  const { osAdmin, axlUser, entry, nodes, phones } = real.platform;
  const trusted = nodes.flatMap(({ hostKeySha256, certificateSha256 }) => ['--trust', hostKeySha256, '--trust', certificateSha256]);
  const cluster = ['--host', entry.name, ...(real.platform.olderSsh ? ['--older-node'] : []), '--user', osAdmin.username, '--axl-user', axlUser.username, ...trusted];
  const withFds = ['--json', '--password-fd', '3', '--axl-password-fd', '4'];
  const change = ['--via', 'platform', ...cluster, '--accept-visits'];
  const passwords = [osAdmin.password, axlUser.password];
  await command(stage, made, 'preflight', ['preflight', ...cluster, ...withFds], passwords);
  await command(stage, made, 'preflight, wrong AXL password', ['preflight', ...cluster, ...withFds], [osAdmin.password, watch.secret('wrong password of the application user on the command line')]);
  await command(stage, made, 'set-cluster, wrong password', ['set-cluster', 'mixed', ...change, ...withFds, '--yes'], [watch.secret('wrong password of the OS administrator on the command line'), axlUser.password]);
  await command(stage, made, 'set-cluster', ['set-cluster', 'mixed', ...change, ...withFds, '--yes'], passwords);
  const [pilot = ''] = phones.states().map(({ name }) => name);
  await atTheTerminal(stage, made, 'set-cluster --rollout', ['set-cluster', 'non-secure', ...change, '--rollout', '--pilot', pilot, '--hold-passwords'], [
    { asked: /Password of \S+ on \S+: /, typed: osAdmin.password },
    { asked: /Password of the application user \S+ for AXL on \S+: /, typed: axlUser.password },
    { asked: /Send this command\?.*\(yes\/no\) /, typed: 'yes' },
    { asked: /Restart these services.*\(yes\/no\) /, typed: 'yes' },
    { asked: new RegExp(`What does ${pilot} show of its CTL file\\?`), typed: () => `md5 ${servedMd5(real)}` },
  ]);
}
