import { type IpcRendererEvent, contextBridge, ipcRenderer } from 'electron';
import { type Result, fail } from '../shared/domain/result.ts';
import { type ViewState } from '../shared/session/view-state.ts';
import { CALL_CHANNEL, STATE_CHANNEL } from './channels.ts';

/** Calls the engine; never throws. What cannot be copied between processes is no call. */
async function call(name: string, input: unknown): Promise<Result<unknown>> {
  try {
    return (await ipcRenderer.invoke(CALL_CHANNEL, name, input)) as Result<unknown>;
  } catch {
    return fail('contract.violation');
  }
}

/** The listener gets every view state, the present one first, and nothing else (no Electron event). */
function subscribe(listener: (state: ViewState) => void): () => void {
  const receive = (_event: IpcRendererEvent, state: ViewState): void => listener(state);
  ipcRenderer.on(STATE_CHANNEL, receive);
  ipcRenderer.send(STATE_CHANNEL);
  return () => {
    ipcRenderer.off(STATE_CHANNEL, receive);
  };
}

contextBridge.exposeInMainWorld('openCtl', { call, subscribe });
