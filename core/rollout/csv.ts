import { type ReportedPhone } from '../../shared/domain/rollout/report.ts';
import { csv } from '../../shared/texts/csv.ts';
import { type Texts } from '../../shared/texts/languages.ts';

/** Phones of a rollout as a table, in the words in which the window tells them. */
export function phonesCsv(phones: Iterable<ReportedPhone>, { rollout: words, change }: Pick<Texts, 'rollout' | 'change'>): string {
  const { done: yes, open: no } = change.visits;
  const rows = [...phones].map(({ name, model, description, devicePool, state, trouble, foretold, done }) => [
    name,
    model,
    description,
    devicePool,
    words.phone[state],
    trouble === null ? '' : words.trouble[trouble],
    words.foretold[foretold],
    trouble === null ? '' : done ? yes : no,
  ]);
  return csv([words.csvHeading.split(','), ...rows]);
}
