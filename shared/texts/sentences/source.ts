import { type SourceCode } from '../../domain/rules/source.ts';
import { type Texts } from '../languages.ts';

/** Where a rule comes from, in one line. */
export const sourceWords = (sources: readonly SourceCode[], { sources: words }: Pick<Texts, 'sources'>): string => sources.map((source) => words[source]).join('; ');
