import { type ReactNode } from 'react';
import { type PilotProgress, type WitnessProgress } from '../../../shared/domain/rollout/progress.ts';
import { printable } from '../../../shared/texts/fill.ts';
import { stateWords, witnessSentence } from '../../../shared/texts/sentences/rollout.ts';
import { useWizard } from '../../wizard/context.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { Section } from '../../ui/section.tsx';

const ICON = { waiting: 'circle', asked: 'circle', accepted: 'check', refused: 'cross', unknown: 'warning' } as const satisfies Record<PilotProgress['verdict'], IconName>;
const LOOK = { waiting: 'waiting', asked: 'running', accepted: 'proved', refused: 'failed', unknown: 'waiting' } as const satisfies Record<PilotProgress['verdict'], string>;

interface PilotListProps {
  readonly pilots: readonly PilotProgress[];
  readonly witness: WitnessProgress | null;
  /** The rollout has ended. */
  readonly isOver?: boolean;
}

/** The pilot phones, what each made of the file and how that is known; and the phone that was left alone. */
export function PilotList({ pilots, witness, isOver = false }: PilotListProps): ReactNode {
  const { texts } = useWizard();
  const { rollout: words } = texts;
  const states = stateWords(texts, isOver);
  // Nothing comes of a question any more once it has ended.
  const shown = (verdict: PilotProgress['verdict']): PilotProgress['verdict'] => (isOver && verdict === 'asked' ? 'unknown' : verdict);
  if (pilots.length === 0) return null;
  return (
    <Section title={words.part.pilot}>
      <ul className="card progress-steps">
        {pilots.map(({ name, model, why, verdict, proof, isRegistered }) => (
          <li key={name} className={`progress-step progress-${LOOK[shown(verdict)]}`}>
            <Icon name={ICON[shown(verdict)]} />
            <span>
              <span className="figures">{printable(name)}</span> {printable(model)}
            </span>
            <span className="progress-status">{states.pilotVerdict[verdict]}</span>
            <span className="cell-note restart-proofs">
              <span>{words.pilotWhy[why]}</span>
              {proof === null ? null : <span>{words.pilotProof[proof]}</span>}
              {isRegistered === null ? null : <span>{isRegistered ? words.pilotRegistered : words.pilotNotRegistered}</span>}
            </span>
          </li>
        ))}
      </ul>
      {witness === null ? null : <p className="quiet">{witnessSentence(witness, texts, isOver)}</p>}
    </Section>
  );
}
