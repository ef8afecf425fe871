/** A session as the fence sees it. */
export interface FencedSession {
  /** Its number on this provider, from 1 in the order in which connections were made. */
  readonly session: number;
  /** The random number that its client named in hello: 32 lower-case hex digits. */
  readonly client: string;
  /** Empty until signed in. */
  readonly user: string;
  /** Takes it every right to write, at once. */
  end(why: 'superseded' | 'user-changed'): void;
}

/** The sessions that are signed in: at most one of each client. */
export interface Sessions {
  /**
   * Notes a sign-in and ends the older session of its client, so that nothing sent there and not yet carried out ever is.
   * Returns false, and ends nothing, when a newer connection of the client is signed in: this sign-in itself came late.
   */
  admit(session: FencedSession): boolean;
  leave(session: FencedSession): void;
  /** Ends all sessions of these users. */
  endOf(users: readonly string[]): void;
}

/**
 * The number alone decides, whichever user signs in: a change that was interrupted may be finished under another account, and what the
 * first account had sent must not land behind that. A number is drawn from 128 random bits, and no message tells it to anybody.
 */
export function createSessions(): Sessions {
  const newest = new Map<string, FencedSession>();
  return {
    admit(session) {
      const other = newest.get(session.client);
      if (other !== undefined && other.session > session.session) return false;
      newest.set(session.client, session);
      other?.end('superseded');
      return true;
    },
    leave(session) {
      if (newest.get(session.client) === session) newest.delete(session.client);
    },
    endOf(users) {
      for (const session of newest.values()) if (users.includes(session.user)) session.end('user-changed');
    },
  };
}
