import { type PlatformView } from '../../shared/session/platform/view.ts';
import { type CommandSession } from '../session.ts';
import { type PlatformRouteOptions } from './options.ts';

export type PlatformSession = CommandSession<PlatformRouteOptions>;

export function platformOf({ state }: PlatformSession): PlatformView {
  if (state.platform === null) throw new Error('the platform was chosen');
  return state.platform;
}
