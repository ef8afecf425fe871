import { type Session } from 'electron';
import { appPath } from '../app-url.ts';

/** What the window may ask for: our own files, and pictures that are part of a style sheet. There is no network behind it. */
export const mayRequest = (url: string, resourceType: string): boolean =>
  appPath(url) !== null || (resourceType === 'image' && url.startsWith('data:'));

/** Cancels everything else, whoever in the page asked for it. */
export function bindRequests(session: Session): void {
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => answer({ cancel: !mayRequest(url, resourceType) }));
}
