import { type ReactNode } from 'react';
import { printable } from '../../shared/texts/fill.ts';
import { areAllNamed } from '../../shared/texts/sentences/named-nodes.ts';

interface AllNamesProps {
  readonly names: readonly string[];
  readonly summary: string;
}

/** All nodes on demand, below a sentence that has no room to name each. */
export function AllNames({ names, summary }: AllNamesProps): ReactNode {
  if (areAllNamed(names)) return null;
  return (
    <details className="more">
      <summary>{summary}</summary>
      <ul className="node-names">
        {names.map((name) => (
          <li key={name} className="figures">
            {printable(name)}
          </li>
        ))}
      </ul>
    </details>
  );
}
