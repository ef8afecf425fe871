import { type ReactNode, useState } from 'react';
import { MAX_PILOTS } from '../../../../shared/domain/rollout/pilots.ts';
import { type RestartedService } from '../../../../shared/domain/rollout/services.ts';
import { type RolloutView } from '../../../../shared/session/rollout-view.ts';
import { phonesInAll } from '../../../../shared/session/rollout-parts.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { Screen } from '../../../frame/screen.tsx';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { credentialProblems, useCredentials } from '../platform/credentials.ts';
import { Passwords } from '../platform/passwords.tsx';
import { arePilotsGood, namedPilots, Pilots } from './pilots.tsx';
import { PlannedServices, servicesOf } from './services.tsx';

/** What is restarted, who is asked first, and the passwords: the plan before anything is sent. */
export function PlanScreen({ rollout }: { readonly rollout: RolloutView }): ReactNode {
  const { state, texts, call } = useWizard();
  const { plan: words } = texts.window.rollout;
  const { frame } = texts.window;
  const typed = useCredentials();
  const [holds, setHolds] = useState(false);
  const [tried, setTried] = useState(false);
  const [pilots, setPilots] = useState<readonly string[]>(Array.from({ length: MAX_PILOTS }, () => ''));
  const problems = credentialProblems(typed.values);
  const isComplete = Object.keys(problems).length === 0;
  // Without an application user no phone is reset by the program, so none is tried before the others.
  const resets = typed.values.axlUsername !== '';
  const isReady = arePilotsGood(pilots) || (!resets && namedPilots(pilots).length === 0);
  const plan = (services: readonly RestartedService[] | null): void => {
    void call('planRollout', {
      ...(rollout.change === null ? {} : { change: rollout.change }),
      ...(services === null ? {} : { services: [...services] }),
      ...(isComplete ? { credentials: typed.values } : {}),
    });
  };
  const read = (): void => {
    setTried(!isComplete);
    // Those that are shown, where a person has chosen them: a choice that was refused is not shown.
    if (isComplete) plan(rollout.reason === 'person' ? servicesOf(rollout) : null);
  };
  const start = async (): Promise<void> => {
    setTried(!isComplete);
    if (!isComplete || state.busy !== null) return;
    const begun = await call('startRollout', {
      pilots: [...namedPilots(pilots)],
      holdPasswords: holds,
      credentials: typed.values,
    });
    // One that was refused is typed again.
    if (!begun.ok) typed.forget();
  };
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      primary={{ label: words.start, danger: true, onPress: () => void start(), disabled: !isReady || rollout.restarts.length === 0 }}
      back={{ label: frame.button.back, onPress: () => void call('leaveRollout', {}) }}
      hint={isReady ? '' : rollout.phonesListed ? words.pilots.needed : words.readFirst}
    >
      <PlannedServices
        rollout={rollout}
        onServices={plan}
      />
      <Section title={words.passwords.title}>
        <Passwords typed={typed} problems={tried ? problems : {}} holds={holds} onHold={setHolds} />
        <div className="button-and-words">
          <Button onPress={read} isDisabled={state.busy !== null}>
            {words.passwords.read}
          </Button>
          <p className="quiet">{words.passwords.readHint}</p>
        </div>
      </Section>
      <Pilots typed={pilots} onTyped={setPilots} suggested={rollout.pilots} />
      <PlannedPhones rollout={rollout} pilots={namedPilots(pilots)} />
    </Screen>
  );
}

/** How many phones there are, and how many of them a reset does not reach. */
function PlannedPhones({ rollout: { counts, phonesListed, witness }, pilots }: { readonly rollout: RolloutView; readonly pilots: readonly string[] }): ReactNode {
  const { texts } = useWizard();
  const { phones: words } = texts.window.rollout.plan;
  const away = counts['not-reached'];
  return (
    <Section title={words.title}>
      <p className="quiet">{words.lead}</p>
      {phonesListed ? (
        <div className="card summary">
          <Facts
            facts={[
              { name: words.registered, value: fill(words.count, { count: phonesInAll(counts) - away }) },
              { name: words.away, value: fill(words.count, { count: away }) },
            ]}
          />
        </div>
      ) : (
        <Notice tone="info">
          <p>{words.unknown}</p>
        </Notice>
      )}
      {witness === null || pilots.includes(witness.name) ? null : <p className="quiet">{fill(texts.rollout.witness, { name: witness.name, model: witness.model })}</p>}
    </Section>
  );
}
