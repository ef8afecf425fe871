import { type ReactNode, useState } from 'react';
import { COMMAND_KINDS, type CommandKind } from '../../../../shared/domain/change-kind.ts';
import { RELEASES, isAtLeast } from '../../../../shared/domain/release.ts';
import { finding } from '../../../../shared/domain/rules/rule.ts';
import { type PlatformClusterView } from '../../../../shared/session/platform/view.ts';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { findingSentence } from '../../../../shared/texts/sentences/change.ts';
import { errorSentences } from '../../../../shared/texts/sentences/error.ts';
import { type WindowTexts } from '../../../../shared/texts/languages.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice, type Option } from '../../../ui/choice.tsx';
import { RuleSource } from '../../../frame/findings.tsx';
import { ErrorWords } from '../../../frame/error-place.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Screen } from '../../../frame/screen.tsx';
import { Section } from '../../../ui/section.tsx';
import { LastChange } from '../../history/offer.tsx';
import { leaveActions } from '../../leave-actions.ts';
import { LostTokens } from '../../lost-tokens/step.tsx';
import { RolloutOffer } from '../../rollout/offer.tsx';
import { OpenRollouts } from '../../rollout/open-notices.tsx';
import { PlatformNodes } from './nodes.tsx';

function optionsOf({ mode, release, reset }: PlatformClusterView, { options: words }: WindowTexts['window']['platformMode']): readonly Option[] {
  const unavailable = isAtLeast(release, RELEASES.utilsCtl) ? '' : words.tooOld;
  const rows: Readonly<Record<CommandKind, readonly [string, string]>> = {
    'non-secure': [words.nonSecure, mode === 'non-secure' ? words.nonSecureAlready : words.nonSecureHelp],
    mixed: [words.mixed, mode === 'mixed' ? words.mixedAlready : words.mixedHelp],
    update: [words.update, words.updateHelp],
    'reset-localkey': [words.reset, words.resetHelp],
  };
  const kinds = COMMAND_KINDS.filter((kind) => kind !== 'reset-localkey' || reset !== 'no-command');
  return kinds.map((value) => ({ value, title: rows[value][0], help: rows[value][1], unavailable: value !== 'reset-localkey' ? unavailable : reset === 'offered' ? '' : words.resetNot[reset] }));
}

/** The cluster as it is, and what the publisher shall be told; or the guide for lost tokens, where it is open. */
export function PlatformModeStep(): ReactNode {
  const wizard = useWizard();
  const { state, texts, call } = wizard;
  const { platformMode: words, mode, frame } = texts.window;
  const [chosen, setChosen] = useState('');
  const { platform } = state;
  const cluster = platform?.cluster ?? null;
  if (platform === null || cluster === null) return null;
  if (platform.lostTokens !== null) return <LostTokens view={platform.lostTokens} />;
  const next = (): void => {
    const kind = COMMAND_KINDS.find((one) => one === chosen);
    if (kind !== undefined) void call('choosePlatformChange', { kind });
  };
  const hasCommand = isAtLeast(cluster.release, RELEASES.utilsCtl);
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      submits
      primary={{ label: frame.button.next, onPress: next, disabled: chosen === '' }}
      hint={chosen === '' && hasCommand ? mode.chooseFirst : ''}
      {...leaveActions(wizard)}
    >
      <OpenRollouts />
      <ClusterFacts cluster={cluster} />
      {cluster.axlError === null ? null : <ErrorWords error={cluster.axlError} />}
      <AxlGaps gaps={cluster.axlGaps} />
      <ResetAdvice cluster={cluster} />
      <Choice label={words.options.label} value={chosen} onChange={setChosen} options={optionsOf(cluster, words)} />
      <PlatformNodes />
      <p className="button-row">
        <Button look="plain" onPress={() => void call('refreshPlatform', {})} isDisabled={state.busy !== null}>
          {frame.button.readAgain}
        </Button>
      </p>
      <RolloutOffer change={null} />
      <Section title={words.lost.title}>
        <p>{hasCommand ? words.lost.command : words.lost.old}</p>
        <p className="button-row">
          <Button onPress={() => void call('openLostTokens', {})} isDisabled={state.busy !== null}>
            {words.lost.open}
          </Button>
        </p>
      </Section>
      <LastChange />
    </Screen>
  );
}

/** Phones do not know who signs next: the documented way begins with another command. */
function ResetAdvice({ cluster }: { readonly cluster: PlatformClusterView }): ReactNode {
  const { texts } = useWizard();
  const { options: words } = texts.window.platformMode;
  if (!cluster.resetAdvised) return null;
  const found = finding('itlrecovery-replaced');
  return (
    <Notice tone="warning" title={fill(words.resetAdvised, { option: words.reset })}>
      <p>{findingSentence(found, texts)}</p>
      <RuleSource finding={found} />
    </Notice>
  );
}

function AxlGaps({ gaps }: { readonly gaps: PlatformClusterView['axlGaps'] }): ReactNode {
  const { texts } = useWizard();
  const { axlGaps: words } = texts.window.platformMode;
  if (gaps.length === 0) return null;
  return (
    <Notice tone="warning" title={words.title}>
      <ul>
        {gaps.map(({ question, error }) => (
          <li key={question}>{fill(words.gap, { question: words.question[question], error: errorSentences(error, texts).title })}</li>
        ))}
      </ul>
    </Notice>
  );
}

function ClusterFacts({ cluster }: { readonly cluster: PlatformClusterView }): ReactNode {
  const { state, texts } = useWizard();
  const { mode, platformMode: words, platformSignIn: signIn } = texts.window;
  const { autoRegistration } = cluster;
  const offers = state.platform?.offers ?? null;
  return (
    <>
      <div className="card summary">
        <Facts
          facts={[
            { name: mode.facts.mode, value: <strong>{mode.modeName[cluster.mode]}</strong> },
            { name: mode.facts.release, value: <span className="figures">{printable(cluster.release)}</span> },
            { name: mode.facts.registration, value: autoRegistration === null ? words.unknown : autoRegistration ? mode.facts.registrationOn : mode.facts.registrationOff },
          ]}
        />
      </div>
      {offers === null ? null : (
        <Notice tone={offers.recommended === 'platform' ? 'info' : 'warning'} title={signIn.offers.recommended[offers.recommended ?? 'none']}>
          <p>{signIn.offers.why[offers.why]}</p>
        </Notice>
      )}
    </>
  );
}
