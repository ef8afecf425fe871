/** Frames in which a screen or a dialog takes the keyboard, or gives it back, by itself. */
const PATIENCE = 4;

const HEADINGS = 'h1, h2, h3';
const DIALOG = '[role=dialog]';
/** What takes the keyboard where a person clicks. */
const TAKES_IT = 'a[href], button, input, select, textarea, summary, label, [tabindex]';

const isShown = (element: Element): boolean => element.getClientRects().length > 0;
const headingIn = (part: ParentNode): HTMLElement | undefined => [...part.querySelectorAll<HTMLElement>(HEADINGS)].find(isShown);

function partsAround(element: Element): readonly Element[] {
  const parts: Element[] = [];
  for (let part = element.parentElement; part !== null; part = part.parentElement) parts.push(part);
  return parts;
}

/** A place in a table: its cell's number in the row, the row's in the table's body. */
interface Place {
  readonly body: Element;
  readonly row: number;
  readonly cell: number;
}

function placeOf(element: Element): Place | null {
  const cell = element.closest('td');
  const row = cell?.closest('tr');
  const body = row?.parentElement;
  return cell && row && body ? { body, row: [...body.children].indexOf(row), cell: cell.cellIndex } : null;
}

/** The button that stands there now: in this row or the next one that has it, else in one before. */
function buttonAt({ body, row, cell }: Place): HTMLElement | undefined {
  const rows = [...body.children];
  return [...rows.slice(row), ...rows.slice(0, row).reverse()].map((one) => one.children[cell]?.querySelector('button')).find((one) => one !== null && one !== undefined && isShown(one)) ?? undefined;
}

/**
 * What has the keyboard may go, such as a row that is taken out, or a dialog whose button is gone. Without it Tab would begin at the top of the page, and a
 * screen reader would say nothing: so the same button of the next row takes it, or the heading of the nearest part that is still there. Who clicks beside everything has let go of it.
 * @returns stops that.
 */
export function keepKeyboard(): () => void {
  let held: { readonly parts: readonly Element[]; readonly place: Place | null; readonly byKeys: boolean } | null = null;
  /** What had it before a dialog came: that gets it back, also where the dialog itself comes too late to give it. */
  let outside: HTMLElement | null = null;
  let isWaiting = false;
  const hold = (target: Element): void => {
    held = { parts: partsAround(target), place: placeOf(target), byKeys: target.matches(':focus-visible') };
    if (target instanceof HTMLElement && target.closest(DIALOG) === null) outside = target;
  };
  // The screen stood in the page before, with the keyboard in it.
  if (document.activeElement !== null && document.activeElement !== document.body) hold(document.activeElement);

  const look = (): void => {
    isWaiting = false;
    if (held === null || document.activeElement !== document.body) return;
    const { parts, place, byKeys } = held;
    const front = [...document.querySelectorAll<HTMLElement>(`main, ${DIALOG}`)].at(-1);
    if (front === undefined) return;
    if (outside !== null && front.contains(outside) && parts.some((part) => !part.isConnected && part.matches(DIALOG))) outside.focus({ preventScroll: true });
    if (document.activeElement !== document.body) return;
    // Help stands beside a dialog, and keeps what was there.
    const nearest = parts.find((part) => part.isConnected && (front.contains(part) || part.closest('.help') !== null) && headingIn(part) !== undefined);
    const button = place !== null && front.contains(place.body) ? buttonAt(place) : undefined;
    // Between two screens there is no heading.
    const heading = headingIn(nearest ?? front) ?? front;
    if (button === undefined) heading.tabIndex = -1;
    // Under a mouse nothing moves.
    (button ?? heading).focus({ preventScroll: !byKeys });
    // A dialog that goes may have been in front, or what lies under it may not have been let free yet.
    soon();
  };
  const after = (frames: number): void => (frames === 0 ? look() : void requestAnimationFrame(() => after(frames - 1)));
  const soon = (): void => {
    if (isWaiting || held === null) return;
    isWaiting = true;
    after(PATIENCE);
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (target instanceof Element) hold(target);
  };
  const onPointer = ({ target }: PointerEvent): void => {
    if (target instanceof Element && target.closest(TAKES_IT) === null) held = null;
  };
  const watch = new MutationObserver(soon);
  // React hides what waits for a script by its style.
  watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden', 'inert', 'style'] });
  document.addEventListener('focusin', onFocus);
  // A browser may take it from what is hidden some frames later.
  document.addEventListener('focusout', soon);
  document.addEventListener('pointerdown', onPointer, true);
  return () => {
    watch.disconnect();
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('focusout', soon);
    document.removeEventListener('pointerdown', onPointer, true);
  };
}
