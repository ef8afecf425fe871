import { type ClusterModel } from '../model.ts';
import { type PlatformNode } from '../node.ts';
import { type Product } from '../services.ts';

/** 4 = the account of the installation; 0 = `set account name`, ordinary (CLI reference). */
export type AccountLevel = 0 | 4;

/** What a command works on. */
export interface CliContext {
  readonly model: ClusterModel;
  /** The node on which it was typed. */
  readonly node: PlatformNode;
  /** Privilege level of who has signed in. */
  readonly level: AccountLevel;
  /** Of this session. */
  setPagination(on: boolean): void;
  /** Of this session. */
  setIdleMinutes(minutes: number): void;
  /** Breaks the connection, as a network does: without a farewell. */
  disconnect(): void;
}

/** One row of the table of commands. */
export interface CliCommand {
  /** As typed, blanks folded; what follows them is the command's argument. */
  readonly words: string;
  /** The fact of a release by which it is there; without one every release has it. */
  readonly needs?: 'utilsCtl' | 'resetLocalKey';
  readonly product?: Product;
  /** Pages of a listing that can be turned in both directions instead of the pager; `file` = of a file's text, which has an end. */
  readonly listing?: 'files' | 'file';
  readonly argument: 'none' | 'required';
  /**
   * Privilege level of the account that it needs (CLI reference 12.5(1) and 15, each command). `unknown` = the reference leaves it blank, or has no page that we could read: 0 or 1 by seed.
   */
  readonly level: 0 | 1 | 4 | 'unknown';
  /** `no`: not allowed while an upgrade runs on the node (CLI reference 12.5(1), each command). */
  readonly duringUpgrade?: 'no';
  /** Why it does not run here or now. */
  refusal?(context: CliContext, argument: string): string | undefined;
  /** The question that is asked before it runs; only `y` runs it. */
  question?(context: CliContext, argument: string): Promise<string | undefined>;
  /** What it prints, part by part, and does between the parts. */
  run(context: CliContext, argument: string): AsyncIterable<string> | Iterable<string>;
}
