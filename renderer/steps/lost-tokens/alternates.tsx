import { type ReactNode } from 'react';
import { type LostTokensView } from '../../../shared/session/platform/view.ts';
import { printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Section } from '../../ui/section.tsx';

/** TFTP servers that are no node of the cluster: a person has to look after them. */
export function Alternates({ view: { alternates } }: { readonly view: LostTokensView }): ReactNode {
  const { alternates: words } = useWizard().texts.window.lostTokens;
  if (alternates?.length === 0) return <p>{words.none}</p>;
  return (
    <Section title={words.title}>
      <p>{alternates === null ? words.unknown : words.some}</p>
      {alternates === null ? null : (
        <ul className="card figures">
          {alternates.map((name) => (
            <li key={name}>{printable(name)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
