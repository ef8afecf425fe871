import { type ReactNode } from 'react';
import { type PlannedEntry } from '../../../shared/domain/plan.ts';
import { useWizard } from '../../wizard/context.ts';

/** What the functions of the entries mean, and which entries cannot be added here: on demand, once for all rows. */
export function FunctionLegend({ entries }: { readonly entries: readonly PlannedEntry[] }): ReactNode {
  const { preview: words, choices } = useWizard().texts.window;
  const help: Readonly<Record<string, string>> = words.functionHelp;
  const named = [...new Set(entries.map((entry) => entry.function))].flatMap((name) => (Object.hasOwn(help, name) ? [{ name, means: help[name] }] : []));
  return (
    <details className="more">
      <summary>{words.functions}</summary>
      <ul>
        {named.map(({ name, means }) => (
          <li key={name}>
            {name}: {means}
          </li>
        ))}
        <li>{choices.noFirewall}</li>
      </ul>
    </details>
  );
}
