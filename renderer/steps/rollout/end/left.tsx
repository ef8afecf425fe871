import { type ReactNode } from 'react';
import { type RolloutReport } from '../../../../shared/domain/rollout/report.ts';
import { type RolloutView } from '../../../../shared/session/rollout-view.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Section } from '../../../ui/section.tsx';
import { NeighbourTicks } from './neighbours.tsx';

interface LeftProps {
  readonly leftToDo: RolloutView['leftToDo'];
  /** `null` = not read yet. */
  readonly report: RolloutReport | null;
}

/** What a person still has to do: in front of everything that only tells what was done. */
export function LeftToDo({ leftToDo, report }: LeftProps): ReactNode {
  const { texts } = useWizard();
  const { left } = texts.window.rollout.end;
  if (leftToDo.length === 0) return report === null ? null : <NeighbourTicks report={report} />;
  return (
    <Section title={left}>
      <ol className="card numbered-card">
        {leftToDo.map((item) => (
          <li key={item}>{texts.rollout.left[item]}</li>
        ))}
      </ol>
      {report === null ? null : <NeighbourTicks report={report} />}
    </Section>
  );
}
