import { type ReactNode } from 'react';
import { type LeftToDo as Item } from '../../../shared/domain/report.ts';
import { useWizard } from '../../app/wizard.ts';
import { Section } from '../../ui/section.tsx';

/** What a person still has to do, to be ticked off. */
export function LeftToDo({ items }: { readonly items: readonly Item[] }): ReactNode {
  const { texts } = useWizard();
  const { left } = texts.window.finish;
  if (items.length === 0) return null;
  return (
    <Section title={left.title}>
      <p className="quiet">{left.lead}</p>
      <ol className="card checks">
        {items.map((item) => (
          <li key={item}>
            <label className="tick">
              <input type="checkbox" />
              <span>{texts.report.left[item]}</span>
            </label>
          </li>
        ))}
      </ol>
    </Section>
  );
}
