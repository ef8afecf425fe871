import { type ReactNode } from 'react';
import { type PracticeView } from '../../../shared/session/view-state.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { scenarioWords } from '../../../shared/texts/sentences/scenario.ts';
import { useWizard } from '../../wizard/context.ts';
import { Notice } from '../../ui/notice.tsx';

/** Which practice cluster runs, and how to meet the same again. */
export function PracticeRunning({ practice }: { readonly practice: PracticeView }): ReactNode {
  const { texts, state } = useWizard();
  const { signIn, practice: words, platformSignIn, frame } = texts.window;
  const scenario = scenarioWords(practice.connection, practice.scenario, texts, words);
  return (
    <Notice tone="good" title={`${frame.practiceBadge}: ${scenario.title}`}>
      {scenario.body === '' ? null : <p>{scenario.body}</p>}
      <p>{state.signIn.connection === 'platform' ? platformSignIn.practiceRunning : signIn.practice.running}</p>
      <p className="quiet">{fill(words.seed, { seed: practice.seed })}</p>
    </Notice>
  );
}
