import { type ReactNode, Suspense, useEffect } from 'react';
import { type ChangeKind } from '../../shared/domain/change-kind.ts';
import { awaitsRollout } from '../../shared/domain/left-to-do.ts';
import { type PlatformReport } from '../../shared/domain/platform/report.ts';
import { type ProductName } from '../../shared/domain/release.ts';
import { type BehindChange } from '../../shared/domain/rollout/behind-change.ts';
import { clusterOf, publisherIn } from '../../shared/session/publisher.ts';
import { type PreflightView } from '../../shared/session/platform/view.ts';
import { type RolloutView } from '../../shared/session/rollout-view.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { type WizardStep } from '../../shared/session/steps.ts';
import { modeTitle } from '../../shared/texts/sentences/change.ts';
import { fill, printable } from '../../shared/texts/fill.ts';
import { type FirstScreenTexts, type WindowTexts } from '../../shared/texts/languages.ts';
import { useFirstScreen, useWizard } from '../wizard/context.ts';
import { Icon } from '../ui/icons.tsx';

interface StepperRow {
  readonly name: keyof FirstScreenTexts['window']['frame']['steps'];
  readonly steps: readonly WizardStep[];
  /** What was chosen there; empty = nothing yet. */
  readonly chosen: (state: ViewState, texts: WindowTexts) => string;
}

/** The mode alone, where there is one: the whole name of the choice would take five lines here. */
const changeWords = (change: ChangeKind, product: ProductName, texts: WindowTexts): string => (change === 'update' ? modeTitle(change, product, texts) : texts.window.mode.modeName[change]);

const ROWS: readonly StepperRow[] = [
  {
    name: 'signIn',
    steps: ['sign-in'],
    chosen: (state) => (state.cluster === null ? '' : `${state.signIn.username} @ ${publisherIn(state)?.name ?? state.signIn.host}`),
  },
  { name: 'mode', steps: ['mode'], chosen: ({ choices, cluster }, texts) => (choices === null || cluster === null ? '' : changeWords(choices.mode, cluster.product, texts)) },
  { name: 'token', steps: ['token'], chosen: ({ tokens }) => tokens.chosen?.serial ?? '' },
  { name: 'preview', steps: ['preview'], chosen: ({ plan }, texts) => (plan === null ? '' : fill(texts.window.preview.bytes, { length: plan.length })) },
  { name: 'result', steps: ['progress', 'finish'], chosen: ({ report }, texts) => (report === null ? '' : texts.window.finish.title[report.outcome]) },
];

const signedInTo = (platform: ViewState['platform']): string => (platform?.cluster ? `${platform.osUsername} @ ${platform.cluster.publisher}` : '');

/** What was left before it was read does not count as found to be in order. */
const preflightWords = ({ counts, unread }: PreflightView, { window: { platformPreflight: words } }: WindowTexts): string => fill(unread === 0 ? words.chosen : words.chosenUnread, { ...counts, unread });

const rolloutWords = ({ state, outcome }: RolloutView, { rollout: words }: WindowTexts): string => (state === 'ended' ? words.outcomeName[outcome ?? 'unknown'] : words.state[state]);

/** The same without a token: the cluster signs itself. */
const PLATFORM_ROWS: readonly StepperRow[] = [
  {
    name: 'signIn',
    steps: ['sign-in'],
    chosen: ({ platform }) => signedInTo(platform),
  },
  { name: 'preflight', steps: ['preflight'], chosen: ({ platform }, texts) => (platform?.preflight ? preflightWords(platform.preflight, texts) : '') },
  { name: 'mode', steps: ['mode'], chosen: ({ platform }, texts) => (platform?.plan ? texts.window.mode.modeName[platform.plan.requestedMode] : '') },
  { name: 'command', steps: ['preview'], chosen: ({ platform }) => platform?.plan?.command ?? '' },
  { name: 'result', steps: ['progress', 'finish'], chosen: ({ platform }, texts) => (platform?.report ? texts.window.platformResult.title[platform.report.outcome] : '') },
  { name: 'rollout', steps: [], chosen: ({ rollout, platform }, texts) => (rollout === null ? behindWords(platform?.report?.rollout, texts) : rolloutWords(rollout, texts)) },
];

const behindWords = (behind: BehindChange | undefined, { rollout: words }: WindowTexts): string => (behind === undefined ? '' : words.outcomeName[behind.isOpen ? 'open' : behind.outcome]);

/** The restart behind the change that is shown is over, and has left nothing that another one would do. */
const isRestarted = (report: PlatformReport | null | undefined): boolean => report?.rollout !== undefined && !report.rollout.isOpen && !awaitsRollout(report.leftToDo);

/** What was chosen on a screen. */
function Chosen({ chosen }: Pick<StepperRow, 'chosen'>): ReactNode {
  const { state, texts } = useWizard();
  return printable(chosen(state, texts));
}

/** The screens of the wizard in order, where we are, and what was chosen; the title of the window says the same of many windows. */
export function Stepper(): ReactNode {
  const { state, texts } = useFirstScreen();
  const { frame } = texts.window;
  const rows = state.signIn.connection === 'platform' ? PLATFORM_ROWS : ROWS;
  const walked = rows.findIndex(({ steps }) => steps.includes(state.step));
  // The restart of services and phones may be begun without a change before it: then the screens between were never seen.
  const here = state.rollout === null ? walked : rows.length - 1;
  const name = rows[here]?.name;
  const cluster = clusterOf(state);
  useEffect(() => {
    document.title = [...(cluster === '' ? [] : [printable(cluster)]), ...(name === undefined ? [] : [frame.steps[name]]), frame.product].join(' - ');
  }, [cluster, name, frame]);
  return (
    <nav className="stepper" aria-label={frame.stepsLabel}>
      <ol>
        {rows.map(({ name, chosen }, index) => {
          const isPast = (index < here && index <= walked) || (name === 'rollout' && index !== here && isRestarted(state.platform?.report));
          const place = isPast ? 'past' : index === here ? 'now' : 'next';
          return (
            <li key={name} className={`step step-${place}`} {...(place === 'now' ? { 'aria-current': 'step' as const } : {})}>
              <span className="step-mark" aria-hidden="true">
                {place === 'past' ? <Icon name="check" /> : index + 1}
              </span>
              <span className="step-words">
                <span className="step-name">{frame.steps[name]}</span>
                <span className="unseen">({frame.stepState[place]})</span>
                <span className="step-chosen">
                  {/* Before the program was heard nothing is chosen. */}
                  {state.revision === 0 ? null : (
                    <Suspense>
                      <Chosen chosen={chosen} />
                    </Suspense>
                  )}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
