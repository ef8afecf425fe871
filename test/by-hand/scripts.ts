import { HIDDEN_AT, OUTSIDE } from '../e2e/geometry.ts';

/** What is in front: the help that covers all, the topmost dialog, else the page. */
const FRONT = `(() => {
  const help = document.querySelector('.help:not([hidden])');
  if (help !== null && help.offsetWidth >= document.documentElement.clientWidth) return help;
  return [...document.querySelectorAll('[role=dialog], dialog[open]')].at(-1) ?? document.querySelector('main') ?? document.body;
})()`;

/** Resolves once nothing has changed for a moment; a clock that ticks is not waited for. */
export const STILL = `new Promise((done) => {
  let next = 0;
  const end = () => {
    watch.disconnect();
    clearTimeout(next);
    clearTimeout(last);
    requestAnimationFrame(() => requestAnimationFrame(done));
  };
  const again = () => {
    clearTimeout(next);
    next = setTimeout(end, 120);
  };
  const watch = new MutationObserver(again);
  const last = setTimeout(end, 2500);
  watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  again();
})`;

/**
 * Runs in the page from its beginning: keeps what moved although nobody had pressed anything half a second before. What comes with an answer, while the page says that it works, is
 * waited for and kept apart; a screen that gives way to another one moves nothing that a person looks at.
 */
export const KEEP_SHIFTS = `(() => {
  globalThis.shifts = [];
  const told = ({ node }) => (node?.nodeType === 3 ? node.parentElement : node)?.outerHTML?.slice(0, 90) ?? '';
  const isWaiting = () => document.querySelector('.working, [aria-busy=true]') !== null || [...document.querySelectorAll('[role=status]')].some(({ textContent }) => /(…|\\.\\.\\.)\\s*$/.test(textContent));
  let [waited, answer] = [false, -1e9];
  const note = () => {
    const waits = isWaiting();
    if (waits || waited) answer = performance.now();
    waited = waits;
  };
  new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  // What has gone meanwhile gave way to something else.
  const isThere = ({ node }) => node !== null && node !== undefined;
  document.addEventListener('change', ({ target }) => void (target.type === 'file' && (answer = performance.now())), true);
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources, startTime } of list.getEntries()) {
      if (!hadRecentInput && !sources.some(({ node }) => node?.localName === 'main') && sources.some(isThere)) shifts.push({ value, isAnswer: Math.abs(startTime - answer) < 700, what: sources.map(told)[0] ?? '' });
    }
  }).observe({ type: 'layout-shift', buffered: true });
})()`;

/** What a person reads of a screen; figures may change by themselves. */
export const WORDS = `(() => {
  const help = document.querySelector('.help:not([hidden])');
  const front = ${FRONT};
  return [front, help, document.querySelector('.header-choices:popover-open')].map((part) => part?.innerText ?? '').join(' / ').replace(/\\d+/g, '#');
})()`;

/** What scrolls: of a dialog its inside, else the page. */
const SCROLLS = `(() => {
  const front = ${FRONT};
  if (front.matches('main, body')) return document.scrollingElement;
  const isScrolled = (part) => part.scrollHeight > part.clientHeight + 4 && /auto|scroll/.test(getComputedStyle(part).overflowY);
  const around = [];
  for (let part = front; part !== null && part !== document.body; part = part.parentElement) around.push(part);
  return [...around.reverse(), ...front.querySelectorAll('*')].find(isScrolled) ?? front;
})()`;

export interface Measured {
  readonly heading: string;
  /** How many windows high it is. */
  readonly windows: number;
  /** Pixels by which the page is wider than the window. */
  readonly sideways: number;
  readonly shift: number;
  /** What moved with an answer that was waited for. */
  readonly answered: number;
  /** What moved most. */
  readonly moved: string;
  readonly onBody: boolean;
  readonly hidden: string | null;
  readonly outside: readonly string[];
}

