import { type ReactNode, useState } from 'react';
import { type Neighbour } from '../../../../shared/domain/neighbours.ts';
import { type RolloutReport } from '../../../../shared/domain/rollout/report.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { neighbourSentence } from '../../../../shared/texts/sentences/report.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Tick } from '../../../ui/tick.tsx';

/** What stands beside the phones and depends on the change, to be ticked off; the ticks are kept with the report. */
export function NeighbourTicks({ report: { record, neighbours, tickedNeighbours } }: { readonly report: RolloutReport }): ReactNode {
  const { texts, call } = useWizard();
  const { end: words } = texts.window.rollout;
  const [ticked, setTicked] = useState<readonly Neighbour[]>(tickedNeighbours);
  if (neighbours.length === 0) return null;
  const tick = (neighbour: Neighbour, done: boolean): void => {
    const set = (isDone: boolean): void => setTicked((now) => [...now.filter((one) => one !== neighbour), ...(isDone ? [neighbour] : [])]);
    set(done);
    // Where it could not be kept, it goes back.
    void call('tickRolloutNeighbour', { id: record.id, neighbour, done }).then((answer) => (answer.ok ? undefined : set(!done)));
  };
  return (
    <details className="more">
      <summary>
        {words.neighbours} ({fill(texts.window.finish.left.counted, { done: ticked.length, all: neighbours.length })})
      </summary>
      <p className="quiet">{words.neighboursLead}</p>
      <ul className="card checks">
        {neighbours.map((one) => (
          <li key={one.neighbour}>
            <Tick label={neighbourSentence(one, texts)} checked={ticked.includes(one.neighbour)} onChange={(done) => tick(one.neighbour, done)} isTask />
          </li>
        ))}
      </ul>
    </details>
  );
}
