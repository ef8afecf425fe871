import { type BrowserWindow, type Dialog, type PowerMonitor, type PowerSaveBlocker } from 'electron';
import { type Transport } from '../shared/contract/transport.ts';
import { isChanging } from '../shared/session/changing.ts';
import { type ViewState } from '../shared/session/view-state.ts';
import { type ShellTexts } from '../shared/texts/languages.ts';
import { closeDecision } from './close-decision.ts';

interface GuardParts {
  readonly window: BrowserWindow;
  readonly engine: Transport;
  readonly dialog: Dialog;
  readonly powerSaveBlocker: PowerSaveBlocker;
  readonly powerMonitor: PowerMonitor;
  readonly words: ShellTexts['close'];
}

/** Whether a change ended before anything was written, or with everything taken back. */
function leftNothing({ report, platform }: ViewState): boolean {
  // Over the platform there is a report only once the command was sent.
  if (report === null) return (platform?.report ?? null) === null;
  return report.outcome === 'cancelled' && report.servers.every(({ holds, staged }) => holds === 'previous' && staged === 'no');
}

/**
 * Keeps the window open and the computer awake while a change is made. Quitting closes the window, so it is held up here too, as are logging
 * off and shutting down, as far as the system lets a program do that.
 */
export function guardClosing({ window, engine, dialog, powerSaveBlocker, powerMonitor, words }: GuardParts): void {
  let state: ViewState | null = null;
  let blocker: number | null = null;
  /** The person cancelled the change in order to close. */
  let closing = false;
  let asking = false;
  const unsubscribe = engine.subscribe((next) => {
    state = next;
    if (isChanging(next)) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
    // Only a change that left nothing anywhere may take the window with it; any other report must be read first.
    if (closing && !isChanging(next)) {
      closing = false;
      if (leftNothing(next)) window.close();
    }
  });
  const hold = (event?: { preventDefault: () => void }): void => {
    const decision = state === null ? 'close' : closeDecision(state);
    if (decision === 'close') return;
    event?.preventDefault();
    if (!asking) void ask(decision);
  };
  window.on('close', hold);
  // Windows; and macOS and Linux, whose event is left out of Electron's types.
  window.on('query-session-end', hold);
  powerMonitor.on('shutdown', hold);
  window.once('closed', () => {
    powerMonitor.off('shutdown', hold);
    unsubscribe();
  });

  async function ask(decision: 'ask' | 'refuse'): Promise<void> {
    asking = true;
    const buttons = decision === 'ask' ? [words.stay, words.cancelAndClose] : [words.stay];
    const text = decision === 'ask' ? words.ask : words.refuse;
    const { response } = await dialog.showMessageBox(window, { type: 'warning', message: text.message, detail: text.detail, buttons, defaultId: 0, cancelId: 0 });
    asking = false;
    if (response !== 1 || state === null) return;
    const now = closeDecision(state);
    if (now === 'close') window.close();
    // While the question stood open the first server put the file into service: too late to cancel.
    if (now !== 'ask') return;
    closing = true;
    await engine.call('cancel', {});
  }
}
