import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { openPage, startBrowser } from '../e2e/browser.ts';
import { PRACTICE_PIN, Walk } from '../e2e/walk.ts';
import { dataIn, program, startInWindows } from './wine.ts';

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/;

describe.runIf(chromiumIsInstalled)('the page that Windows serves (left out where Chromium is not installed)', () => {
  it('leads from sign-in to a proved change in Chromium', async () => {
    const folder = folderOfTest('page');
    const served = startInWindows(path.join(folder, 'streams'), [program('ctl'), '--lang', 'en', 'serve', '--no-open'], dataIn(folder));
    onTestFinished(async () => {
      served.child.kill('SIGKILL');
      await served.ended;
    });
    await expect.poll(() => ADDRESS.test(served.stdout()), { timeout: 120_000 }).toBe(true);
    const browser = await startBrowser();
    onTestFinished(() => browser.close());
    const { page, problems } = await openPage(browser, ADDRESS.exec(served.stdout())?.[0] ?? '');
    const walk = new Walk(page);
    await walk.practiceToPassword();
    await walk.typePin(PRACTICE_PIN);
    await walk.screen(walk.texts.finish.title.done);
    await walk.heading(walk.texts.finish.phones.title).waitFor();
    expect(problems).toEqual([]);
    expect(readdirSync(path.join(folder, 'open-ctl-client', 'Data', 'changes'))).toHaveLength(1);
  });
});
