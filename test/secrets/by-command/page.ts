import { PREFLIGHT_IDS, PREFLIGHT_RULES } from '../../../shared/domain/preflight/rules.ts';
import { gateOf } from '../../../shared/session/gate.ts';
import { childrenOf, isProgram } from '../program.ts';
import { PORTS, changePassword } from '../real-clusters.ts';
import { type Stage } from '../stage.ts';
import { lookAfter, type OnPage } from '../page/look.ts';
import { type Page } from '../page/client.ts';
import { restartServices } from './restarts.ts';

const AXL_ROWS = PREFLIGHT_IDS.filter((id) => PREFLIGHT_RULES[id].needs === 'axl').slice(0, 1);

export async function byCommand(stage: Stage, on: OnPage): Promise<void> {
  await signedIn(stage, on);
  await preflight(stage, on);
  await change(stage, on);
  if (stage.isWhole) await restartServices(stage, on);
  await kept(stage, on);
  await on.page.do('signOut', {});
  if (stage.isWhole) await axlRefused(stage, on);
}

const accept = (page: Page): Promise<unknown> => page.do('acceptPlatformTrust', { fingerprints: (page.state.platform?.trust ?? []).map(({ sha256 }) => sha256), replace: false });

async function probe({ real: { platform } }: Stage, { page }: OnPage): Promise<void> {
  await page.do('probePlatform', { host: platform.entry.name, sshPort: PORTS.ssh, axlPort: PORTS.axl, olderNode: platform.olderSsh });
}

/** One wrong password; then one that the publisher takes, and the others do not. */
async function signedIn(stage: Stage, on: OnPage): Promise<void> {
  const { steps, watch, isWhole, real: { platform: { osAdmin, axlUser } } } = stage;
  const { page, program } = on;
  const credentials = { osUsername: osAdmin.username, axlUsername: axlUser.username, axlPassword: axlUser.password };
  await steps.take('platform', async () => {
    await page.do('chooseConnection', { connection: 'platform' });
    await probe(stage, on);
    await accept(page);
    const refused = await page.call('signInPlatform', { ...credentials, osPassword: watch.secret('wrong password of the OS administrator'), preflight: false });
    await lookAfter(stage, on, 'the platform refused');
    return refused.ok ? 'let in' : refused.error.code;
  });
  await steps.take('platform, right password', async () => {
    const over = page.call('signInPlatform', { ...credentials, osPassword: osAdmin.password, preflight: true });
    await page.until(({ platform }) => platform?.waitsForTrust === true);
    // The publisher is signed in to.
    changePassword(stage, 'password of one node');
    await accept(page);
    await page.until(({ step }) => step === 'preflight');
    // The rest of it takes longer than all other steps.
    if (!isWhole) await page.do('cancel', {});
    const result = await over;
    await lookAfter(stage, on, 'preflight read');
    for (const child of childrenOf(program.pid).filter((one) => isProgram(one, 'ssh-host'))) await watch.look(child, 'page: signed in over SSH');
    return result.ok ? 'let in' : result.error.code;
  });
}

async function preflight(stage: Stage, on: OnPage): Promise<void> {
  const { steps, watch, real: { platform: { osAdmin, axlUser } } } = stage;
  const { page } = on;
  await steps.take('preflight, a row again', async () => {
    const rows = { rows: [...AXL_ROWS], axlUsername: axlUser.username };
    const refused = await page.call('checkAgain', { ...rows, axlPassword: watch.secret('wrong password for a row of the preflight') });
    await lookAfter(stage, on, 'AXL refused a row of the preflight');
    await page.do('checkAgain', { ...rows, axlPassword: axlUser.password });
    await lookAfter(stage, on, 'a row of the preflight read');
    await page.do('continuePreflight', {});
    return `${refused.ok ? (page.state.platform?.cluster?.axlError?.code ?? 'let in') : refused.error.code}, ${page.state.platform?.cluster?.axlError?.code ?? 'let in'}`;
  });
  await steps.take('one node', async () => {
    const gate = gateOf(page.state);
    if (gate?.kind !== 'platform-node-refused') return 'no node has refused';
    const account = { node: gate.node, username: osAdmin.username };
    const refused = await page.call('signInNode', { ...account, password: watch.secret('wrong password of one node') });
    await lookAfter(stage, on, 'one node refused');
    await page.do('signInNode', { ...account, password: osAdmin.password });
    await lookAfter(stage, on, 'signed in to one node');
    return refused.ok ? 'let in' : refused.error.code;
  });
}

/** The nodes end the sessions before the command, and behind it. */
async function change(stage: Stage, on: OnPage): Promise<void> {
  const { steps, watch, real: { platform } } = stage;
  const { osAdmin, nodes } = platform;
  const { page, program } = on;
  await steps.take('sessions ended before the command', async () => {
    await page.do('choosePlatformChange', { kind: 'non-secure' });
    const ended = page.until(({ platform: seen }) => seen?.sessionEnded === true);
    changePassword(stage, 'password of a second sign-in');
    for (const { name } of nodes) await platform.restartNode(name);
    await ended;
    const refused = await page.call('signInPlatformAgain', { osPassword: watch.secret('wrong password of a second sign-in') });
    await lookAfter(stage, on, 'a second sign-in refused');
    await page.do('signInPlatformAgain', { osPassword: osAdmin.password });
    await lookAfter(stage, on, 'signed in again');
    return refused.ok ? 'let in' : refused.error.code;
  });
  await steps.take('command', async () => {
    const plan = page.state.platform?.plan;
    await page.do('applyPlatform', { planId: plan?.id ?? '', consents: (plan?.findings ?? []).map(({ rule }) => rule) });
    const { platform: made } = await page.until(({ busy }) => busy !== 'applying');
    await lookAfter(stage, on, 'change by command made');
    return made?.report?.outcome ?? page.state.error?.code ?? '';
  });
  await steps.take('sessions ended behind the command', async () => {
    changePassword(stage, 'password to read again with');
    for (const { name } of nodes) await platform.restartNode(name);
    const refused = await page.call('readPlatformAgain', { osPassword: watch.secret('wrong password to read again with') });
    await lookAfter(stage, on, 'reading again refused');
    await page.do('readPlatformAgain', { osPassword: osAdmin.password });
    await watch.look(program.pid, 'page: change by command made and read again');
    return `${refused.ok ? 'let in' : refused.error.code}, ${page.state.platform?.report?.outcome ?? ''}`;
  });
}

/** What a person looks at or saves afterwards: all of it comes as frames. */
async function kept(stage: Stage, { page }: OnPage): Promise<void> {
  await stage.steps.take('reports', async () => {
    const id = page.state.platform?.report?.id ?? '';
    await page.do('platformTranscript', {});
    const { kept: report } = await page.do('changeReport', { id });
    const { json } = await page.do('diagnostics', {});
    return report !== null && json.length > 0 ? 'shown' : 'missing';
  });
}

async function axlRefused(stage: Stage, on: OnPage): Promise<void> {
  const { steps, watch, real: { platform: { osAdmin, axlUser } } } = stage;
  const { page } = on;
  await steps.take('AXL', async () => {
    await page.do('chooseConnection', { connection: 'platform' });
    await probe(stage, on);
    await page.do('signInPlatform', { osUsername: osAdmin.username, osPassword: osAdmin.password, axlUsername: axlUser.username, axlPassword: watch.secret('wrong password of the application user'), preflight: false });
    await lookAfter(stage, on, 'AXL refused');
    const answer = page.state.platform?.cluster?.axlError?.code ?? 'let in';
    await page.do('signOut', {});
    return answer;
  });
}
