import { type ReactNode } from 'react';
import { type NodeCounters } from '../../../shared/domain/rollout/readings.ts';
import { type RolloutView } from '../../../shared/session/rollout-view.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { securePhones } from '../../../shared/texts/sentences/rollout.ts';
import { useWizard } from '../../wizard/context.ts';
import { type Column, DataTable, RowHead } from '../../ui/data-table.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Section } from '../../ui/section.tsx';
import { FEW_NODES } from '../few-nodes.ts';

interface NodeRow {
  readonly node: string;
  readonly before: NodeCounters | null;
  readonly now: NodeCounters | null;
}

function rowsOf({ before, now }: Pick<RolloutView, 'before' | 'now'>): readonly NodeRow[] {
  const [earlier, later] = [new Map(Object.entries(before)), new Map(Object.entries(now))];
  return [...new Set([...earlier.keys(), ...later.keys()])].map((node) => ({ node, before: earlier.get(node) ?? null, now: later.get(node) ?? null }));
}

interface CountersProps {
  readonly rollout: Pick<RolloutView, 'before' | 'now'>;
  /** The rollout has ended: nobody waits for these numbers any more. */
  readonly isOver?: boolean;
}

/** What each node counts now, beside what it counted before anything was restarted: of a node that nobody has counted since, no number of before stands for one of now. */
export function Counters({ rollout, isOver = false }: CountersProps): ReactNode {
  const { texts } = useWizard();
  const { counters: words } = texts.window.rollout.run;
  const rows = rowsOf(rollout);
  if (rows.length === 0) return null;
  const shown = (count: number | null): string => (count === null ? texts.rollout.unknown : String(count));
  const column = (head: string, of: (counters: NodeCounters) => number | null): Column<NodeRow> => ({
    head,
    cell: ({ before, now }) => {
      const [earlier, later] = [before === null ? null : of(before), now === null ? null : of(now)];
      return <td className="figures-cell">{fill(words.change, { now: shown(later), before: shown(earlier) })}</td>;
    },
  });
  const columns: readonly Column<NodeRow>[] = [
    {
      head: words.node,
      cell: ({ node }) => <RowHead name={node} />,
    },
    column(words.registered, ({ registeredPhones }) => registeredPhones),
    column(words.secure, securePhones),
    column(words.calls, ({ callsActive }) => callsActive),
  ];
  const table = <DataTable label={words.title} columns={columns} rows={rows} keyOf={({ node }) => node} />;
  return isOver && rows.length > FEW_NODES ? <Fold title={fill(words.folded, { count: rows.length })}>{table}</Fold> : <Section title={words.title}>{table}</Section>;
}
