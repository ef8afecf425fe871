import { type ReactNode } from 'react';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Screen } from '../../frame/screen.tsx';

/** In place of the fields while a sign-in is under way: nothing has to be typed again. The bar stops it. */
export function SigningIn(): ReactNode {
  const { state, texts } = useWizard();
  const { signingIn: words } = texts.window;
  const { connection } = state.signIn;
  const host = connection === 'platform' ? state.platform?.host : state.signIn.host;
  return (
    <Screen title={fill(words.title, { host: printable(host ?? '') })} lead={words.lead}>
      <ol className="numbered">
        {Object.values<string>(words.reads[connection]).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Screen>
  );
}
