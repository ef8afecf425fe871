import { type ReactNode } from 'react';
import { fill } from '../../shared/texts/fill.ts';
import { useWizard } from '../wizard/context.ts';
import { type Alike } from './alike.ts';

interface AlikeHeadProps<T> {
  readonly rows: Alike<T>;
  readonly are: 'servers' | 'nodes';
  readonly keyOf: (row: T) => string;
  /** The name of one, with what can be done with it. */
  readonly children: (row: T) => ReactNode;
}

/** The head of a row that stands for many of which the same is said: how many they are, and each by name on demand. */
export function AlikeHead<T>({ rows, are, keyOf, children }: AlikeHeadProps<T>): ReactNode {
  const { many } = useWizard().texts.window.preview.plan;
  return (
    <th scope="row">
      <details className="more alike">
        <summary>{fill(many[are], { count: rows.length })}</summary>
        <ul>
          {rows.map((row) => (
            <li key={keyOf(row)}>{children(row)}</li>
          ))}
        </ul>
      </details>
    </th>
  );
}
