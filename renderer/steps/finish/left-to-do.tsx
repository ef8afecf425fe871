import { type ReactNode } from 'react';
import { useWizard } from '../../wizard/context.ts';
import { Section } from '../../ui/section.tsx';

interface LeftToDoProps {
  readonly items: readonly { readonly id: string; readonly sentence: string }[];
}

/** What a person still has to do, to be ticked off. */
export function LeftToDo({ items }: LeftToDoProps): ReactNode {
  const { left } = useWizard().texts.window.finish;
  if (items.length === 0) return null;
  return (
    <Section title={left.title}>
      <p className="quiet">{left.lead}</p>
      <ol className="card checks">
        {items.map(({ id, sentence }) => (
          <li key={id}>
            <label className="tick">
              <input type="checkbox" />
              <span>{sentence}</span>
            </label>
          </li>
        ))}
      </ol>
    </Section>
  );
}
