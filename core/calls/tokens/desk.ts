import { type KeptHashes } from '../../data-folder/kept-hashes.ts';
import { type PracticeCluster } from '../../ports/practice.ts';
import { type Token, type TokenPort } from '../../ports/tokens.ts';
import { type SystemTroubleReader } from '../../tokens/trouble/system.ts';

/** One watch over the tokens of a module; another object for each time that the module is opened. */
export interface TokenWatch {
  readonly port: TokenPort;
  /** Aborted when it is no longer the watch that is on, never before: it ends its pause between two looks. */
  readonly ended: AbortController;
}

/** The live objects of tokens. Never leaves the engine. */
export interface TokensDesk {
  /** Token libraries that were used before, by path. */
  readonly modules: KeptHashes;
  readonly system: SystemTroubleReader;
  /** The module that is open. */
  port: TokenPort | null;
  /** What the last look saw. */
  list: readonly Token[];
  /** Ends the watcher's look at the readers. */
  look: AbortController;
  /** The watch that is on, over the tokens of one opened module. */
  watch: TokenWatch | null;
}

export const createTokensDesk = (parts: Pick<TokensDesk, 'modules' | 'system'>): TokensDesk => ({ ...parts, port: null, list: [], look: new AbortController(), watch: null });

/** Ends the token module, unless it is the practice cluster's own. */
export async function closeModule(desk: TokensDesk, practice: PracticeCluster | null): Promise<void> {
  const { port, watch } = desk;
  Object.assign(desk, { port: null, watch: null, list: [] } satisfies Partial<TokensDesk>);
  watch?.ended.abort();
  if (port !== null && port !== practice?.tokens) await port.close();
}
