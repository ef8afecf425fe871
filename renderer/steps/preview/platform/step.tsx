import { type ReactNode, useState } from 'react';
import { type PlatformPlan } from '../../../../shared/domain/platform/plan.ts';
import { refusalIn } from '../../../../shared/domain/rules/consent.ts';
import { type PlatformView } from '../../../../shared/session/platform/view.ts';
import { findingSentence } from '../../../../shared/texts/sentences/change.ts';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { itlsThatMatter } from '../../../../shared/domain/itl.ts';
import { useWizard } from '../../../wizard/context.ts';
import { CopyButton } from '../../../frame/copy-button.tsx';
import { Findings } from '../../../frame/findings.tsx';
import { Screen } from '../../../frame/screen.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { leaveActions } from '../../leave-actions.ts';
import { Consents } from '../consents.tsx';
import { useConsents } from '../use-consents.ts';
import { Afterwards } from './afterwards.tsx';
import { BeforeSending } from './before-sending.tsx';
import { ItlFiles } from './itl-files.tsx';
import { JudgedList } from './judged-list.tsx';
import { SignerChange } from './signer-change.tsx';

/** The command exactly as it is sent, what it does to phones, and what will be judged afterwards. */
export function PlatformPreviewStep(): ReactNode {
  const { platform } = useWizard().state;
  return platform === null || platform.plan === null ? null : <Preview platform={platform} plan={platform.plan} />;
}

interface PreviewProps {
  readonly platform: PlatformView;
  readonly plan: PlatformPlan;
}

function Preview({ platform, plan }: PreviewProps): ReactNode {
  const wizard = useWizard();
  const { texts, call } = wizard;
  const { platformChange: words, choices } = texts.window;
  // What has to be typed was typed at the gate before this screen.
  const consents = useConsents({ findings: plan.findings.filter(({ severity }) => severity === 'consent'), consent: null });
  // A command that leaves the mode as it is: whoever came to change it learns so before anything else.
  const again = plan.findings.find(({ rule }) => rule === 'already-in-mode');
  const [sendsAgain, setSendsAgain] = useState(false);
  const agreed = consents.complete && (again === undefined || sendsAgain);
  const refused = refusalIn(plan.findings) !== undefined;
  const send = (): void => void call('applyPlatform', { planId: plan.id, consents: [...consents.given.rules] });
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      primary={{ label: words.command.send, danger: true, onPress: send, disabled: refused || !agreed }}
      hint={refused ? choices.refused : agreed ? '' : choices.consentMissing}
      {...leaveActions(wizard)}
    >
      {platform.planReplaced ? (
        <Notice tone="warning" title={words.replaced.title}>
          <p>{words.replaced.body}</p>
        </Notice>
      ) : null}
      {again === undefined ? null : (
        <div className="card card-consent">
          <Tick label={findingSentence(again, texts)} checked={sendsAgain} onChange={setSendsAgain} />
        </div>
      )}
      <Section title={words.command.title}>
        <pre className="command" tabIndex={0} translate="no">
          {printable(plan.command)}
        </pre>
        <p className="quiet">{fill(words.command.where, { publisher: plan.publisher, user: platform.osUsername })}</p>
        <CopyButton label={words.command.copy} text={() => Promise.resolve(plan.command)} />
      </Section>
      <Findings findings={plan.findings.filter(({ severity }) => severity === 'refuse')} />
      <BeforeSending plan={{ ...plan, findings: plan.findings.filter((found) => found !== again) }} />
      <Consents asked={consents} />
      <SignerChange plan={plan} />
      <ItlFiles itls={itlsThatMatter(plan)} words={words.itl} isFolded />
      <JudgedList plan={plan} />
      <Afterwards plan={plan} />
    </Screen>
  );
}
