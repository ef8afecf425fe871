/**
 * A whole evening of the built programs on clusters that are real to them, in a network of its own (`unshare --net`): both routes, in the page and on the command line, wrong passwords before right ones. Prints what
 * they still reach of what was typed, what stands of it in their memory, and what they have written down of it anywhere.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SOFTHSM_LIBRARY, makeSoftTokens, sastRecipe } from '../helpers/softhsm.ts';
import { FORMS, bytesIn } from '../helpers/secrets/forms.ts';
import { type Hit, PLACES, hitsIn, type Piece } from '../helpers/secrets/places.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { Page } from './page.ts';
import { Ground, Running } from './program.ts';
import { PORTS, nameAddresses, type RealPlatform, startRealPlatform } from './real-clusters.ts';
import { type Look, Watch } from './watch.ts';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';

/** What `whole` adds costs too much for each run of all tests. */
const [work = '', root = '', extent = ''] = process.argv.slice(2);
const isWhole = extent === 'whole';

/** What came of it, for the test that started it. */
export interface Evening {
  readonly steps: readonly string[];
  readonly looks: readonly Look[];
  readonly hits: readonly Hit[];
  /** What of the leaky program was not found, as `place form`. */
  readonly missed: readonly string[];
  /** Bytes that were searched, by place. */
  readonly searched: Readonly<Record<string, number>>;
}

/** Each is told on standard error as it comes: what hangs, hangs behind the last one. */
const steps: string[] = [];
function step(words: string): void {
  steps.push(words);
  process.stderr.write(`${words}\n`);
}
const SERIAL = 'cafe01';
const CTL = path.join(root, 'out/ctl.js');

const childrenOf = (pid: number): readonly number[] => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
const isProgram = (pid: number, name: string): boolean => readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(name);

interface Stage {
  readonly watch: Watch;
  readonly ground: Ground;
  readonly providers: StartedPracticeCluster;
  readonly real: RealPlatform;
  readonly pin: string;
}

/** The page, from its start to its end. */
async function inThePage(stage: Stage): Promise<readonly Piece[]> {
  const { watch, ground } = stage;
  const program = new Running(process.execPath, [CTL, '--lang', 'en', 'serve', '--no-open'], { ...ground.environment, ...watch.environment(root) });
  const [address] = await program.prints(/http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/);
  const page = await Page.open(address);
  await withToken(stage, page, program);
  await byCommand(stage, page, program);
  page.end();
  program.child.kill('SIGTERM');
  await program.ended;
  watch.collect('page: end');
  return program.pieces(page);
}

async function withToken({ watch, providers, pin }: Stage, page: Page, program: Running): Promise<void> {
  const { host, port, username, password, certificateSha256 } = providers;
  await page.do('probe', { host, port });
  await page.do('acceptCertificate', { sha256: certificateSha256, replace: false });
  const refused = await page.call('signIn', { username, password: watch.secret('wrong password of a provider') });
  step(`provider: ${refused.ok ? 'let in' : refused.error.code}`);
  await page.do('signIn', { username, password });
  await page.do('chooseMode', { mode: 'non-secure' });
  await page.do('openModule', { path: SOFTHSM_LIBRARY });
  const { tokens } = await page.until(({ tokens: { tokens: seen } }) => seen.length > 0);
  await page.do('chooseToken', { serial: SERIAL, certificateSha256: tokens.tokens[0]?.certificates[0]?.sha256 ?? '' });
  for (const [name, typed] of [...(isWhole ? [['a wrong PIN', watch.secret('wrong PIN')] as const] : []), ['the PIN', pin] as const]) {
    await page.do('apply', { planId: page.state.plan?.id ?? '', pin: typed });
    const { error, report } = await page.until(({ busy }) => busy !== 'applying');
    step(`token: ${error?.code ?? report?.outcome ?? ''}`);
    watch.collect(`page: ${name}`);
  }
  if (isWhole) await watch.look(program.pid, 'page: change with a token made');
  await page.do('signOut', {});
}

