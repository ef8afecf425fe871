import { type ResumeAs } from '../change-record.ts';
import { finding, type RuleFinding } from './rule.ts';

/** What the rules look at before an open change is finished or undone. */
export interface UnfinishedFacts {
  readonly as: ResumeAs;
  /** Certificates that are other ones now than when the change was planned, or that came or went since. */
  readonly certificates: readonly string[];
  /** Servers that came into the cluster or left it since. */
  readonly servers: readonly string[];
  readonly notRead: readonly string[];
  /** Phones may hold the new file. */
  readonly mayBeServed: boolean;
}

const UNFINISHED_RULES: readonly ((facts: UnfinishedFacts) => readonly RuleFinding[])[] = [
  // The file that was signed then names what the cluster had then.
  ({ certificates }) => (certificates.length === 0 ? [] : [finding('certificates-since', { names: certificates.join(', ') })]),
  ({ servers }) => (servers.length === 0 ? [] : [finding('servers-since', { names: servers.join(', ') })]),
  ({ as, mayBeServed }) => (as === 'undo' && mayBeServed ? [finding('older-timestamp')] : []),
  ({ notRead }) => (notRead.length === 0 ? [] : [finding('servers-not-answering', { servers: notRead.join(', ') })]),
];

/** What is worth knowing, or to be agreed to, before an open change is finished or undone. */
export const unfinishedFindings = (facts: UnfinishedFacts): readonly RuleFinding[] => UNFINISHED_RULES.flatMap((rule) => rule(facts));
