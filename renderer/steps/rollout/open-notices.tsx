import { type ReactNode } from 'react';
import { openRolloutsHere } from '../../../shared/session/open-rollouts.ts';
import { type OpenRolloutView } from '../../../shared/session/rollout-view.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { localTime } from '../../../shared/texts/time.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { signInToRollout } from './platform/sign-in.ts';

/** Rollouts that were begun from this computer and can go on: the way to their cluster, or, where one is signed in to, to those that belong to it. @param isFirst going on is what comes next. */
export function OpenRollouts({ isFirst = false }: { readonly isFirst?: boolean }): ReactNode {
  const { state, texts } = useWizard();
  const { rollouts, more } = openRolloutsHere(state);
  return (
    <>
      {rollouts.map((open, at) => (
        <OpenRollout key={open.id} open={open} isFirst={isFirst && at === 0} />
      ))}
      {more === 0 ? null : <p>{fill(texts.window.rollout.open.more, { count: more })}</p>}
    </>
  );
}

function OpenRollout({ open, isFirst }: { readonly open: OpenRolloutView; readonly isFirst: boolean }): ReactNode {
  const wizard = useWizard();
  const { state, texts, language, call } = wizard;
  const { open: words } = texts.window.rollout;
  const { unfinished } = texts.window.history;
  const { id, cluster, startedAt, restartsDone, restarts, practice, keySha256 } = open;
  const signedIn = state.platform !== null && state.platform.cluster !== null;
  const practiceRuns = state.practice?.keys.includes(keySha256) === true;
  const label = practice === null ? words.signIn : words.practise;
  return (
    <Notice tone="warning" title={words.title}>
      <p>{words.lead}</p>
      {open.damagedFrom === null ? null : <p>{fill(texts.rollout.damagedFrom, { line: open.damagedFrom })}</p>}
      <Facts
        facts={[
          { name: words.cluster, value: practice === null ? printable(cluster) : fill(unfinished.practised, { cluster }) },
          { name: words.begun, value: localTime(startedAt, language) },
          { name: words.restarts, value: fill(texts.window.rollout.run.count, { done: restartsDone, all: restarts }) },
        ]}
      />
      {practiceRuns && !signedIn && state.signIn.connection === 'platform' ? <p>{unfinished.filledIn}</p> : null}
      <p className="button-row">
        {signedIn ? (
          <Button look={isFirst ? 'primary' : 'quiet'} aria-label={fill(words.signInOf, { label: words.goOn, cluster })} onPress={() => void call('openRollout', { id })} isDisabled={state.busy !== null}>
            {words.goOn}
          </Button>
        ) : practiceRuns ? null : (
          <Button aria-label={fill(words.signInOf, { label, cluster })} onPress={() => void signInToRollout(wizard, open)} isDisabled={state.busy !== null}>
            {label}
          </Button>
        )}
      </p>
    </Notice>
  );
}
