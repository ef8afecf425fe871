import { type ReactNode, useState } from 'react';
import { isTyped } from '../../../shared/domain/rules/consent.ts';
import { itlsThatMatter } from '../../../shared/domain/itl.ts';
import { useWizard } from '../../wizard/context.ts';
import { leaveActions } from '../../steps/leave-actions.ts';
import { BeforeSending } from '../../steps/preview/platform/before-sending.tsx';
import { ItlFiles } from '../../steps/preview/platform/itl-files.tsx';
import { SignerChange } from '../../steps/preview/platform/signer-change.tsx';
import { Screen } from '../../frame/screen.tsx';
import { TypedConsent } from '../../frame/typed-consent.tsx';

/** Phones may need visits: the change is shown only once a person has typed that it shall be so. */
export function SignerContinuity({ consent }: { readonly consent: string }): ReactNode {
  const wizard = useWizard();
  const { consent: words } = wizard.texts.window.platformChange;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const plan = wizard.state.platform?.plan ?? null;
  if (plan === null) return null;
  const isAboutSigner = plan.findings.some(({ rule }) => rule === 'phones-need-visit');
  const lead = plan.signer.continuity === 'sast' ? words.leadHeld : words.lead;
  const agree = (): void => {
    const isIt = isTyped(typed, consent);
    setWrong(!isIt);
    if (isIt) void wizard.call('consentToVisits', { planId: plan.id, typed });
  };
  return (
    <Screen
      title={words.title}
      lead={isAboutSigner ? lead : words.leadItl}
      submits
      primary={{ label: words.go, onPress: agree, danger: true, disabled: typed === '' }}
      hint={typed === '' ? wizard.texts.window.choices.consentMissing : ''}
      {...leaveActions(wizard)}
    >
      <BeforeSending plan={plan} />
      <TypedConsent
        wanted={consent}
        typed={typed}
        wrong={wrong}
        onType={(value) => {
          setTyped(value);
          setWrong(false);
        }}
      />
      <SignerChange plan={plan} />
      <ItlFiles itls={itlsThatMatter(plan)} words={wizard.texts.window.platformChange.itl} isFolded />
    </Screen>
  );
}
