import { servedMd5 } from '../real-clusters.ts';
import { type Stage } from '../stage.ts';
import { lookAfter, type OnPage } from '../page/look.ts';

/** Passwords that a person wants held while services and phones are restarted are bytes of ours, wrapped, until they are wiped. */
export const HELD = 'page: passwords held';

/** Services and phones restart behind a change: first part by part, each with its passwords, then in one go. */
export async function restartServices(stage: Stage, on: OnPage): Promise<void> {
  const { steps, watch, real } = stage;
  const { page, program } = on;
  const { osAdmin, axlUser, phones } = real.platform;
  const credentials = { osPassword: osAdmin.password, axlUsername: axlUser.username, axlPassword: axlUser.password };
  const [pilot = ''] = phones.states().map(({ name }) => name);
  const standing = (): string => {
    const { state, part, wait, error, restarts, pilots, counts } = page.state.rollout ?? {};
    return JSON.stringify({ state, part, wait, error, restarts: restarts?.map(({ service, status }) => `${service} ${status}`), pilots, counts });
  };
  await steps.take('restart planned', async () => {
    await page.do('planRollout', { change: page.state.platform?.report?.id ?? '', credentials });
    await lookAfter(stage, on, 'restart planned');
    return page.state.rollout?.state ?? '';
  });
  await steps.take('restart, first part', async () => {
    await page.do('startRollout', { pilots: [pilot], holdPasswords: false, credentials });
    const { rollout } = await page.until(({ rollout: now }) => now !== null && now.state !== 'planned' && now.state !== 'running');
    await lookAfter(stage, on, 'first part restarted');
    return `${rollout?.state ?? ''} ${rollout?.error?.code ?? ''}`.trim();
  });
  await steps.take('restart, the others', async () => {
    await page.do('resumeRollout', { holdPasswords: true, credentials });
    // Nobody but a person sees what the screen of a pilot phone shows: its pages are off.
    const { rollout: waits } = await page.until(({ rollout: now }) => now !== null && (now.state === 'running' ? now.wait?.what === 'person' : now.state !== 'paused'));
    await watch.look(program.pid, HELD, true);
    if (waits?.state !== 'running') return waits?.state ?? '';
    const { answer } = await page.do('answerPilot', { name: pilot, md5: servedMd5(real) });
    return `${waits.wait?.what ?? ''}, ${answer?.kind ?? ''}`;
  }, 300, standing);
  await steps.take('restart, to its end', async () => {
    const { rollout } = await page.until(({ rollout: now }) => now?.state !== 'running');
    await lookAfter(stage, on, 'services and phones restarted');
    await page.do('rolloutReport', { id: rollout?.id ?? '' });
    await page.do('leaveRollout', {});
    return `${rollout?.state ?? ''} ${rollout?.error?.code ?? ''}`.trim();
  }, 300, standing);
}
