import { afterEach, expect, it } from 'vitest';
import { CALL_HANDLERS, type CallHandler } from '../../core/calls/handlers.ts';
import { ok } from '../../shared/domain/result.ts';
import { collect } from '../helpers/collect.ts';
import { startTestEngine } from '../helpers/test-engine.ts';

const before = { ...CALL_HANDLERS };
afterEach(() => void Object.assign(CALL_HANDLERS, before));

it('an error that is kept keeps the functions that were on the stack, and none of them closes over what the call was given', async () => {
  const walk = await startTestEngine();
  const kept: Error[] = [];
  let given: WeakRef<object> | undefined;
  const probe: CallHandler = (_bench, input) => {
    given = new WeakRef(input as object);
    kept.push(new Error('kept'));
    return Promise.resolve(ok(null));
  };
  Object.assign(CALL_HANDLERS, { probe });
  expect(await walk.engine.call('probe', { host: 'cucm', port: 2444 })).toEqual(ok(null));
  // A WeakRef holds what it points to until the turn has ended.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  expect(kept).toHaveLength(1);
  expect(given?.deref()).toBe(undefined);
  await walk.close();
});
