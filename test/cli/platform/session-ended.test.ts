import { afterEach, describe, expect, it, vi } from 'vitest';
import { CommandContext } from '../../../cli/context.ts';
import { makePlatformChange } from '../../../cli/platform/make-change.ts';
import { type PlatformRouteOptions } from '../../../cli/platform/options.ts';
import { CommandSession } from '../../../cli/session.ts';
import { HeldSecret } from '../../../core/ports/secret.ts';
import { must } from '../../helpers/must.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';
import { type PlatformEngine, startPlatformEngine } from '../../helpers/platform/engine.ts';
import { runCtl } from '../../helpers/run-ctl.ts';

const OPTIONS: PlatformRouteOptions = {
  practice: true, scenario: 'founding-document', seed: null, host: '', sshPort: 22, axlPort: 8443, olderNode: true, user: null, axlUser: null, trust: [], passwordFd: null, axlPasswordFd: null, accept: [], yes: true, json: true, rollout: null,
};

let walk: PlatformEngine;
afterEach(async () => {
  vi.restoreAllMocks();
  await walk.close();
});

describe('who reads the plan on the command line until the node ends the session', () => {
  it.each([
    ['before it is sent', true, null],
    ['while it is sent', false, { pilots: [], services: [], holdPasswords: false }],
  ])('signs in again and goes on with the same plan (%s)', async (_when, isSeen, rollout) => {
    walk = await startPlatformEngine('founding-document');
    must(await walk.probe());
    must(await walk.signIn());
    const told: string[] = [];
    const context = new CommandContext(LANGUAGES.en, 'en', '');
    vi.spyOn(context, 'tell').mockImplementation((text) => void told.push(text));
    const session = new CommandSession<PlatformRouteOptions>(context, { ...OPTIONS, rollout }, walk.engine);
    const call = session.call.bind(session);
    // The session ends behind the plan, as long reading makes it end; in the second case nobody has noticed by the time the command goes out.
    vi.spyOn(session, 'call').mockImplementation(async (name, input) => {
      const answer = await call(name, input);
      if (name === 'choosePlatformChange') {
        const ended = isSeen ? walk.waitFor(({ platform }) => platform?.sessionEnded === true) : null;
        const restarted = walk.practice().restartNode('10.48.47.153');
        if (ended !== null) await Promise.all([restarted, ended]);
      }
      return answer;
    });
    const passwords = vi.spyOn(HeldSecret.prototype, 'with');
    const report = await makePlatformChange(session, 'non-secure');
    expect(report).toMatchObject({ outcome: 'done', said: { kind: 'done' } });
    expect(told.filter((line) => line.includes('ended the session because it was idle'))).toHaveLength(1);
    // The plan holds, so it is shown and asked about once.
    expect(told.join('\n').match(/cannot be undone on this connection/g)).toHaveLength(1);
    // What a restart behind it does is left to nobody.
    expect(told.includes(LANGUAGES.en.platform.plan.restarts)).toBe(rollout !== null);
    const given = passwords.mock.contexts as HeldSecret[];
    expect(given.map((one) => one.isWiped)).toEqual([true]);
    // Behind the report nothing is left to cancel.
    session.interrupt();
    expect(told.at(-1)).toBe(LANGUAGES.en.commandLine.ending);
    await session.close();
  });

  it('reads what is true after the only session was lost behind the command', async () => {
    walk = await startPlatformEngine('founding-document');
    const { code, stdout, stderr } = await runCtl(['set-cluster', 'non-secure', '--via', 'platform', '--practice', '--scenario', 'one-session-lost', '--json']);
    expect(stderr).toContain('A session was lost');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, report: { outcome: 'done', said: { kind: 'no-answer' } } });
    expect(code).toBe(0);
  });
});
