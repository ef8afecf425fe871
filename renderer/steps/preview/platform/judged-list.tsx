import { type ReactNode } from 'react';
import { type PlatformPlan } from '../../../../shared/domain/platform/plan.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Fold } from '../../../ui/fold.tsx';

/** What will be read afterwards to say how the change ended. */
export function JudgedList({ plan }: { readonly plan: PlatformPlan }): ReactNode {
  const { texts } = useWizard();
  const { judged: words } = texts.window.platformChange;
  const { judgedNodes, otherNodes, leftOutNodes } = plan;
  return (
    <Fold title={words.title}>
      <p className="quiet">{words.lead}</p>
      <ul className="card lines">
        <li>{fill(words.mode, { mode: texts.report.modeName[plan.requestedMode] })}</li>
        {judgedNodes.map((node) => (
          <li key={`disk ${node}`}>{fill(words.disk, { node })}</li>
        ))}
        {judgedNodes.map((node) => (
          <li key={`served ${node}`}>{fill(words.served, { node })}</li>
        ))}
        {otherNodes.length === 0 ? null : <li className="quiet">{fill(words.others, { nodes: otherNodes.join(', ') })}</li>}
        {leftOutNodes.length === 0 ? null : <li className="quiet">{fill(words.leftOut, { nodes: leftOutNodes.join(', ') })}</li>}
      </ul>
    </Fold>
  );
}