/** Looks at the screen as it stands; what moved is counted from here on. */
export const MEASURE = `(() => {
  const front = ${FRONT};
  const scrolls = ${SCROLLS};
  const { documentElement: root, activeElement: held } = document;
  const shown = [...front.querySelectorAll('h1, h2, h3')].find((heading) => heading.getClientRects().length > 0);
  const all = shifts.splice(0);
  const moved = all.filter(({ isAnswer }) => !isAnswer);
  const most = moved.toSorted((one, other) => other.value - one.value)[0];
  const canHold = held !== null && held.matches('a[href], button, input, select, textarea, summary, [tabindex="0"]');
  return {
    heading: shown?.innerText ?? '',
    windows: scrolls.scrollHeight / Math.max(1, scrolls.clientHeight),
    sideways: Math.max(0, root.scrollWidth - root.clientWidth),
    shift: moved.reduce((sum, { value }) => sum + value, 0),
    answered: all.filter(({ isAnswer }) => isAnswer).reduce((sum, { value }) => sum + value, 0),
    moved: most?.what ?? '',
    onBody: held === document.body || held === null,
    hidden: canHold ? ${HIDDEN_AT}(held) : null,
    outside: ${OUTSIDE},
  };
})()`;

/** The places to which a person scrolls to have seen it all, a strip being seen twice. */
export const PLACES = `(() => {
  const scrolls = ${SCROLLS};
  const bar = document.querySelector('.action-bar')?.offsetHeight ?? 0;
  const step = Math.max(80, scrolls.clientHeight - bar - 48);
  const places = [0];
  while (places.at(-1) + scrolls.clientHeight < scrolls.scrollHeight - 2) places.push(Math.min(places.at(-1) + step, scrolls.scrollHeight - scrolls.clientHeight));
  return { places, now: scrolls.scrollTop };
})()`;

export const scrollTo = (top: number): string => `(() => { ${SCROLLS}.scrollTop = ${top}; })()`;

/** What is to be pressed is kept in the page as `wanted`: a script as text takes nothing along. */
export const keepWanted = (element: unknown): void => void ((globalThis as { wanted?: unknown }).wanted = element);

/** Where a mouse would press it: the middle of what is drawn, whether that can be seen, and what lies there instead. */
export const MIDDLE = `(() => {
  const shown = wanted.getBoundingClientRect().width > 2 ? wanted : wanted.closest('label') ?? wanted;
  const box = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const hit = document.elementFromPoint(x, y);
  const isIt = hit !== null && (shown.contains(hit) || hit.closest('a[href], button, summary, label')?.contains(shown) === true);
  return { x, y, isIt, hit: hit === null ? 'outside of the window' : hit.outerHTML.slice(0, 120) };
})()`;

export const BRING_INTO_SIGHT = `(wanted.getBoundingClientRect().width > 2 ? wanted : wanted.closest('label') ?? wanted).scrollIntoView({ block: 'center', behavior: 'instant' })`;

/** From words to what takes keys. */
export const TO_CONTROL = `(() => {
  const control = wanted.closest('a[href], button, summary, input, select, textarea') ?? wanted.closest('label')?.control ?? wanted.querySelector('input, button, a[href], summary');
  globalThis.wanted = control;
  return control === null ? '' : control.localName === 'input' ? control.type : control.localName;
})()`;

export interface Stop {
  readonly there: boolean;
  /** Another radio button of the same group: Tab stops once at a group. */
  readonly inGroup: boolean;
  /** It stands behind what is wanted: a person goes back. */
  readonly isBehind: boolean;
  readonly onBody: boolean;
  readonly hidden: string | null;
  readonly what: string;
}

/** Where the keyboard is, as seen from what is wanted. */
export const STOP = `(() => {
  const held = document.activeElement ?? document.body;
  const onBody = held === document.body;
  return {
    there: held === wanted,
    inGroup: wanted.type === 'radio' && held.type === 'radio' && held.name === wanted.name,
    isBehind: !onBody && (wanted.compareDocumentPosition(held) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    onBody,
    hidden: onBody ? null : ${HIDDEN_AT}(held),
    what: held.outerHTML.slice(0, 120),
  };
})()`;
