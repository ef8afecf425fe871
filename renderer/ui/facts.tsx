import { type ReactNode } from 'react';
import { printable } from '../../shared/texts/fill.ts';

/** A fact: its name and its value. A string is foreign text and is made harmless. */
export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

export const Facts = ({ facts }: { readonly facts: readonly Fact[] }): ReactNode => (
  <dl className="facts">
    {facts.map(({ name, value }) => (
      <div key={name} className="fact">
        <dt>{name}</dt>
        <dd>{typeof value === 'string' ? printable(value) : value}</dd>
      </div>
    ))}
  </dl>
);
