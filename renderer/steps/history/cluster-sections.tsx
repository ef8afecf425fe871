import { type ReactNode } from 'react';
import { printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { byCluster, type Listed } from './clusters.ts';

interface ClusterSectionsProps<T> {
  /** Newest first. */
  readonly items: readonly T[];
  /** A list entry. */
  readonly entry: (one: T) => ReactNode;
}

/** A list under the names of its clusters. */
export function ClusterSections<T extends Listed>({ items, entry }: ClusterSectionsProps<T>): ReactNode {
  const { texts } = useWizard();
  return byCluster(items, texts).map(({ name, isPractised, items: group }) => (
    <section key={group[0]?.id ?? ''}>
      {name === '' ? null : <h3 className={isPractised ? 'minor' : 'minor figures'}>{printable(name)}</h3>}
      <ul className="plain-list">{group.map(entry)}</ul>
    </section>
  ));
}
