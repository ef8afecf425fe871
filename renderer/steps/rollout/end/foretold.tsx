import { type ReactNode } from 'react';
import { PHONE_STATES, type PhoneCounts } from '../../../../shared/domain/rollout/progress.ts';
import { FORETOLD, type Foretold, type RolloutReport } from '../../../../shared/domain/rollout/report.ts';
import { phonesInAll } from '../../../../shared/session/rollout-parts.ts';
import { stateWords } from '../../../../shared/texts/sentences/rollout.ts';
import { useWizard } from '../../../wizard/context.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Section } from '../../../ui/section.tsx';

interface ForetoldRow {
  readonly foretold: Foretold;
  readonly counts: PhoneCounts;
}

/** What phones were foretold to do, against what they did. Only states and forecasts that have phones are shown. */
export function ForetoldTable({ foretold }: Pick<RolloutReport, 'foretold'>): ReactNode {
  const { texts } = useWizard();
  const { end: words } = texts.window.rollout;
  const rows: readonly ForetoldRow[] = FORETOLD.map((one) => ({ foretold: one, counts: foretold[one] })).filter(({ counts }) => phonesInAll(counts) > 0);
  const states = PHONE_STATES.filter((state) => rows.some(({ counts }) => counts[state] > 0));
  const names = stateWords(texts, true);
  if (rows.length === 0) return null;
  const columns: readonly Column<ForetoldRow>[] = [
    { head: words.foretoldColumn, cell: (row) => <th scope="row">{texts.rollout.foretold[row.foretold]}</th> },
    ...states.map((state): Column<ForetoldRow> => ({ head: names.phone[state], cell: ({ counts }) => <td className="figures-cell">{counts[state]}</td> })),
  ];
  return (
    <Section title={words.foretold}>
      <DataTable label={words.foretold} columns={columns} rows={rows} keyOf={(row) => row.foretold} />
    </Section>
  );
}
