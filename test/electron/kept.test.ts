import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Walk, PRACTICE_TOKEN } from '../e2e/walk.ts';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { type DesktopWindow, openDesktopWindow } from '../helpers/desktop-window.ts';

const home = mkdtempSync(path.join(tmpdir(), 'open-ctl-home-'));
const env = { HOME: home, XDG_DATA_HOME: path.join(home, 'data'), STAND_IN_USER_DATA: path.join(home, 'electron') };
let window: DesktopWindow;

const look = (): Promise<unknown> =>
  window.page.evaluate(() => {
    const root = (globalThis as unknown as { document: { documentElement: { lang: string; dataset: Record<string, string> } } }).document.documentElement;
    return { language: root.lang, theme: root.dataset['theme'] };
  });

describe.runIf(chromiumIsInstalled)('what a window keeps (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    window = await openDesktopWindow(env);
  });
  afterAll(async () => {
    await window.end();
    rmSync(home, { recursive: true });
  });

  it('is the certificate that a person saves, as the bytes that the token holds', async () => {
    const walk = new Walk(window.page);
    const { token, preview, frame } = walk.texts;
    await walk.startPractice();
    await walk.next();
    await walk.chooseNonSecure();
    await walk.choosePracticeTokens();
    await walk.insertPracticeToken(PRACTICE_TOKEN);
    await walk.press(token.details.view);
    const pem = (await window.page.locator('pre.pem').textContent()) ?? '';
    const saved = async (label: string): Promise<Buffer> => {
      const coming = window.page.waitForEvent('download');
      await walk.press(label);
      return readFileSync(await (await coming).path());
    };
    expect((await saved(preview.certificate.savePem)).toString()).toBe(pem);
    const der = await saved(preview.certificate.saveDer);
    expect(der.toString('base64')).toBe(pem.replace(/-----.*-----|\n/g, ''));
    await walk.press(frame.button.close);
  });

  it('is the language and the appearance, until the next start', async () => {
    const { frame } = new Walk(window.page).texts;
    await new Walk(window.page).press(frame.choices);
    await window.page.getByText(frame.languageName.ja, { exact: true }).click();
    await window.page.getByText(new Walk(window.page, 'ja').texts.frame.themeName.dark, { exact: true }).click();
    await expect.poll(look).toEqual({ language: 'ja', theme: 'dark' });
    await window.do('close');
    expect(await window.exited).toBe(0);
    window = await openDesktopWindow(env);
    await new Walk(window.page, 'ja').screen(new Walk(window.page, 'ja').texts.signIn.title);
    expect(await look()).toEqual({ language: 'ja', theme: 'dark' });
  });
});
