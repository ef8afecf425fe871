import { type Transport } from '../../shared/contract/transport.ts';

/**
 * How the page stands with the program. `opening` = nothing is known yet; `connecting` = again, because a person wished so; `ready` =
 * it is connected and the state is known; `taken` = another tab is connected; `taken-over` = another tab took this one's place;
 * `stopped` = it did not answer for so long that trying again is left to the person.
 */
export type PageConnection = 'opening' | 'connecting' | 'ready' | 'lost' | 'stopped' | 'taken' | 'taken-over' | 'no-key';

/** A transport whose connection can break, and what a person can do about it. */
export interface PageTransport extends Transport {
  /** The listener hears the present connection at once and every later one; returns the unsubscriber. */
  watchConnection(listener: (connection: PageConnection) => void): () => void;
  /** Ends the connection of the other tab and goes on here. */
  takeOver(): void;
  /** Connects again after `stopped`. */
  retry(): void;
}

/** How it stands now. */
export function presentConnection(transport: PageTransport): PageConnection {
  let present: PageConnection = 'opening';
  const stop = transport.watchConnection((connection) => {
    present = connection;
  });
  stop();
  return present;
}