/** Signs in, and accepts what the nodes present when the call waits for it. */
async function signIn(page: Page, osPassword: string, axlPassword: string, { platform: { osAdmin, axlUser } }: RealPlatform, preflight: boolean): Promise<string> {
  const over = page.call('signInPlatform', { osUsername: osAdmin.username, osPassword, axlUsername: axlUser.username, axlPassword, preflight });
  const waits = page.until(({ platform }) => platform?.waitsForTrust === true);
  if (!('ok' in (await Promise.race([over, waits])))) await accept(page);
  const result = await over;
  return result.ok ? 'let in' : result.error.code;
}

const accept = (page: Page): Promise<unknown> => page.do('acceptPlatformTrust', { fingerprints: (page.state.platform?.trust ?? []).map(({ sha256 }) => sha256), replace: false });

async function byCommand({ watch, real }: Stage, page: Page, program: Running): Promise<void> {
  const { platform } = real;
  const { osAdmin, axlUser, entry: { name: host }, olderSsh: olderNode } = platform;
  const target = { host, sshPort: PORTS.ssh, axlPort: PORTS.axl, olderNode };
  await page.do('chooseConnection', { connection: 'platform' });
  await page.do('probePlatform', target);
  await accept(page);
  step(`platform: ${await signIn(page, watch.secret('wrong password of the OS administrator'), axlUser.password, real, false)}`);
  if (isWhole) {
    await signIn(page, osAdmin.password, watch.secret('wrong password of the application user'), real, true);
    step(`AXL: ${page.state.platform?.cluster?.axlError?.code ?? 'let in'}`);
    await watch.look(program.pid, 'page: AXL refused');
    await page.do('signOut', {});
    await page.do('probePlatform', target);
  }
  step(`platform: ${await signIn(page, osAdmin.password, axlUser.password, real, isWhole)}`);
  if (isWhole) await watch.look(program.pid, 'page: preflight read');
  for (const child of childrenOf(program.pid).filter((one) => isProgram(one, 'ssh-host'))) await watch.look(child, 'page: signed in over SSH');
  if (isWhole) await page.do('continuePreflight', {});
  await page.do('choosePlatformChange', { kind: 'non-secure' });
  const plan = page.state.platform?.plan;
  await page.do('applyPlatform', { planId: plan?.id ?? '', consents: (plan?.findings ?? []).map(({ rule }) => rule) });
  const { platform: changed } = await page.until(({ busy }) => busy !== 'applying');
  step(`command: ${changed?.report?.outcome ?? ''}`);
  await watch.look(program.pid, 'page: change by command made');
  if (isWhole && changed?.report !== null && changed?.report !== undefined) await rollout({ watch, real }, page, program, changed.report);
  await page.do('signOut', {});
}

/** MD5 of the file that Cisco Tftp serves, as a person reads it on a phone. */
const shownMd5 = ({ platform }: RealPlatform): string => createHash('md5').update(platform.servedFile(platform.entry.name) ?? '').digest('hex');

async function rollout({ watch, real }: Pick<Stage, 'watch' | 'real'>, page: Page, program: Running, { id }: PlatformReport): Promise<void> {
  const { osAdmin, axlUser } = real.platform;
  const credentials = { osPassword: osAdmin.password, axlUsername: axlUser.username, axlPassword: axlUser.password };
  await page.do('planRollout', { change: id, credentials });
  await watch.look(program.pid, 'page: restart planned');
  const [pilot = ''] = real.platform.phones.states().map(({ name }) => name);
  await page.do('startRollout', { pilots: [pilot], holdPasswords: true, credentials });
  await page.until(({ rollout: now }) => now?.state !== 'running' || now.wait?.what === 'person');
  // Held wrapped, as the person has ticked: bytes, no text.
  await watch.look(program.pid, 'page: passwords held', false);
  await page.do('answerPilot', { name: pilot, md5: shownMd5(real) });
  const { rollout: ended } = await page.until(({ rollout: now }) => now?.state !== 'running');
  step(`restart: ${ended?.state ?? ''} ${ended?.error?.code ?? ''}`.trim());
  await watch.look(program.pid, 'page: services and phones restarted');
  await page.do('leaveRollout', {});
}

