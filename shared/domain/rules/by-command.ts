import { type ChangeFacts, changeFindings } from './change.ts';
import { type RuleFinding, finding } from './rule.ts';

/** What the rules look at where the cluster makes the file itself. */
export interface CommandFacts extends ChangeFacts {
  /** The present file names tokens, which the next one will not. */
  readonly namesTokens: boolean;
  /** Nodes that serve another file than the one on their disk. */
  readonly servingOther: readonly string[];
  readonly notRead: readonly string[];
  /** Weak algorithms are allowed for this cluster. */
  readonly olderNode: boolean;
  readonly isAxlRead: boolean;
}

const COMMAND_RULES: readonly ((facts: CommandFacts) => readonly RuleFinding[])[] = [
  ({ namesTokens }) => (namesTokens ? [finding('tokens-leave-the-file')] : []),

  changeFindings,

  ({ servingOther }) => (servingOther.length > 0 ? [finding('served-differs', { servers: servingOther.join(', ') })] : []),

  ({ notRead }) => (notRead.length > 0 ? [finding('nodes-not-read', { servers: notRead.join(', ') })] : []),

  ({ olderNode }) => (olderNode ? [finding('older-node')] : []),

  ({ isAxlRead }) => (isAxlRead ? [] : [finding('axl-not-read')]),
];

/** What the rules say about a plan of the route by command. */
export const findingsByCommand = (facts: CommandFacts): readonly RuleFinding[] => COMMAND_RULES.flatMap((rule) => rule(facts));
