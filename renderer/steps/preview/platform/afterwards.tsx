import { type ReactNode } from 'react';
import { type PlatformPlan } from '../../../../shared/domain/platform/plan.ts';
import { neighbourSentence } from '../../../../shared/texts/sentences/report.ts';
import { Fold } from '../../../ui/fold.tsx';
import { useWizard } from '../../../wizard/context.ts';

/** What a person will have to do by hand afterwards, said before anything is sent. */
export function Afterwards({ plan: { leftToDo, neighbours } }: { readonly plan: PlatformPlan }): ReactNode {
  const { texts } = useWizard();
  const { report } = texts;
  return (
    <Fold title={texts.platform.plan.afterwards}>
      <ol className="card lines">
        {leftToDo.map((item) => (
          <li key={item}>{report.left[item]}</li>
        ))}
      </ol>
      {neighbours.length === 0 ? null : <p>{report.neighboursHeading}</p>}
      <ul className="card lines">
        {neighbours.map((one) => (
          <li key={one.neighbour}>{neighbourSentence(one, texts)}</li>
        ))}
      </ul>
    </Fold>
  );
}
