import { type ReactNode } from 'react';
import { type PlannedEntry } from '../../../shared/domain/plan.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';

/** What the functions of the entries mean, why some cannot be removed, and which cannot be added here: on demand, once for all rows. */
export function FunctionLegend({ entries }: { readonly entries: readonly PlannedEntry[] }): ReactNode {
  const { change, window } = useWizard().texts;
  const { preview: words, choices } = window;
  const help: Readonly<Record<string, string>> = words.functionHelp;
  const named = [...new Set(entries.map((entry) => entry.function))].flatMap((name) => (Object.hasOwn(help, name) ? [{ name, means: help[name] }] : []));
  const staying = entries.filter((entry) => entry.change !== 'removed');
  const locks = [...new Set(staying.flatMap(({ lock }) => lock ?? []))];
  return (
    <details className="more">
      <summary>{words.functions}</summary>
      <ul>
        {named.map(({ name, means }) => (
          <li key={name}>
            {name}: {means}
          </li>
        ))}
        {locks.map((lock) => (
          <li key={lock}>{fill(choices.cannot, { numbers: staying.flatMap((entry) => (entry.lock === lock ? entry.number : [])).join(', '), reason: change.entryLock[lock] })}</li>
        ))}
        <li>{choices.noFirewall}</li>
      </ul>
    </details>
  );
}
