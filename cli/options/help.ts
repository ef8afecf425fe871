import { type Connection } from '../../shared/domain/connection.ts';
import { PRACTICE_SCENARIOS } from '../../shared/domain/practice-scenario.ts';
import { type HelpWords } from './translated.ts';

/** Columns of a terminal whose width is not known. */
const WIDTH = 80;

/** What the help of a command ends with. */
export interface HelpEnd {
  readonly examples?: readonly string[];
  /** The connections whose practice clusters `--scenario` takes. */
  readonly scenarios?: readonly Connection[];
  readonly exitCodes?: string;
}

export const CHANGE_EXIT_CODES = '0 done, 1 refused or stopped, 2 wrong usage, 3 something could not be reached or read';

/** Words in lines that fit, indented; a word that is longer has a line of its own. */
function lines(words: readonly string[], indent: string, width: number): string {
  const told: string[] = [];
  for (const word of words) {
    const last = told.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) told[told.length - 1] = `${last} ${word}`;
    else told.push(`${indent}${word}`);
  }
  return told.join('\n');
}

const scenarioList = (connection: Connection, isOnly: boolean, width: number, words: HelpWords): string =>
  [`${words('Practice clusters')} (--practice --scenario NAME${isOnly ? '' : `, ${words('with --via {connection}').replace('{connection}', connection)}`}):`, lines(PRACTICE_SCENARIOS[connection].map((name, at, all) => (at === all.length - 1 ? name : `${name},`)), '  ', width)].join('\n');

/** The end of a help text: examples, exit codes, names of practice clusters. @param columns of the terminal; undefined = there is none. */
export function helpEnd({ examples = [], scenarios = [], exitCodes = '' }: HelpEnd, columns: number | undefined, words: HelpWords): string {
  const width = columns ?? WIDTH;
  const parts = [
    ...(examples.length === 0 ? [] : [[words('Examples:'), ...examples.map((one) => `  ctl ${one}`)].join('\n')]),
    ...(exitCodes === '' ? [] : [[words('Exit codes:'), lines(words(exitCodes).split(' '), '  ', width)].join('\n')]),
    ...scenarios.map((connection) => scenarioList(connection, scenarios.length === 1, width, words)),
  ];
  return parts.map((part) => `\n${part}`).join('\n');
}
