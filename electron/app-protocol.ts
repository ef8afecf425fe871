import { type Session } from 'electron';
import { type Assets, serveAsset } from '../shell/serve-asset.ts';
import { APP_SCHEME, appPath } from './app-url.ts';

/** The answer to a request of our scheme; other hosts of it have no files. */
export function answerAppRequest(assets: Assets, method: string, url: string): Response {
  const { status, headers, body } = serveAsset(assets, method, appPath(url) ?? '', 'none');
  return new Response(Buffer.from(body), { status, headers });
}

/** Serves the page from memory under its own scheme. */
export function bindAppProtocol(session: Session, assets: Assets): void {
  session.protocol.handle(APP_SCHEME, ({ method, url }) => answerAppRequest(assets, method, url));
}
