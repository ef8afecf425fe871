import { type ReactNode, useState } from 'react';
import { type ComparableFile } from '../../../../shared/domain/compare-fingerprint.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Digest } from '../../../ui/digest.tsx';
import { Facts } from '../../../ui/facts.tsx';

/** What the screen of a practice phone shows, for whoever goes there; nothing where the program reads the phones itself. */
export function PracticeScreen({ name }: { readonly name: string }): ReactNode {
  const { state, texts, call } = useWizard();
  const { pilot: words } = texts.window.rollout;
  const [seen, setSeen] = useState<{ readonly screen: ComparableFile | null } | null>(null);
  if (!state.atPractice || state.practice?.platform?.phonesHaveScreensOnly !== true) return null;
  const look = async (): Promise<void> => {
    const shown = await call('practicePhoneScreen', { name });
    if (shown.ok) setSeen(shown.value);
  };
  return (
    <div role="group" aria-label={`${words.screen}: ${name}`}>
      <p className="button-row">
        <Button onPress={() => void look()} aria-label={`${words.screen}: ${name}`}>
          {words.screen}
        </Button>
      </p>
      <div role="status">
        {seen === null ? null : seen.screen === null ? (
          <p className="quiet">{words.screenEmpty}</p>
        ) : (
          <Facts
            facts={[
              { name: words.field.md5, value: <Digest hex={seen.screen.md5} /> },
              { name: words.field.sha1, value: <Digest hex={seen.screen.sha1} /> },
              { name: words.field.serial, value: <Digest hex={seen.screen.signerSerial ?? ''} /> },
            ]}
          />
        )}
      </div>
    </div>
  );
}
