import { type Session } from 'electron';
import { appPath } from '../app-url.ts';

/** How a link that is saved is asked for; as a page it is refused by the policy for navigation. */
const TO_BE_SAVED: readonly string[] = ['mainFrame', 'other'];

/** What the page made itself, to be saved: a blob of our own origin (W3C File API, 8.3.1). */
const isOwnBlob = (url: string): boolean => url.startsWith('blob:') && appPath(url.slice('blob:'.length)) !== null;

/** What the window may ask for: our own files, what the page gives to be saved, and pictures that are part of a style sheet. There is no network behind it. */
export const mayRequest = (url: string, resourceType: string): boolean =>
  appPath(url) !== null || (isOwnBlob(url) && TO_BE_SAVED.includes(resourceType)) || (resourceType === 'image' && url.startsWith('data:'));

/** Cancels everything else, whoever in the page asked for it. */
export function bindRequests(session: Session): void {
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => answer({ cancel: !mayRequest(url, resourceType) }));
}
