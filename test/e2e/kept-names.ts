import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Page } from 'playwright-core';
import { expect } from 'vitest';
import { VENDORS } from '../../core/tokens/vendors.ts';

/** What Playwright hands out of a page as a screen reader gets it. */
interface Heard {
  readonly role: string;
  readonly name?: string;
  readonly text?: string;
  readonly level?: number;
  readonly children?: readonly Heard[];
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly expanded?: boolean;
  readonly invalid?: boolean;
  readonly pressed?: boolean;
  readonly selected?: boolean;
}

/** Said by themselves when they change: their whole text counts. */
const LIVE: readonly string[] = ['alert', 'status'];
/** What a person moves to or acts on, and the parts of a page that are told by name. */
const NAMED: readonly string[] = [
  ...['alertdialog', 'banner', 'complementary', 'dialog', 'group', 'heading', 'img', 'log', 'main', 'navigation', 'radiogroup', 'region', 'table'],
  ...['button', 'checkbox', 'combobox', 'link', 'progressbar', 'radio', 'switch', 'textbox'],
];
const STATES = ['checked', 'disabled', 'expanded', 'invalid', 'pressed', 'selected'] as const;

const wholeText = ({ name = '', text, children = [] }: Heard): string => [text ?? name, ...children.map(wholeText)].filter((part) => part !== '').join(' ');
/** What unfolds has no name of its own: it is told by its first words. */
const nameOf = ({ role, name, text, children = [] }: Heard): string => name ?? (role === 'group' ? (text ?? children[0]?.text ?? '') : '');

function linesOf(heard: Heard): readonly string[] {
  const { role, level, children = [] } = heard;
  const isLive = LIVE.includes(role);
  const inside = children.flatMap(linesOf);
  if (!isLive && !NAMED.includes(role)) return inside;
  const states = STATES.filter((state) => heard[state] === true).map((state) => `(${state})`);
  return [[level === undefined ? role : `${role} ${level}`, isLive ? wholeText(heard) : nameOf(heard), ...states].filter((part) => part !== '').join(' '), ...inside];
}

/** Token libraries that a computer has or has not. */
const isLibrary = (line: string): boolean => VENDORS.some(({ vendor }) => line === `radio ${vendor}` || line === `radio ${vendor} (disabled)`);

/** What differs from run to run, and from computer to computer what else answers there. */
const steady = (line: string): string =>
  line
    .replaceAll(/(?<= · (?:SSH|AXL) \(\d+\): )[^·]*[^·\s]/g, 'FOUND')
    .replaceAll(/(?<!\w)\/(?:[\w.-]+\/)+[\w.-]+/g, 'PATH')
    .replaceAll(/\b[0-9a-f]{2}(?::?[0-9a-f]{2}){7,}\b|\bSHA256:[\w+/]+/gi, 'DIGEST')
    .replaceAll(/\b\d{4}-\d{2}-\d{2}\b|\b[A-Z][a-z]{2} \d{1,2}, \d{4}\b/g, 'DATE')
    .replaceAll(/\b\d{1,2}:\d{2}(?::\d{2})?\b(?: [AP]M)?(?: (?:GMT[+-][\d:]+|[A-Z]{3,4})\b)?/g, 'TIME')
    .replaceAll(/(?<![.,\d])\d{5}(?![.,]?\d)/g, 'PORT');

/** The topmost dialog, else the screen. The page's live announcer, which keeps what it said for some seconds, stands beside both. */
async function heardOn(page: Page): Promise<string> {
  const front = page.locator('#root, [role=dialog]').last();
  const told = (await front.ariaSnapshotJSON()) as readonly Heard[];
  return told.flatMap(linesOf).filter((line) => !isLibrary(line)).map(steady).join('\n');
}

/** How long all screens of a walk together may take to draw what they were told last. */
const PATIENCE_MS = 10_000;
/** The next frame is drawn. */
const FRAME = 'new Promise((drawn) => requestAnimationFrame(drawn))';

/** What is heard on the screens of one walk, in English: kept as text that a person reads when it changes. */
export class KeptNames {
  readonly #file: string;
  readonly #kept: ReadonlyMap<string, string>;
  readonly #heard = new Map<string, string>();
  #patience = PATIENCE_MS;

  constructor(walk: string) {
    this.#file = path.join(import.meta.dirname, 'names', `${walk}.txt`);
    const text = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
    this.#kept = new Map(text.split(/^# /m).slice(1).map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1).trim()]));
  }

  /** Listens to a screen, which may still be drawing. */
  async hear(page: Page, screen: string): Promise<void> {
    const kept = this.#kept.get(screen);
    const from = performance.now();
    let heard = await heardOn(page);
    while (kept !== undefined && heard !== kept && performance.now() - from < this.#patience) {
      await page.evaluate(FRAME);
      heard = await heardOn(page);
    }
    if (heard !== kept) this.#patience = Math.max(0, this.#patience - (performance.now() - from));
    this.#heard.set(screen, heard);
  }

  /** All screens were heard: compared with what is kept (`npx vitest run FILE -u` keeps it). */
  async compare(): Promise<void> {
    await expect([...this.#heard].map(([screen, heard]) => `# ${screen}\n${heard}\n`).join('\n')).toMatchFileSnapshot(this.#file);
  }
}
