import { type ReactNode, useState } from 'react';
import { awaitsAnswer, PHONE_STATES } from '../../../../shared/domain/rollout/progress.ts';
import { type RolloutView } from '../../../../shared/session/rollout-view.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { unreadOnReport } from '../../../../shared/texts/sentences/on-report.ts';
import { stateWords } from '../../../../shared/texts/sentences/rollout.ts';
import { localTimeOfDay } from '../../../../shared/texts/time.ts';
import { Screen } from '../../../frame/screen.tsx';
import { ErrorWords, useShownError } from '../../../frame/error-place.tsx';
import { useWizard } from '../../../wizard/context.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { StayAwake } from '../../progress/stay-awake.tsx';
import { Counters } from '../counters.tsx';
import { credentialProblems, useCredentials } from '../platform/credentials.ts';
import { Passwords } from '../platform/passwords.tsx';
import { PhonesOnDemand } from '../phones/on-demand.tsx';
import { PilotList } from '../pilots.tsx';
import { Restarts } from '../restarts.tsx';
import { Parts } from './parts.tsx';
import { PilotAnswer } from './pilot-answer.tsx';
import { Pools } from './pools.tsx';
import { StopForGood } from './stop.tsx';
import { Waiting } from './waiting.tsx';

interface RunScreenProps {
  readonly rollout: RolloutView;
  readonly state: 'running' | 'paused' | 'stopped';
}

/** A rollout under way: how far each part is, what is waited for, and what a person can do meanwhile; paused or stopped, the way on. */
export function RunScreen({ rollout, state }: RunScreenProps): ReactNode {
  const { texts, language, call } = useWizard();
  const { run: words } = texts.window.rollout;
  const typed = useCredentials();
  const [holds, setHolds] = useState(false);
  const [tried, setTried] = useState(false);
  const shown = useShownError();
  const problems = credentialProblems(typed.values);
  const asks = state !== 'running' && rollout.holdsUntil === null;
  const isComplete = Object.keys(problems).length === 0;
  const resume = async (): Promise<void> => {
    setTried(asks && !isComplete);
    if (asks && !isComplete) return;
    const gone = await call('resumeRollout', asks ? { holdPasswords: holds, credentials: typed.values } : {});
    if (!gone.ok) typed.forget();
  };
  const isRunning = state === 'running';
  return (
    <Screen
      title={words.title[state]}
      lead={words.lead[state]}
      {...(isRunning
        ? { cancel: { label: words.pause, onPress: () => void call('pauseRollout', {}) } }
        : { primary: { label: words.resume, onPress: () => void resume() }, back: { label: texts.window.rollout.leave, onPress: () => void call('leaveRollout', {}) } })}
      hint={rollout.holdsUntil === null ? '' : fill(words.hold, { time: localTimeOfDay(rollout.holdsUntil, language) })}
    >
      {rollout.error === null || shown?.code === rollout.error.code ? null : <ErrorWords error={rollout.error} words={unreadOnReport(rollout.error, texts)} />}
      {rollout.isDamaged ? <Notice tone="warning" title={texts.rollout.damaged} /> : null}
      {isRunning ? <StayAwake /> : null}
      {isRunning && rollout.wait !== null ? <Waiting wait={rollout.wait} /> : null}
      <Parts rollout={rollout} />
      {asks ? (
        <Section title={texts.window.rollout.plan.passwords.title}>
          <p>{words.holdNot}</p>
          <Passwords typed={typed} problems={tried ? problems : {}} holds={holds} onHold={setHolds} />
        </Section>
      ) : null}
      {rollout.pilots.filter(awaitsAnswer).map(({ name }) => (
        <PilotAnswer key={name} name={name} isLookedAt={isRunning && rollout.wait?.what === 'pilot'} />
      ))}
      <PilotList pilots={rollout.pilots} witness={rollout.witness} />
      <Section title={texts.rollout.part.services}>
        <Restarts restarts={rollout.restarts} told={rollout.error} onSkip={({ node, service }) => void call('skipRestart', { node, service, skipped: true })} />
      </Section>
      <Pools rollout={rollout} />
      <PhoneCountsCard rollout={rollout} />
      <PhonesOnDemand rollout={rollout} />
      <Counters rollout={rollout} />
      <StopForGood />
      <p className="quiet">{fill(words.folder, { folder: rollout.folder })}</p>
    </Screen>
  );
}

/** How many phones are in each state. */
export function PhoneCountsCard({ rollout: { counts, phonesListed, state: now } }: { readonly rollout: Pick<RolloutView, 'counts' | 'phonesListed' | 'state'> }): ReactNode {
  const { texts } = useWizard();
  const { run: words } = texts.window.rollout;
  const names = stateWords(texts, now === 'ended');
  if (!phonesListed)
    return (
      <Notice tone="info">
        <p>{texts.rollout.notListed}</p>
      </Notice>
    );
  return (
    <Section title={words.counts}>
      <div className="card summary">
        <Facts facts={PHONE_STATES.filter((state) => counts[state] > 0).map((state) => ({ name: names.phone[state], value: String(counts[state]) }))} />
      </div>
    </Section>
  );
}
