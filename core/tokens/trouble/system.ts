import { type SystemTrouble } from '../../../shared/session/token-trouble.ts';
import { linuxTrouble } from './linux.ts';
import { windowsTrouble } from './windows.ts';

/** macOS starts its smart card service by itself and has no switch for it, so there is nothing to ask. */
const nothing = (): Promise<null> => Promise.resolve(null);

const BY_PLATFORM: Partial<Record<NodeJS.Platform, (env: NodeJS.ProcessEnv) => Promise<SystemTrouble | null>>> = {
  linux: linuxTrouble,
  win32: windowsTrouble,
};

/** Milliseconds for which an answer is good: asking starts programs on some systems, and readers are looked at twice a second. */
const FRESH = 3000;

/** What the operating system says about smart cards, asked anew when the last answer is old. */
export class SystemTroubleReader {
  #answer: Promise<SystemTrouble | null> = Promise.resolve(null);
  #at = -Infinity;

  async read(): Promise<SystemTrouble | null> {
    if (performance.now() - this.#at > FRESH) {
      this.#at = performance.now();
      this.#answer = (BY_PLATFORM[process.platform] ?? nothing)(process.env);
    }
    return await this.#answer;
  }
}
