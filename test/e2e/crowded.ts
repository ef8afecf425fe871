import { type Page } from 'playwright-core';
import { type ViewState } from '../../shared/session/view-state.ts';
import { type HeldSocket } from './held-socket.ts';
import { type Visit } from './tour.ts';

const NODES = 28;
/** As long as some clusters have them. */
const NAME_LENGTH = 83;
/** What a window has at first. */
const USUAL = { width: 1120, height: 800 } as const;
/** The smallest that has room for steps and screen side by side. */
const NARROW = { width: 1024, height: 640 } as const;
/** One in which few nodes have to do with as many heights; what is sent and its result over the platform, and the plan of a restart have more to tell. */
const SMALL = { width: 800, height: 600 } as const;
const LONGER = /platform-(?:command|result)|-plan/;
const MOST_HEIGHTS = 3;

const SUBSCRIBER = '10.48.47.154';
const subscribers = Array.from({ length: NODES - 2 }, (_, index) => `10.48.47.${160 + index}`);
const nameOf = (last: string): string => `node-${last}.`.padEnd(NAME_LENGTH - '.voice.example-company.example'.length, 'telephony-').concat('.voice.example-company.example');
/** The first of those that are added: it is named also where only some are. */
export const ADDED = nameOf('160');

/** Fields that say which node something is about. */
const NAMES = ['name', 'node', 'server', 'address'] as const;
const isOfSubscriber = (item: unknown): boolean =>
  item === SUBSCRIBER || (typeof item === 'object' && item !== null && NAMES.some((field) => (item as Readonly<Record<string, unknown>>)[field] === SUBSCRIBER));

const forEachSubscriber = (item: unknown): readonly unknown[] =>
  [SUBSCRIBER, ...subscribers].map((address): unknown => JSON.parse(JSON.stringify(item).replaceAll(SUBSCRIBER, address)));

/** Lists in which the subscriber stands have it 27 times; what is numbered is numbered on. */
function crowd(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, crowd(inside)]));
  const items = value.flatMap((item: unknown) => (isOfSubscriber(item) ? forEachSubscriber(item) : [crowd(item)]));
  return items.map((item, index): unknown => (typeof item === 'object' && item !== null && 'number' in item ? { ...item, number: index + 1 } : item));
}

/** The same state of a cluster of 28 nodes with long names, which no practice cluster has: what is offered on one alone is not there. The practice cluster beside it stays as it is. */
export function crowded({ practice, signIn, ...state }: ViewState): ViewState {
  const told = JSON.stringify(crowd(state)).replaceAll(/(?<![\d.])10\.48\.47\.(\d+)/g, (_, last: string) => nameOf(last));
  return { ...(JSON.parse(told) as Omit<ViewState, 'practice' | 'signIn'>), practice, signIn, atPractice: false };
}

const size = (page: Page): Promise<{ readonly tall: number; readonly wide: number }> =>
  page.evaluate('({ tall: document.documentElement.scrollHeight / innerHeight, wide: document.documentElement.scrollWidth - innerWidth })');

/** Looks at the same screens with many nodes: how long they grow, and whether they fit at the side. The page is then as it was before. */
export function lookingAtMany(page: Page, socket: HeldSocket, screens: readonly string[]): { readonly visit: Visit; readonly found: readonly string[]; readonly seen: readonly string[] } {
  const found: string[] = [];
  const seen: string[] = [];
  const look = async (name: string): Promise<void> => {
    const before = page.viewportSize() ?? USUAL;
    if (!LONGER.test(name)) {
      await page.setViewportSize(SMALL);
      const { tall: ordinary } = await size(page);
      if (Number(ordinary.toFixed(1)) > MOST_HEIGHTS) found.push(`${name}: ${ordinary.toFixed(1)} small windows long with few nodes`);
    }
    socket.tellInstead(crowded);
    socket.tellAgain();
    await page.getByText(ADDED).first().waitFor({ state: 'attached' });
    await page.setViewportSize(NARROW);
    const { tall, wide } = await size(page);
    if (tall > MOST_HEIGHTS) found.push(`${name}: ${tall.toFixed(2)} windows long`);
    if (wide > 0) found.push(`${name}: ${wide} px too wide`);
    await page.setViewportSize(before);
    socket.tellInstead((state) => state);
    socket.tellAgain();
    await page.getByText(ADDED).first().waitFor({ state: 'detached' });
    seen.push(name);
  };
  return { visit: async (name) => (screens.includes(name) ? await look(name) : undefined), found, seen };
}
