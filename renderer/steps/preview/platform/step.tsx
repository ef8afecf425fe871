import { type ReactNode } from 'react';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { CopyButton } from '../../../frame/copy-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Screen } from '../../../frame/screen.tsx';
import { Section } from '../../../ui/section.tsx';
import { leaveActions } from '../../leave-actions.ts';
import { JudgedList } from './judged-list.tsx';
import { NoUndo } from './no-undo.tsx';
import { SignerChange } from './signer-change.tsx';

/** The command exactly as it is sent, what it does to phones, and what will be judged afterwards. */
export function PlatformPreviewStep(): ReactNode {
  const wizard = useWizard();
  const { state, texts, call } = wizard;
  const { platformChange: words } = texts.window;
  const { platform } = state;
  const plan = platform?.plan ?? null;
  if (platform === null || plan === null) return null;
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      primary={{ label: words.command.send, danger: true, onPress: () => void call('applyPlatform', { planId: plan.id }) }}
      {...leaveActions(wizard)}
    >
      <Section title={words.command.title}>
        <pre className="command" tabIndex={0} translate="no">
          {printable(plan.command)}
        </pre>
        <p className="quiet">{fill(words.command.where, { publisher: plan.publisher, user: platform.osUsername })}</p>
        <CopyButton label={words.command.copy} text={() => Promise.resolve(plan.command)} />
      </Section>
      <SignerChange plan={plan} />
      <NoUndo plan={plan} />
      {plan.warnings.map(({ kind, nodes, source }) => (
        <Notice key={kind} tone="warning">
          <p>
            {fill(words.warning[kind], { nodes: nodes.join(', ') })} {source === '' ? '' : fill(words.source, { source })}
          </p>
        </Notice>
      ))}
      <JudgedList plan={plan} />
    </Screen>
  );
}
