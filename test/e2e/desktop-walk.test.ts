import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumIsInstalled } from '../helpers/chromium.mjs';
import { type DesktopWindow, openDesktopWindow } from '../helpers/desktop-window.ts';
import { watch } from './browser.ts';
import { PRACTICE_PIN, Walk } from './walk.ts';

const home = mkdtempSync(path.join(tmpdir(), 'open-ctl-home-'));
let window: DesktopWindow;

describe.runIf(chromiumIsInstalled)('the wizard in the window, on the stand-in for Electron (left out where Chromium is not installed)', () => {
  beforeAll(async () => {
    window = await openDesktopWindow({ HOME: home, XDG_DATA_HOME: home });
  });
  afterAll(async () => {
    await window.end();
    rmSync(home, { recursive: true });
  });

  it('leads from sign-in to a proved change, asks for nothing outside its own scheme, and ends with its window', async () => {
    const problems = watch(window.page);
    const walk = new Walk(window.page);
    await walk.practiceToPassword();
    await walk.typePin(PRACTICE_PIN);
    await walk.screen(walk.texts.finish.title.done);
    expect((await window.facts()).cancelled).toEqual([]);
    expect(problems).toEqual([]);
    await window.do('close');
    expect(await window.exited).toBe(0);
  });
});
