import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Page } from 'playwright-core';
import { type Journey, nameOf } from './journeys.mjs';
import { MEASURE, type Measured, PLACES, scrollTo, STILL, WORDS } from './scripts.ts';

/** A page that moves more than this by itself is rated "needs improvement" (Web Vitals, CLS). */
const MOST_SHIFT = 0.1;

/** A screen that is higher is looked at no further than this. */
const MOST_PICTURES = 8;

/** One line of the list: a screen or a state of one, as a person met it. */
export interface Seen {
  readonly walk: string;
  readonly language: string;
  readonly hand: string;
  readonly size: string;
  readonly theme: string;
  readonly screen: string;
  readonly pictures: readonly string[];
  readonly windows: number;
  readonly sideways: number;
  /** How far something moved by itself, and with an answer that was waited for. */
  readonly shift: number;
  readonly answered: number;
  /** Presses of Tab, until the next screen came. */
  readonly tabs: number;
  readonly faults: readonly string[];
  /** The walk came to its end here. */
  readonly isEnd: boolean;
}

/** Looks at each screen before anything is done on it: a picture of every part, and a line of the list. */
export class Eye {
  readonly #page: Page;
  readonly #journey: Journey;
  readonly #folder: string;
  readonly #list: string;
  #last = '';
  #count = 0;
  /** The screen that is looked at now: what is done on it belongs to it. */
  #line: Seen | null = null;
  #tabs = 0;
  #faults: string[] = [];
  /** All that is not as it has to be, on the whole walk. */
  readonly found: string[] = [];

  constructor(page: Page, journey: Journey, output: string) {
    this.#page = page;
    this.#journey = journey;
    this.#folder = path.join(output, nameOf(journey));
    this.#list = path.join(output, 'list.jsonl');
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Tab was pressed. */
  countTab(): void {
    this.#tabs += 1;
  }

  fault(what: string): void {
    if (!this.#faults.includes(what)) this.#faults.push(what);
  }

  /** A screen that looks as it did when it was last looked at is not looked at again. */
  async look(): Promise<void> {
    await this.#page.evaluate(STILL);
    await this.glance();
  }

  /** Looks at what does not come to rest. */
  async glance(): Promise<void> {
    const words = await this.#page.evaluate<string>(WORDS);
    if (words === this.#last) return;
    this.end();
    this.#last = words;
    this.#count += 1;
    const measured = await this.#page.evaluate<Measured>(MEASURE);
    this.#note(measured);
    const pictures = await this.#pictures(`${String(this.#count).padStart(2, '0')}-${measured.heading.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40)}`);
    const { walk, language, hand, sizeName, theme } = this.#journey;
    const [windows, shift, answered] = [measured.windows, measured.shift, measured.answered].map((figure) => Math.round(figure * 1000) / 1000) as [number, number, number];
    this.#line = { walk, language, hand, size: sizeName, theme, screen: measured.heading, pictures, windows, sideways: measured.sideways, shift, answered, tabs: 0, faults: [], isEnd: false };
  }

  /** Nothing more is done on the screen that was looked at last. */
  end(isEnd = false): void {
    if (this.#line === null) return;
    const line = { ...this.#line, tabs: this.#tabs, faults: this.#faults, isEnd };
    appendFileSync(this.#list, `${JSON.stringify(line)}\n`);
    this.found.push(...line.faults.map((fault) => `${this.#count} ${line.screen}: ${fault}`));
    this.#line = null;
    this.#tabs = 0;
    this.#faults = [];
  }

  #note({ sideways, shift, moved, onBody, hidden, outside }: Measured): void {
    if (sideways > 0) this.fault(`${sideways} pixels wider than the window`);
    if (shift > MOST_SHIFT) this.fault(`moved by ${shift.toFixed(2)} by itself: ${moved}`);
    for (const box of outside) this.fault(`a dialog lies outside of the window: ${box}`);
    if (this.#journey.hand !== 'keys') return;
    if (onBody) this.fault('nothing has the keyboard');
    if (hidden !== null) this.fault(`hidden although it has the keyboard: ${hidden}`);
  }

  async #pictures(name: string): Promise<readonly string[]> {
    const { places, now } = await this.#page.evaluate<{ places: readonly number[]; now: number }>(PLACES);
    const files: string[] = [];
    for (const [at, place] of places.slice(0, MOST_PICTURES).entries()) {
      if (places.length > 1) await this.#page.evaluate(scrollTo(place));
      const file = path.join(this.#folder, `${name}${at === 0 ? '' : `-${at + 1}`}.png`);
      await this.#page.screenshot({ path: file, animations: 'disabled', caret: 'initial' });
      files.push(path.relative(path.dirname(this.#list), file));
    }
    if (places.length > 1) await this.#page.evaluate(scrollTo(now));
    return files;
  }
}
