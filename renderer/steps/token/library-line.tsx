import { type ReactNode } from 'react';
import { PRACTICE_MODULE } from '../../../shared/session/tokens-view.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { wizardUi } from '../../wizard/typed.ts';
import { Button } from '../../ui/button.tsx';

/** Which library is open, and the ways to look again or take another one. */
export function LibraryLine(): ReactNode {
  const { state, texts, call } = useWizard();
  const { library: words } = texts.window.token;
  const { module, description } = state.tokens;
  const library = module === PRACTICE_MODULE ? words.practice : description === '' ? module : `${description} (${module})`;
  const idle = state.busy === null;
  return (
    <div className="library-line">
      <p className="quiet">{fill(words.present, { library })}</p>
      <p className="button-row">
        <Button look="plain" onPress={() => void call('refreshTokens', {})} isDisabled={!idle}>
          {words.again}
        </Button>
        <Button look="plain" onPress={() => wizardUi.setState({ choosingLibrary: true })} isDisabled={!idle}>
          {words.use}
        </Button>
      </p>
    </div>
  );
}