/** A command whose secrets come by descriptors. */
async function command({ watch, ground }: Stage, args: readonly string[], secrets: readonly string[]): Promise<Running> {
  const running = new Running(process.execPath, [CTL, '--lang', 'en', ...args], { ...ground.environment, ...watch.environment(root) }, secrets);
  running.child.stdin?.end();
  await running.ended;
  step(`ctl ${args.slice(0, 2).join(' ')}: ${running.child.exitCode ?? 'signal'}`);
  watch.collect(`ctl ${args.slice(0, 2).join(' ')}`);
  return running;
}

/** The same at a terminal (`script`), where a person types; looked into at each question that comes behind a secret. */
async function atTheTerminal({ watch, ground }: Stage, args: readonly string[], answers: readonly { readonly asked: RegExp; readonly typed: string; readonly look?: string }[]): Promise<Running> {
  const quoted = [process.execPath, CTL, '--lang', 'en', ...args].map((one) => `'${one}'`).join(' ');
  const running = new Running('script', ['-qefc', `exec ${quoted}`, '/dev/null'], { ...ground.environment, ...watch.environment(root), SHELL: '/bin/sh' });
  let from = 0;
  for (const { asked, typed, look } of answers) {
    const found = await running.prints(asked, from);
    from += found.index + found[0].length;
    const [pid] = childrenOf(running.pid);
    if (look !== undefined && pid !== undefined) await watch.look(pid, look);
    running.child.stdin?.write(`${typed}\r`);
  }
  await running.ended;
  step(`terminal ${args.slice(0, 2).join(' ')}: ${running.child.exitCode ?? 'signal'}`);
  watch.collect(`terminal ${args.slice(0, 2).join(' ')}`);
  return running;
}

async function onTheCommandLine(stage: Stage): Promise<readonly Piece[]> {
  const { watch, providers, real: { platform }, pin } = stage;
  const { osAdmin, axlUser, entry, nodes } = platform;
  const provider = ['--host', `${providers.host}:${providers.port}`, '--user', providers.username, '--trust', providers.certificateSha256, '--module', SOFTHSM_LIBRARY];
  const withFds = ['--password-fd', '3', '--pin-fd', '4', '--yes'];
  const made = [await command(stage, ['update', '--json', ...provider, ...withFds], [providers.password, pin])];
  if (!isWhole) return made.flatMap((one) => one.pieces());
  made.push(await command(stage, ['update', ...provider, ...withFds], [providers.password, watch.secret('wrong PIN on the command line')]));
  made.push(await command(stage, ['update', ...provider, ...withFds], [watch.secret('wrong password on the command line'), pin]));
  made.push(
    await atTheTerminal(stage, ['update', ...provider], [
      { asked: /Password of \S+ on \S+: /, typed: providers.password },
      { asked: /Make this change\?.*\(yes\/no\) /, typed: 'yes', look: 'terminal: signed in' },
      { asked: /Token password of \S+: /, typed: pin },
    ]),
  );
  const trusted = nodes.flatMap(({ hostKeySha256, certificateSha256 }) => ['--trust', hostKeySha256, '--trust', certificateSha256]);
  const cluster = ['--via', 'platform', '--host', entry.name, '--user', osAdmin.username, '--axl-user', axlUser.username, ...trusted];
  const [pilot = ''] = platform.phones.states().map(({ name }) => name);
  made.push(await command(stage, ['preflight', ...cluster.slice(2), '--password-fd', '3', '--axl-password-fd', '4'], [osAdmin.password, axlUser.password]));
  made.push(await command(stage, ['set-cluster', 'mixed', ...cluster, '--password-fd', '3', '--axl-password-fd', '4', '--yes', '--accept-visits'], [osAdmin.password, axlUser.password]));
  made.push(
    await atTheTerminal(stage, ['set-cluster', 'non-secure', ...cluster, '--rollout', '--pilot', pilot, '--hold-passwords', '--accept-visits'], [
      { asked: /Password of \S+ on \S+: /, typed: osAdmin.password },
      { asked: /Password of the application user \S+ for AXL on \S+: /, typed: axlUser.password },
      { asked: /Send this command\?.*\(yes\/no\) /, typed: 'yes' },
      { asked: /Restart these services.*\(yes\/no\) /, typed: 'yes' },
      { asked: new RegExp(`${pilot}[^\\n]*: $`), typed: 'refused' },
    ]),
  );
  return made.flatMap((one) => one.pieces());
}

