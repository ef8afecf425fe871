import path from 'node:path';
import { type Browser } from 'playwright-core';
import { HeldSocket } from '../e2e/held-socket.ts';
import { PlatformWalk } from '../e2e/platform/walk.ts';
import { PractisedPage } from '../e2e/practised-page.ts';
import { Eye } from './eye.ts';
import { type Journey } from './journeys.mjs';
import { Keyboard } from './keys.ts';
import { Mouse } from './mouse.ts';
import { KEEP_SHIFTS } from './scripts.ts';

/** Pictures and the list of what was seen. */
export const OUTPUT = path.resolve(import.meta.dirname, '../../test-output/walks');

/** A person before the page, with one hand. */
export interface Person {
  readonly at: PractisedPage;
  readonly walk: PlatformWalk;
  readonly eye: Eye;
  readonly socket: HeldSocket;
}

/** Opens the served page as this person does; `close` ends it. */
export async function begin(browser: Browser, journey: Journey): Promise<Person> {
  const { language, theme, forcedColours, size } = journey;
  const socket = new HeldSocket();
  const eyes: Eye[] = [];
  const at = await PractisedPage.open(browser, { language, theme, forcedColours, ...size, socket, init: KEEP_SHIFTS }, (page) => {
    const eye = new Eye(page, journey, OUTPUT);
    eyes.push(eye);
    return journey.hand === 'mouse' ? new Mouse(page, eye) : new Keyboard(page, eye);
  });
  const [eye] = eyes;
  if (eye === undefined) throw new Error('nobody looks');
  return { at, walk: new PlatformWalk(at.watched.page, language, at.walk.hand), eye, socket };
}
