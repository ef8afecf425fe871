import { type ComponentType, type FunctionComponent, createElement, use } from 'react';

interface LaterPart<P> extends FunctionComponent<P> {
  readonly load: () => Promise<unknown>;
  readonly isLoaded: () => boolean;
}

/** Loads of parts whose time has not come. */
const waiting = new Set<() => void>();
let isTime = false;

/**
 * A part of the page whose script is loaded behind the first screen. Where that was done before it is drawn it stands there at once: what React itself waits for, even a
 * moment, leaves the place empty for 0.3 s (`FALLBACK_THROTTLE_MS` of react-dom), with the keyboard nowhere. What is drawn is the same component before and after: another
 * one would begin with nothing typed.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): LaterPart<P> {
  let loaded: ComponentType<P> | null = null;
  let loading: Promise<ComponentType<P>> | null = null;
  const get = (): Promise<ComponentType<P>> => (loading ??= load().then((type) => (loaded = type)));
  const early = (): void =>
    void get().catch(() => {
      // Whoever draws it tries once more, and tells.
      loading = null;
    });
  if (isTime) early();
  else waiting.add(early);
  return Object.assign((props: P) => createElement(loaded ?? use(get()), props), { load: get, isLoaded: () => loaded !== null });
}

/** Loads all of them now, and those that are named later as soon as they are named. */
export function loadLater(): void {
  isTime = true;
  for (const load of waiting) load();
  waiting.clear();
}
