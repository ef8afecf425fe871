import { type ReactNode } from 'react';
import { useStore } from 'zustand/react';
import { fill } from '../../../../shared/texts/fill.ts';
import { lookSentences, lookedPorts } from '../../../../shared/texts/sentences/look.ts';
import { useWizard } from '../../../wizard/context.ts';
import { wizardUi } from '../../../wizard/typed.ts';
import { hostOf } from '../../../wizard/typed-address.ts';
import { Button } from '../../../ui/button.tsx';
import { connectBy } from './calls.ts';

interface FoundProps {
  /** As it is typed now: what was found at another address is not shown. */
  readonly host: string;
  readonly user: string;
}

/** What is at the host that was typed, and a button to the connection that fits where another one is chosen. */
export function Found({ host, user }: FoundProps): ReactNode {
  const wizard = useWizard();
  const { state, texts } = wizard;
  const { platformSignIn: words } = texts.window;
  const look = useStore(wizardUi, (ui) => ui.look);
  if (look === null || look.host !== hostOf(host)) return null;
  const { fits } = look;
  return (
    <div className="found">
      {lookSentences(look, texts).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="hint">{lookedPorts(look, texts)}</p>
      {fits === null || fits === state.signIn.connection ? null : (
        <p className="button-row">
          <Button onPress={() => void connectBy(wizard, fits, { host, user })} isPending={state.busy !== null}>
            {fill(words.useConnection, { connection: words.connection.name[fits] })}
          </Button>
        </p>
      )}
    </div>
  );
}
