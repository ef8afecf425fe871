import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** How many entries are read at a time. */
const PAGE = 25;

/** The last entry was removed: the keyboard stays in the dialog, or Escape would not close it. */
const NONE_LEFT = 'none';

/** Which part of a list is asked for. */
export interface PageAsked {
  readonly most: number;
  readonly before?: string;
}

/** A list that is read page by page, newest first. */
export interface Pages<T> {
  /** `null` = the first page is being read. */
  readonly items: readonly T[] | null;
  /** There may be older ones. */
  readonly more: boolean;
  readonly showOlder: () => Promise<void>;
  /** `null` = it is gone. */
  readonly put: (id: string, next: T | null) => void;
}

/** Where an entry stands on the page, so that the keyboard goes on at the first of those that were shown last, and at the next one where one was removed. */
export const entryId = (id: string): string => `entry-${id}`;

/** @param read answers `null` where it failed, which the screen tells by itself. */
export function usePages<T extends { readonly id: string }>(read: (page: PageAsked) => Promise<{ readonly found: readonly T[]; readonly more: boolean } | null>): Pages<T> {
  const [items, setItems] = useState<readonly T[] | null>(null);
  const [more, setMore] = useState(false);
  const focusOn = useRef('');
  const load = async (before: string | null): Promise<void> => {
    const page = await read({ most: PAGE, ...(before === null ? {} : { before }) });
    focusOn.current = before === null ? '' : (page?.found[0]?.id ?? '');
    setMore(page?.more ?? before !== null);
    setItems((all) => [...(before === null ? [] : (all ?? [])), ...(page?.found ?? [])]);
  };
  useEffect(() => {
    void load(null);
    // Read once: the dialog is made anew each time it is opened.
  }, []);
  // With the list, not behind its painting: a key that is pressed at once would go to the page.
  useLayoutEffect(() => {
    if (focusOn.current === NONE_LEFT) document.querySelector<HTMLElement>('[role=dialog]')?.focus();
    else if (focusOn.current !== '') document.getElementById(entryId(focusOn.current))?.focus();
    focusOn.current = '';
  }, [items]);
  return {
    items,
    more,
    showOlder: () => load(items?.at(-1)?.id ?? null),
    put: (id, next) => {
      const at = items?.findIndex((one) => one.id === id) ?? -1;
      // What had the keyboard goes away with its entry.
      if (next === null) focusOn.current = (items?.[at + 1] ?? items?.[at - 1])?.id ?? NONE_LEFT;
      setItems((all) => all?.flatMap((one) => (one.id !== id ? [one] : next === null ? [] : [next])) ?? null);
    },
  };
}
