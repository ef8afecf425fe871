import { type ReactNode } from 'react';
import { type ModeTruth } from '../../../shared/domain/outcome.ts';
import { type StepProgress } from '../../../shared/session/progress.ts';
import { useWizard } from '../../wizard/context.ts';
import { Fold } from '../../ui/fold.tsx';
import { Icon } from '../../ui/icons.tsx';
import { AlikeLine } from '../alike-line.tsx';
import { alike } from '../alike.ts';

interface ProvenListProps {
  readonly steps: readonly StepProgress[];
  readonly mode: ModeTruth;
}

/** The steps whose result was read back, and the mode as it was read. */
export function ProvenList({ steps, mode }: ProvenListProps): ReactNode {
  const { texts } = useWizard();
  const { finish } = texts.window;
  const proved = steps.filter(({ status }) => status === 'proved');
  return (
    <Fold title={finish.proven.title}>
      <ul className="card checks">
        {alike(proved).map((same) => (
          <li key={same[0].id}>
            <Icon name="check" />
            <AlikeLine steps={same} />
          </li>
        ))}
        <li className={mode.value === 'unknown' ? 'check-open' : ''}>
          <Icon name={mode.value === 'unknown' ? 'warning' : 'check'} />
          {texts.report.mode[mode.value]}
        </li>
      </ul>
    </Fold>
  );
}
