import { type ReactNode } from 'react';
import { type PhoneState } from '../../shared/domain/phone.ts';
import { fill, printable } from '../../shared/texts/fill.ts';
import { useWizard } from '../wizard/context.ts';
import { Button } from '../ui/button.tsx';

const isOff = ({ reason }: PhoneState): boolean => reason === 'switched-off';

/** The phones of the practice cluster: each can be switched off, so that it misses the new file, and on again. */
export function PracticePhones(): ReactNode {
  const { state, texts, call } = useWizard();
  const { practicePhones: words } = texts.window.finish;
  const { practice, atPractice, busy } = state;
  if (practice === null || !atPractice) return null;
  return (
    <details className="more">
      <summary>{words.title}</summary>
      <ul className="practice-phones">
        {practice.phones.map((phone) => (
          <li key={phone.name}>
            <span>
              <span className="figures">{printable(phone.name)}</span> {printable(phone.model)}
              <span className="cell-note">{phone.usesTvs ? words.tvs : words.noTvs}</span>
            </span>
            <Button
              look="plain"
              aria-label={fill(isOff(phone) ? words.onOf : words.offOf, { phone: phone.name })}
              onPress={() => void call('switchPracticePhone', { name: phone.name, on: isOff(phone) })}
            >
              {isOff(phone) ? words.on : words.off}
            </Button>
          </li>
        ))}
      </ul>
      <p className="button-row">
        <Button onPress={() => void call('restartPracticePhones', {})} isDisabled={busy !== null}>
          {words.restart}
        </Button>
      </p>
    </details>
  );
}
