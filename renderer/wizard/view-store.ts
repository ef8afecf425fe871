import { createStore } from 'zustand/vanilla';
import { type Transport } from '../../shared/contract/transport.ts';
import { type ViewState } from '../../shared/session/view-state.ts';

/** The last view state that the engine sent; `null` until the first one. */
export interface ViewStore {
  readonly get: () => ViewState | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Resolves with the first state, from now on, newer than `revision` in which nothing is under way. */
  readonly settledAfter: (revision: number) => Promise<ViewState>;
}

/** Keeps the newest state: answers and states may come by different ways, so an older one may arrive later. */
export function createViewStore(transport: Transport): ViewStore {
  const store = createStore<{ readonly view: ViewState | null }>(() => ({ view: null }));
  transport.subscribe((next) => {
    const { view } = store.getState();
    if (view === null || next.revision >= view.revision) store.setState({ view: next });
  });
  const get = (): ViewState | null => store.getState().view;
  return {
    get,
    subscribe: store.subscribe,
    settledAfter: (revision) =>
      new Promise((resolve) => {
        const look = (): boolean => {
          const view = get();
          const settled = view !== null && view.revision > revision && view.busy === null;
          if (settled) resolve(view);
          return settled;
        };
        if (look()) return;
        const stop = store.subscribe(() => {
          if (look()) stop();
        });
      }),
  };
}
