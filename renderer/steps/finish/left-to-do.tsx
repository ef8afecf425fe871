import { type ReactNode, useState } from 'react';
import { type LeftToDo as LeftItem } from '../../../shared/domain/left-to-do.ts';
import { type Neighbour } from '../../../shared/domain/neighbours.ts';
import { type EndReport } from '../../../shared/domain/report.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { neighbourSentence } from '../../../shared/texts/sentences/report.ts';
import { useWizard } from '../../wizard/context.ts';
import { Section } from '../../ui/section.tsx';
import { Tick } from '../../ui/tick.tsx';

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
              <Tick label={report.left[item]} checked={pressed[item] ?? state.ticked.includes(item)} onChange={(done) => tick(item, { left: item }, done)} isTask />
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
                <Tick
                  label={neighbourSentence(one, texts)}
                  checked={pressed[one.neighbour] ?? state.tickedNeighbours.includes(one.neighbour)}
                  onChange={(done) => tick(one.neighbour, { neighbour: one.neighbour }, done)}
                  isTask
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
