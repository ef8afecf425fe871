import { createStore } from 'zustand/vanilla';
import { type SessionEvent } from '../../shared/session/events.ts';
import { reduce } from '../../shared/session/reduce.ts';
import { type Log } from '../ports/log.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';

/** The one place where the view state changes. */
export interface SessionStore {
  readonly state: () => ViewState;
  readonly dispatch: (event: SessionEvent) => void;
  readonly subscribe: (listener: (state: ViewState) => void) => () => void;
}

/** @param log told of a listener that throws: a shell's fault must not reach the change that is under way. */
export function createSessionStore(log: Log): SessionStore {
  const store = createStore<ViewState>(() => INITIAL_VIEW_STATE);
  return {
    state: store.getState,
    dispatch: (event) => store.setState(reduce(store.getState(), event), true),
    subscribe: (listener) => {
      const guarded = (state: ViewState): void => {
        try {
          listener(state);
        } catch (error) {
          log.error('a listener ended with a fault', { detail: String(error) });
        }
      };
      guarded(store.getState());
      return store.subscribe(guarded);
    },
  };
}
