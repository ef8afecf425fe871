import { type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { PAGE_URL } from '../app-url.ts';

/** What is known of who sent a message. */
export interface Sender {
  /** Address of the frame; `null` when the frame is gone. */
  readonly url: string | null;
  readonly isOurWindow: boolean;
  readonly isMainFrame: boolean;
}

/** Only our page in the main frame of our window is listened to (Electron security guide, 17). A fragment is the page's own affair. */
export const isTrusted = ({ url, isOurWindow, isMainFrame }: Sender): boolean => isOurWindow && isMainFrame && url?.split('#', 1)[0] === PAGE_URL;

export function senderOf({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent, ours: WebContents): Sender {
  return {
    url: senderFrame?.url ?? null,
    isOurWindow: sender === ours,
    isMainFrame: senderFrame !== null && senderFrame.parent === null,
  };
}
