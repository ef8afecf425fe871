import { createStore } from 'zustand/vanilla';
import { type SessionEvent } from '../../shared/session/events.ts';
import { reduce } from '../../shared/session/reduce.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';

/** The one place where the view state changes. */
export interface SessionStore {
  readonly state: () => ViewState;
  readonly dispatch: (event: SessionEvent) => void;
  readonly subscribe: (listener: (state: ViewState) => void) => () => void;
}

export function createSessionStore(): SessionStore {
  const store = createStore<ViewState>(() => INITIAL_VIEW_STATE);
  return {
    state: store.getState,
    dispatch: (event) => store.setState(reduce(store.getState(), event), true),
    subscribe: (listener) => {
      listener(store.getState());
      return store.subscribe(listener);
    },
  };
}
