import { type ReactNode } from 'react';
import { type ModeTruth } from '../../../shared/domain/outcome.ts';
import { type StepProgress } from '../../../shared/session/progress.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Icon } from '../../ui/icons.tsx';
import { Section } from '../../ui/section.tsx';

interface ProvenListProps {
  readonly steps: readonly StepProgress[];
  readonly mode: ModeTruth;
}

/** The steps whose result was read back, and the mode as it was read. */
export function ProvenList({ steps, mode }: ProvenListProps): ReactNode {
  const { texts } = useWizard();
  const { preview, finish } = texts.window;
  const proved = steps.filter(({ status }) => status === 'proved');
  return (
    <Section title={finish.proven.title}>
      <ul className="card checks">
        {proved.map(({ id, kind, server }) => (
          <li key={id}>
            <Icon name="check" />
            {fill(preview.plan.step[kind], { server: server ?? '' })}
          </li>
        ))}
        <li className={mode.value === 'unknown' ? 'check-open' : ''}>
          <Icon name={mode.value === 'unknown' ? 'warning' : 'check'} />
          {texts.report.mode[mode.value]}
        </li>
      </ul>
    </Section>
  );
}
