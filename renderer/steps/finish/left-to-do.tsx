import { type ReactNode } from 'react';
import { type EndReport } from '../../../shared/domain/report.ts';
import { neighbourSentence } from '../../../shared/texts/sentences/report.ts';
import { useWizard } from '../../wizard/context.ts';
import { Section } from '../../ui/section.tsx';

/** What a person still has to do after a change of either route, to be ticked off. */
export function LeftToDo({ report: { id, leftToDo: items, neighbours } }: { readonly report: Pick<EndReport, 'id' | 'leftToDo' | 'neighbours'> }): ReactNode {
  const { texts, state, call } = useWizard();
  const { window, report } = texts;
  const { left } = window.finish;
  if (items.length === 0) return null;
  return (
    <Section title={left.title}>
      <p className="quiet">{left.lead}</p>
      <ol className="card checks">
        {items.map((item) => (
          <li key={item}>
            <label className="tick">
              <input type="checkbox" checked={state.ticked.includes(item)} onChange={(event) => void call('tickOff', { id, left: item, done: event.currentTarget.checked })} />
              <span>{report.left[item]}</span>
            </label>
          </li>
        ))}
      </ol>
      {neighbours.length === 0 ? null : (
        <>
          <p>{report.neighboursHeading}</p>
          <ul className="card checks">
            {neighbours.map((one) => (
              <li key={one.neighbour}>
                <label className="tick">
                  <input type="checkbox" />
                  <span>{neighbourSentence(one, texts)}</span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
