import { type WebContents } from 'electron';

/** No page is embedded in ours (Electron security guide, 12). */
export function bindWebview(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
