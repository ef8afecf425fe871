import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const source = readFileSync(path.resolve(import.meta.dirname, '../../out/preload.cjs'), 'utf8');

interface Exposed {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly subscribe: (...args: unknown[]) => () => void;
}

/** Runs the built preload as Electron's sandbox does: it can load `electron` and nothing else. */
function runPreload(invoke: (...args: unknown[]) => unknown) {
  const worlds: Record<string, Exposed> = {};
  const loaded: string[] = [];
  const sent: unknown[][] = [];
  const listeners = new Set<(...args: unknown[]) => void>();
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: Exposed) => void (worlds[name] = value) },
    ipcRenderer: {
      invoke: (...args: unknown[]) => Promise.resolve().then(() => invoke(...args)),
      send: (...args: unknown[]) => void sent.push(args),
      on: (_channel: string, listener: () => void) => void listeners.add(listener),
      off: (_channel: string, listener: () => void) => void listeners.delete(listener),
    },
  };
  const run = runInNewContext(`(function (require, module, exports) {${source}\n})`, {}) as (...args: unknown[]) => void;
  run(
    (name: string) => {
      loaded.push(name);
      return name === 'electron' ? electron : undefined;
    },
    { exports: {} },
    {},
  );
  return { worlds, loaded, sent, listeners };
}

describe('the built preload script', () => {
  it('loads electron alone and exposes exactly call and subscribe', () => {
    const { worlds, loaded } = runPreload(() => null);
    expect(new Set(loaded)).toEqual(new Set(['electron']));
    expect(Object.keys(worlds)).toEqual(['openCtl']);
    expect(Object.entries(worlds['openCtl'] ?? {}).map(([name, value]) => [name, typeof value])).toEqual([
      ['call', 'function'],
      ['subscribe', 'function'],
    ]);
  });

  it('answers a call that cannot be made with contract.violation instead of throwing', async () => {
    const { worlds } = runPreload(() => {
      throw new Error('An object could not be cloned. canary-pin');
    });
    const answer = await worlds['openCtl']?.call('apply', { pin: 'canary-pin' });
    expect(JSON.parse(JSON.stringify(answer))).toEqual({ ok: false, error: { code: 'contract.violation', params: {}, where: '' } });
  });

  it('hands a listener the state and nothing of Electron, asks for the present one, and stops when told', () => {
    const { worlds, sent, listeners } = runPreload(() => null);
    const heard: unknown[][] = [];
    const stop = worlds['openCtl']?.subscribe((...args: unknown[]) => heard.push(args));
    expect(sent).toEqual([['open-ctl:state']]);
    for (const listener of listeners) listener({ sender: 'secret' }, { revision: 1 }, 'more');
    expect(heard).toEqual([[{ revision: 1 }]]);
    stop?.();
    expect(listeners.size).toBe(0);
  });
});
