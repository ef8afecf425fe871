import { expect, test } from 'vitest';
import { createViewStore } from '../../renderer/wizard/view-store.ts';
import { type Transport } from '../../shared/contract/transport.ts';
import { ok } from '../../shared/domain/result.ts';
import { type Busy, INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';

const state = (revision: number, busy: Busy | null = null): ViewState => ({ ...INITIAL_VIEW_STATE, revision, busy });

/** A transport whose states the test sends. */
function sendable(): { readonly transport: Transport; readonly send: (next: ViewState) => void } {
  const listeners = new Set<(next: ViewState) => void>();
  return {
    transport: {
      call: () => Promise.resolve(ok(null)),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    send: (next) => listeners.forEach((listener) => listener(next)),
  };
}

test('an older state that arrives later does not replace a newer one', () => {
  const { transport, send } = sendable();
  const view = createViewStore(transport);
  expect(view.get()).toBeNull();
  send(state(5));
  send(state(4));
  expect(view.get()?.revision).toBe(5);
  send(state(6));
  expect(view.get()?.revision).toBe(6);
});

test('what a call settled is the first later state in which nothing is under way', async () => {
  const { transport, send } = sendable();
  const view = createViewStore(transport);
  send(state(7));
  const settled = view.settledAfter(7);
  send(state(8, 'probing'));
  send(state(9));
  send(state(10, 'signing-in'));
  expect((await settled).revision).toBe(9);
});

test('a state that had settled already is given at once', async () => {
  const { transport, send } = sendable();
  const view = createViewStore(transport);
  send(state(3));
  expect((await view.settledAfter(2)).revision).toBe(3);
});
