import { type Session } from 'electron';
import { appPath } from '../app-url.ts';

/** What the page may do beyond showing itself, with the reason; every other permission is denied (Electron security guide, 5). */
export const ALLOWED_PERMISSIONS: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'copies a certificate, a fingerprint or the text of show ctl where a person asks for it',
};

export const isPermitted = (permission: string, url: string): boolean => Object.hasOwn(ALLOWED_PERMISSIONS, permission) && appPath(url) !== null;

/** Requests, checks and devices: each has its own handler, and what has none is allowed by Electron. */
export function bindPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => answer(isPermitted(permission, requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, `${origin}/`));
  session.setDevicePermissionHandler(() => false);
}
