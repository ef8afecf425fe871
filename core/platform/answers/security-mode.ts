import { type Answer } from '../../../shared/domain/platform/answers.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { fold, known, unknown } from './answer.ts';

/** 0 and 1 as Cisco document 118893 explains them; other numbers have no known meaning. */
const MODES: Readonly<Record<string, SecurityMode>> = { '0': 'non-secure', '1': 'mixed' };

/** Answer of `run sql select paramname,paramvalue ...`: heading, a rule of `=`, and exactly one row. */
export function readSecurityMode(text: string): Answer<SecurityMode> {
  const folded = fold(text);
  if (folded === '') return unknown('no-output');
  const value = /^paramname paramvalue =+(?: =+)? ClusterSecurityMode (\S+)$/.exec(folded)?.[1] ?? '';
  const mode = MODES[value];
  return mode === undefined ? unknown('words-unknown', folded) : known(mode);
}
