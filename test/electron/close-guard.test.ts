import { EventEmitter } from 'node:events';
import { type BrowserWindow, type Dialog, type PowerMonitor, type PowerSaveBlocker } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardClosing } from '../../electron/close-guard.ts';
import { type Transport } from '../../shared/contract/transport.ts';
import { type HeldFile } from '../../shared/domain/outcome.ts';
import { type ChangeReport, type TokenOutcome } from '../../shared/domain/report.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { ok } from '../../shared/domain/result.ts';
import { INITIAL_PLATFORM_VIEW } from '../../shared/session/platform/view.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../../shared/session/view-state.ts';
import { LANGUAGES } from '../helpers/every-text.ts';

const job = (cancellable: boolean): Partial<ViewState> => ({ busy: 'applying', step: 'progress', job: { id: 'j', as: 'run', folder: '/j', steps: [], waits: [], cancellable } });
const report = (outcome: TokenOutcome, holds: HeldFile, staged: 'yes' | 'no'): ChangeReport => ({
  id: 'j',
  startedAt: '',
  finishedAt: '',
  outcome,
  requestedMode: 'non-secure',
  mode: { value: 'mixed' },
  servers: [{ server: 'pub', holds, sha256: '', staged }],
  kept: true,
  leftToDo: [],
  neighbours: [],
});

const PLATFORM_REPORT: PlatformReport = {
  id: 'j',
  startedAt: '',
  finishedAt: '',
  readAt: '',
  kind: 'non-secure',
  command: 'utils ctl set-cluster non-secure-mode',
  said: { kind: 'no-answer' },
  outcome: 'not-done',
  modeBefore: 'mixed',
  requestedMode: 'non-secure',
  mode: { value: 'mixed' },
  file: null,
  previous: null,
  isSignerForetold: null,
  continuity: 'sast',
  foretold: null,
  nodes: [],
  leftOutNodes: [],
  itls: [],
  notCopied: [],
  olderNode: false,
  transcriptKept: true,
  kept: true,
  leftToDo: [],
  neighbours: [],
};

/** A window, an engine and a dialog as the guard sees them; the dialog is answered by the test. */
function guarded() {
  let state = INITIAL_VIEW_STATE;
  let listener: (next: ViewState) => void = () => undefined;
  const calls: string[] = [];
  const asked: { message: string; answer: (response: number) => void }[] = [];
  let awake = 0;
  let closed = false;
  const window = Object.assign(new EventEmitter(), {
    close: () => {
      const event = { prevented: false, preventDefault: () => (event.prevented = true) };
      window.emit('close', event);
      if (!event.prevented) closed = true;
    },
  });
  const engine: Transport = {
    call: (name) => {
      calls.push(name);
      return Promise.resolve(ok(null));
    },
    subscribe: (tell) => {
      listener = tell;
      tell(state);
      return () => undefined;
    },
  };
  const dialog = {
    showMessageBox: (_window: unknown, { message }: { message: string }) => new Promise((resolve) => asked.push({ message, answer: (response) => resolve({ response }) })),
  };
  const powerMonitor = new EventEmitter();
  guardClosing({
    window: window as unknown as BrowserWindow,
    engine,
    dialog: dialog as unknown as Dialog,
    powerSaveBlocker: { start: () => (awake += 1), stop: () => (awake -= 1) } as unknown as PowerSaveBlocker,
    powerMonitor: powerMonitor as unknown as PowerMonitor,
    words: LANGUAGES.en.shell.close,
  });
  return {
    window,
    powerMonitor,
    calls,
    asked,
    isClosed: () => closed,
    isAwake: () => awake > 0,
    become: (change: Partial<ViewState>) => {
      state = { ...state, busy: null, job: null, report: null, ...change };
      listener(state);
    },
    answer: async (response: number) => {
      asked.shift()?.answer(response);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const words = LANGUAGES.en.shell.close;

describe('closing the window', () => {
  it('needs no question while nothing is changed', () => {
    const desk = guarded();
    desk.window.close();
    expect([desk.isClosed(), desk.asked.length]).toEqual([true, 0]);
  });

  it('asks while a change can be cancelled, keeps the computer awake, and stays when told so', async () => {
    const desk = guarded();
    desk.become(job(true));
    desk.window.close();
    expect([desk.isClosed(), desk.isAwake(), desk.asked[0]?.message]).toEqual([false, true, words.ask.message]);
    await desk.answer(0);
    expect([desk.isClosed(), desk.calls]).toEqual([false, []]);
    desk.become({});
    expect(desk.isAwake()).toBe(false);
  });

  it('cancels and closes when the change left nothing anywhere', async () => {
    const desk = guarded();
    desk.become(job(true));
    desk.window.close();
    await desk.answer(1);
    expect([desk.calls, desk.isClosed()]).toEqual([['cancel'], false]);
    desk.become({ report: report('cancelled', 'previous', 'no') });
    expect(desk.isClosed()).toBe(true);
  });

  it.each([
    ['stopped half way', report('stopped', 'new', 'no')],
    ['was done after all', report('done', 'new', 'no')],
    ['left a file written aside', report('cancelled', 'previous', 'yes')],
    ['left a server unknown', report('cancelled', 'unknown', 'no')],
  ])('keeps the window for its report when the change %s', async (_, end) => {
    const desk = guarded();
    desk.become(job(true));
    desk.window.close();
    await desk.answer(1);
    desk.become({ report: end });
    expect(desk.isClosed()).toBe(false);
  });

  it('keeps the window for the report of a command that was sent before it could be cancelled', async () => {
    const desk = guarded();
    desk.become(job(true));
    desk.window.close();
    await desk.answer(1);
    desk.become({ platform: { ...INITIAL_PLATFORM_VIEW, report: PLATFORM_REPORT } });
    expect(desk.isClosed()).toBe(false);
  });

  it('does not cancel when the first server put the file into service while the question stood open', async () => {
    const desk = guarded();
    desk.become(job(true));
    desk.window.close();
    desk.become(job(false));
    await desk.answer(1);
    expect(desk.calls).toEqual([]);
    desk.become({ report: report('stopped', 'new', 'no') });
    expect(desk.isClosed()).toBe(false);
  });

  it.each(['query-session-end', 'shutdown'] as const)('is held up where the system ends (%s), and only while a change is made', (name) => {
    const desk = guarded();
    const source = name === 'shutdown' ? desk.powerMonitor : desk.window;
    const isHeld = (): boolean => {
      const event = { held: false, preventDefault: () => (event.held = true) };
      source.emit(name, event);
      return event.held;
    };
    expect([isHeld(), desk.asked.length]).toEqual([false, 0]);
    desk.become(job(false));
    expect([isHeld(), desk.asked[0]?.message]).toEqual([true, words.refuse.message]);
    desk.become({});
    expect(isHeld()).toBe(false);
    desk.window.emit('closed');
    expect(desk.powerMonitor.listenerCount('shutdown')).toBe(0);
  });

  it('is refused while servers are being written', () => {
    const desk = guarded();
    desk.become(job(false));
    desk.window.close();
    expect([desk.isClosed(), desk.asked[0]?.message]).toEqual([false, words.refuse.message]);
  });
});
