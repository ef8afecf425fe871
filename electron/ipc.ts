import { type BrowserWindow, type IpcMain } from 'electron';
import { type Transport } from '../shared/contract/transport.ts';
import { type Result, fail } from '../shared/domain/result.ts';
import { type ViewState } from '../shared/session/view-state.ts';
import { CALL_CHANNEL, STATE_CHANNEL } from './channels.ts';
import { isTrusted, senderOf } from './security/sender.ts';

/** Connects the page to the engine: one channel for calls, one for view states. The engine checks name and input of each call. */
export function bindIpc(ipcMain: IpcMain, window: BrowserWindow, engine: Transport): void {
  const { webContents } = window;
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown): Promise<Result<unknown>> | Result<unknown> =>
    isTrusted(senderOf(event, webContents)) && typeof name === 'string' ? engine.call(name, input) : fail('contract.violation'),
  );
  let present: ViewState | null = null;
  const unsubscribe = engine.subscribe((state) => {
    present = state;
    webContents.send(STATE_CHANNEL, state);
  });
  ipcMain.on(STATE_CHANNEL, (event) => {
    if (isTrusted(senderOf(event, webContents))) webContents.send(STATE_CHANNEL, present);
  });
  window.once('closed', () => {
    unsubscribe();
    ipcMain.removeHandler(CALL_CHANNEL);
    ipcMain.removeAllListeners(STATE_CHANNEL);
  });
}
