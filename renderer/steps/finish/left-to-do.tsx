import { type ReactNode, useState } from 'react';
import { type LeftToDo as LeftItem } from '../../../shared/domain/left-to-do.ts';
import { type Neighbour } from '../../../shared/domain/neighbours.ts';
import { type EndReport } from '../../../shared/domain/report.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { neighbourSentence } from '../../../shared/texts/sentences/report.ts';
import { useWizard } from '../../wizard/context.ts';
import { Section } from '../../ui/section.tsx';

/** What a person still has to do after a change of either route, to be ticked off. */
export function LeftToDo({ report: { id, leftToDo: items, neighbours, rollout } }: { readonly report: Pick<EndReport, 'id' | 'leftToDo' | 'neighbours' | 'rollout'> }): ReactNode {
  const { texts, state, call } = useWizard();
  // What was pressed shows at once; where it could not be kept, it goes back.
  const [pressed, setPressed] = useState<Readonly<Partial<Record<LeftItem | Neighbour, boolean>>>>({});
  const tick = (item: LeftItem | Neighbour, what: { readonly left: LeftItem } | { readonly neighbour: Neighbour }, done: boolean): void => {
    setPressed((all) => ({ ...all, [item]: done }));
    void call('tickOff', { id, ...what, done }).then((answer) => (answer.ok ? undefined : setPressed((all) => ({ ...all, [item]: !done }))));
  };
  const { window, report } = texts;
  const { left } = window.finish;
  if (items.length + neighbours.length === 0) return rollout === undefined ? null : <p>{left.none}</p>;
  return (
    <Section title={left.title}>
      <p className="quiet">{left.lead}</p>
      {items.length === 0 ? null : (
        <ol className="card checks">
          {items.map((item) => (
            <li key={item}>
              <label className="tick">
                <input type="checkbox" checked={pressed[item] ?? state.ticked.includes(item)} onChange={(event) => tick(item, { left: item }, event.currentTarget.checked)} />
                <span>{report.left[item]}</span>
              </label>
            </li>
          ))}
        </ol>
      )}
      {neighbours.length === 0 ? null : (
        <details className="more">
          <summary>
            {report.neighboursHeading} {fill(left.counted, { done: neighbours.filter(({ neighbour }) => pressed[neighbour] ?? state.tickedNeighbours.includes(neighbour)).length, all: neighbours.length })}
          </summary>
          <ul className="card checks">
            {neighbours.map((one) => (
              <li key={one.neighbour}>
                <label className="tick">
                  <input
                    type="checkbox"
                    checked={pressed[one.neighbour] ?? state.tickedNeighbours.includes(one.neighbour)}
                    onChange={(event) => tick(one.neighbour, { neighbour: one.neighbour }, event.currentTarget.checked)}
                  />
                  <span>{neighbourSentence(one, texts)}</span>
                </label>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
