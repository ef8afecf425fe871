import { Fragment, type ReactNode } from 'react';
import { printable } from '../../shared/texts/fill.ts';

/** A name of a CTL file (`cn=...;ou=...;o=...`) that breaks between its parts rather than inside a word. */
export function NameText({ name }: { readonly name: string }): ReactNode {
  const parts = printable(name).split(';');
  return (
    <span className="figures">
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index < parts.length - 1 ? `${part};` : part}
          <wbr />
        </Fragment>
      ))}
    </span>
  );
}
