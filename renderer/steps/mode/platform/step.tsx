import { type ReactNode, useState } from 'react';
import { COMMAND_KINDS, type CommandKind } from '../../../../shared/domain/change-kind.ts';
import { RELEASES, isAtLeast, productName } from '../../../../shared/domain/release.ts';
import { finding } from '../../../../shared/domain/rules/rule.ts';
import { type PlatformClusterView } from '../../../../shared/session/platform/view.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { findingSentence, modeTitle } from '../../../../shared/texts/sentences/change.ts';
import { errorSentences } from '../../../../shared/texts/sentences/error.ts';
import { type WindowTexts } from '../../../../shared/texts/languages.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice, type Option } from '../../../ui/choice.tsx';
import { RuleSource } from '../../../frame/findings.tsx';
import { ErrorWords } from '../../../frame/error-place.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Screen } from '../../../frame/screen.tsx';
import { LastChange } from '../../history/offer.tsx';
import { leaveActions } from '../../leave-actions.ts';
import { LostTokens } from '../../lost-tokens/step.tsx';
import { RolloutOffer } from '../../rollout/offer.tsx';
import { OpenRollouts } from '../../rollout/open-notices.tsx';
import { ClusterSummary } from '../cluster-facts.tsx';
import { type Situation, SituationList } from '../situations.tsx';
import { PlatformNodes } from './nodes.tsx';

function optionsOf({ mode, release, reset }: PlatformClusterView, texts: WindowTexts): readonly Option[] {
  const { options: words } = texts.window.platformMode;
  const { unavailable } = texts.window.mode.options;
  const help: Readonly<Record<CommandKind, string>> = {
    mixed: mode === 'mixed' ? words.mixedAlready : words.mixedHelp,
    'non-secure': mode === 'non-secure' ? words.nonSecureAlready : words.nonSecureHelp,
    update: words.updateHelp,
    'reset-localkey': words.resetHelp,
  };
  const against = (kind: CommandKind): string => (kind !== 'reset-localkey' ? (isAtLeast(release, RELEASES.utilsCtl) ? '' : words.tooOld) : reset === 'offered' ? '' : words.resetNot[reset]);
  const kinds = COMMAND_KINDS.filter((kind) => kind !== 'reset-localkey' || reset !== 'no-command');
  return kinds.map((kind) => ({
    value: kind,
    title: kind === 'reset-localkey' ? words.reset : modeTitle(kind, productName(release), texts),
    help: against(kind) === '' ? help[kind] : against(kind),
    unavailable: against(kind) === '' ? '' : unavailable,
  }));
}

/** The cluster: what the publisher shall be told, and below that how it is; or the guide for lost tokens, where it is open. */
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
      lead={fill(mode.lead, { mode: texts.report.modeName[cluster.mode] })}
      submits
      primary={{ label: frame.button.next, onPress: next, disabled: chosen === '' }}
      hint={!hasCommand ? words.noNext : chosen === '' ? mode.chooseFirst : ''}
      {...leaveActions(wizard)}
    >
      <OpenRollouts />
      {hasCommand ? null : <OnlyVendorClient />}
      <ResetAdvice cluster={cluster} />
      <Choice label={words.options.label} value={chosen} onChange={setChosen} options={optionsOf(cluster, texts)} />
      {hasCommand ? <CommandSituations cluster={cluster} /> : null}
      <ClusterSummary {...cluster} onReadAgain={() => void call('refreshPlatform', {})} />
      {cluster.axlError === null ? null : <ErrorWords error={cluster.axlError} />}
      <AxlGaps gaps={cluster.axlGaps} />
      <LastChange />
      <PlatformNodes />
      <RolloutOffer change={null} />
    </Screen>
  );
}

/** Nothing here can change this cluster: what can, and what there is to do here all the same. */
function OnlyVendorClient(): ReactNode {
  const { texts, state, call } = useWizard();
  const { platformMode: words, platformSignIn: signIn } = texts.window;
  return (
    <Notice tone="warning" title={signIn.offers.recommended['vendor-client']}>
      <p>{words.lost.old}</p>
      <p className="button-row">
        <Button look="primary" onPress={() => void call('openLostTokens', {})} isDisabled={state.busy !== null}>
          {words.lost.open}
        </Button>
      </p>
    </Notice>
  );
}

/** Where a command needs no token: what it does for whoever lost one, and for servers that are new or changed. */
function CommandSituations({ cluster: { namesTokens, mode: present } }: { readonly cluster: PlatformClusterView }): ReactNode {
  const { texts, call } = useWizard();
  const { mode, platformMode } = texts.window;
  const { one, all, server, renamed } = mode.situations;
  const { lost: words, servers } = platformMode;
  // Nobody has lost a token of a file that names none; without a file in mixed mode they may be what is missing.
  const lost = [
    ...(namesTokens === true ? [{ title: one.title, body: words.one }] : []),
    ...(namesTokens ?? present === 'mixed' ? [{ title: all.title, body: words.command, way: { label: words.open, onPress: () => void call('openLostTokens', {}) } }] : []),
  ];
  const update = (label: string): NonNullable<Situation['way']> => ({ label, onPress: () => void call('choosePlatformChange', { kind: 'update' }) });
  return (
    <SituationList
      situations={[
        ...lost,
        { title: server.title, body: servers.new, way: update(server.button) },
        { title: renamed.title, body: servers.renamed, way: update(renamed.button) },
      ]}
    />
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