/** The same search over a program that lets everything out. No argument and no variable holds a NUL, so UTF-16 of such a text cannot stand there. */
async function missedOf(folder: string): Promise<readonly string[]> {
  const secret = 'leaky-secret-0123456789';
  const leaked = new Map(FORMS.map((form) => [form, bytesIn(form, secret)]));
  const carried = [...leaked].filter(([, bytes]) => !bytes.includes(0));
  const ground = new Ground(folder);
  const forms = JSON.stringify(Object.fromEntries([...leaked].map(([form, bytes]) => [form, bytes.toString('base64')])));
  const variables = Object.fromEntries(carried.map(([, bytes], index) => [`LEAKED_${index}`, bytes.toString('latin1')]));
  const leaky = new Running(process.execPath, [path.join(root, 'test/secrets/leaky.mjs'), ...carried.map(([, bytes]) => bytes.toString('latin1'))], { ...ground.environment, ...variables, LEAKY_FORMS: forms });
  const [address] = await leaky.prints(/http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/);
  const page = await Page.open(address);
  leaky.see();
  page.end();
  leaky.child.kill('SIGTERM');
  await leaky.ended;
  const found = new Set(hitsIn([...leaky.pieces(page), ...ground.pieces()], new Map([['leaked', secret]])).map(({ place, form }) => `${place} ${form}`));
  const possible = PLACES.flatMap((place) => FORMS.filter((form) => !form.startsWith('utf16') || !(place === 'arguments' || place === 'environment')).map((form) => `${place} ${form}`));
  return possible.filter((one) => !found.has(one));
}

async function evening(): Promise<Evening> {
  nameAddresses();
  const watch = new Watch(path.join(work, 'looks'), isWhole);
  const ground = new Ground(path.join(work, 'program'));
  const pin = watch.secret('PIN');
  const tokens = await makeSoftTokens([{ serial: SERIAL, label: 'signer', contents: [{ certificate: sastRecipe(`SAST-${SERIAL}`, '45daa2af00000027f93c', 1024) }] }], pin);
  const providers = await startPracticeCluster({ extraSast: tokens.certificates.get(SERIAL)?.[0] ?? null });
  const real = await startRealPlatform({ scenario: 'release-12.5', pace: 0 });
  watch.secret('password of the providers', providers.password);
  watch.secret('password of the OS administrator', real.platform.osAdmin.password);
  watch.secret('password of the application user', real.platform.axlUser.password);
  const stage: Stage = { watch, ground, providers, real, pin };
  try {
    const letOut = [...(await inThePage(stage)), ...(await onTheCommandLine(stage)), ...ground.pieces()];
    const searched: Record<string, number> = {};
    for (const { place, bytes } of letOut) searched[place] = (searched[place] ?? 0) + bytes.length;
    return { steps, looks: watch.looks, hits: hitsIn(letOut, watch.secrets), missed: await missedOf(path.join(work, 'leaky')), searched };
  } finally {
    await real.close();
    await providers.close();
    await tokens.dispose();
  }
}

process.stdout.write(JSON.stringify(await evening()));
process.exit();
