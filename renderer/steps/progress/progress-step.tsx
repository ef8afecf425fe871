import { type ReactNode } from 'react';
import { type StepProgress, type StepStatus } from '../../../shared/session/progress.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../app/wizard.ts';
import { ErrorWords } from '../../ui/error-place.tsx';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Section } from '../../ui/section.tsx';

const ICON = { waiting: 'circle', running: 'circle', proved: 'check', failed: 'cross', undone: 'undo', 'not-run': 'minus' } as const satisfies Record<
  StepStatus,
  IconName
>;

/** Steps by server, between what the token does and what concerns the whole cluster: the order in which they run. */
function groupsOf(steps: readonly StepProgress[], token: string, whole: string): readonly (readonly [string, readonly StepProgress[]])[] {
  const groups = new Map<string, StepProgress[]>();
  for (const step of steps) {
    const title = step.server ?? (step.kind === 'sign' ? token : whole);
    groups.set(title, [...(groups.get(title) ?? []), step]);
  }
  return [...groups];
}

/** The change while it runs: every step of every server, and whether it can still be cancelled. */
export function ProgressStep(): ReactNode {
  const { state, texts, call } = useWizard();
  const { preview, frame } = texts.window;
  const { progress: words, plan } = preview;
  const { job } = state;
  if (job === null) return null;
  const done = job.steps.filter(({ status }) => status === 'proved').length;
  return (
    <Screen
      title={words.title}
      lead={job.cancellable ? words.leadCancellable : words.leadWriting}
      cancel={{ label: frame.button.cancel, onPress: () => void call('cancel', {}), disabled: !job.cancellable }}
      hint={fill(words.count, { done, all: job.steps.length })}
    >
      <progress className="meter" max={job.steps.length} value={done} aria-label={words.all} />
      {groupsOf(job.steps, frame.steps.token, words.whole).map(([title, steps]) => (
        <Section key={title} title={printable(title)}>
          <ul className="card progress-steps">
            {steps.map(({ id, kind, server, status, error }) => (
              <li key={id} className={`progress-step progress-${status}`}>
                <Icon name={ICON[status]} />
                <span>{fill(plan.step[kind], { server: server ?? '' })}</span>
                <span className="progress-status">{texts.report.stepStatus[status]}</span>
                {error === null ? null : <ErrorWords error={error} />}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Screen>
  );
}
