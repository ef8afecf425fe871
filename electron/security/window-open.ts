import { type WebContents } from 'electron';

/** No page of ours opens a window (Electron security guide, 14). */
export const decideWindowOpen = (): { readonly action: 'deny' } => ({ action: 'deny' });

export function bindWindowOpen(contents: WebContents): void {
  contents.setWindowOpenHandler(decideWindowOpen);
}
