import { type ReactNode } from 'react';
import { type WizardStep } from '../../../shared/session/steps.ts';
import { useWizard } from '../../wizard/context.ts';
import { Icon } from '../../ui/icons.tsx';

type WalkStep = Exclude<WizardStep, 'progress' | 'preflight'>;

/** While the change runs there is nothing to do; its walks stand where they go on. With tokens nothing is looked at before the mode. */
const PLACES = { preflight: 'mode', progress: 'finish' } as const satisfies Partial<Record<WizardStep, WalkStep>>;
const placeOf = (step: WizardStep): WalkStep => (step === 'preflight' || step === 'progress' ? PLACES[step] : step);

/** Every walk with the step of the present screen marked, and the keys. */
export function WalksHelp(): ReactNode {
  const { state, texts } = useWizard();
  const { walks: words } = texts.window;
  const here = placeOf(state.step);
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {Object.entries<WalkWords>(words.walk).map(([walk, { title, steps }]) => (
        <details key={walk} className="more">
          <summary>{title}</summary>
          <ol className="walk">
            {Object.entries(steps).map(([step, sentence]) => (
              <li key={step} {...(step === here ? { 'aria-current': 'step' as const } : {})}>
                {step === here ? (
                  <span className="tag">
                    <Icon name="check" /> {words.here}
                  </span>
                ) : null}
                {sentence}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </>
  );
}

interface WalkWords {
  readonly title: string;
  readonly steps: Readonly<Record<WalkStep, string>>;
}
