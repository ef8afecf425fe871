/** A server that was signed in to before: its address and nothing else. */
export interface RecentServer {
  readonly host: string;
  readonly port: number;
}

/** Most that are kept. */
export const MAX_RECENT_SERVERS = 8;

export const sameServer = (one: RecentServer, other: RecentServer): boolean => one.host.toLowerCase() === other.host.toLowerCase() && one.port === other.port;
