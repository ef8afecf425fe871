import { type ReactNode } from 'react';
import { type AppError } from '../../../../shared/domain/result.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { useFirstScreen } from '../../../wizard/context.ts';
import { typePlatform, wizardUi } from '../../../wizard/typed.ts';
import { isHost } from '../../../wizard/typed-address.ts';
import { Button } from '../../../ui/button.tsx';

/** Where another node than the publisher was named: the one that the cluster calls its publisher, in its place. Its keys are asked about as those of any other. */
export function UsePublisher({ error }: { readonly error: AppError | null }): ReactNode {
  const { platformSignIn: words } = useFirstScreen().texts.window;
  const publisher = error?.code === 'platform.not-publisher' ? String(error.params['publisher'] ?? '') : '';
  if (!isHost(publisher)) return null;
  const use = (): void => {
    typePlatform({ host: publisher });
    wizardUi.setState({ filledIn: true });
  };
  return (
    <p className="button-row">
      <Button onPress={use}>{fill(words.useHost, { host: publisher })}</Button>
    </p>
  );
}
