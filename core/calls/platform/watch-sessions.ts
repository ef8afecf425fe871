import { type PlatformLinks, sessionsOf } from '../../change/by-command/links.ts';
import { type Workbench } from '../workbench.ts';

/**
 * Tells the view as soon as a session of the cluster is over: nodes end one that was idle for 30 minutes (`set cli session timeout`). So nobody
 * learns it only from the command that was not sent. Sessions that are no longer the cluster's own are none of its business.
 */
export function watchSessions({ platform, store }: Pick<Workbench, 'platform' | 'store'>, links: PlatformLinks): void {
  for (const session of sessionsOf(links)) {
    void session.ended.then(() => {
      if (platform.links !== null && sessionsOf(platform.links).includes(session)) store.dispatch({ type: 'platform-session-ended' });
    });
  }
}
