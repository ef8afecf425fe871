import { type Random } from '../../helpers/random.ts';
import { type RealCluster } from './cluster.ts';
import { type RealDesk } from './desk.ts';
import { type Passage } from './proxy.ts';
import { type SecondDesk } from './second-desk.ts';
import { type RealServer } from './server.ts';

/** Everything of a run that something can go wrong with. */
export interface RealScene {
  readonly random: Random;
  readonly cluster: RealCluster;
  readonly desk: RealDesk;
  /** `null` = the run has none. */
  readonly second: SecondDesk | null;
  /** The file that somebody else brings. */
  readonly foreign: Uint8Array;
  /** It goes off now. */
  readonly fire: (how: string) => void;
  /** It goes off with the answer on this connection, which becomes what `work` makes of it; `null` = nothing. */
  readonly atReply: (passage: Passage, how: string, work: (record: Buffer) => Buffer | null) => void;
  /** In so many milliseconds; the run waits for it before it looks. */
  readonly later: (milliseconds: number, work: () => unknown) => void;
}

/** A request as it passes the proxy before a server. */
export interface Passing {
  readonly server: RealServer;
  readonly passage: Passage;
  readonly record: Buffer;
}

/** What goes wrong at a request; returns what passes, `null` = nothing. */
export type RealEffect = (scene: RealScene, passing: Passing) => Buffer | null;
