import { type ComponentType, type FunctionComponent, createElement, lazy, useState } from 'react';

/** Loads of parts whose time has not come. */
const waiting = new Set<() => Promise<unknown>>();
let isTime = false;

/**
 * A part of the page whose script is loaded behind the first screen. Where that was done before it is drawn it stands there at once: what React itself waits for, even a
 * moment, leaves the place empty for 0.3 s (`FALLBACK_THROTTLE_MS` of react-dom), with the keyboard nowhere.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  let loaded: ComponentType<P> | null = null;
  const get = async (): Promise<{ readonly default: ComponentType<P> }> => ({ default: (loaded ??= await load()) });
  const Awaited = lazy(get);
  if (isTime) void get();
  else waiting.add(get);
  return (props) => {
    // It stays what it was first drawn as: another component would begin with nothing typed.
    const [part] = useState<{ readonly type: ComponentType<P> }>(() => ({ type: loaded ?? Awaited }));
    return createElement(part.type, props);
  };
}

/** Loads all of them now, and those that are named later as soon as they are named. */
export function loadLater(): void {
  isTime = true;
  for (const load of waiting) void load();
  waiting.clear();
}
