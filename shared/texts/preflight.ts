import { type FindingOf, type PreflightId } from '../domain/preflight/rules.ts';

/** What a person reads about something that a row found. */
interface FindingText {
  /** What was read. */
  readonly read: string;
  /** What to do; empty where nothing is. */
  readonly todo: string;
}

/** The words of every row and of everything that it may find. */
export type PreflightRowTexts = {
  readonly [I in PreflightId]: {
    readonly title: string;
    /** What it means for the change. */
    readonly why: string;
    readonly found: { readonly [F in FindingOf<I>]: FindingText };
  };
};
