import { type ReactNode } from 'react';
import { type AppError } from '../../../../shared/domain/result.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { useFirstScreen } from '../../../wizard/context.ts';
import { typePlatform, wizardUi } from '../../../wizard/typed.ts';
import { Button } from '../../../ui/button.tsx';
import { publisherNamed } from './publisher.ts';

/** Where another node than the publisher was named: the one that the cluster calls its publisher, in its place. Its keys are asked about as those of any other. */
export function UsePublisher({ error }: { readonly error: AppError | null }): ReactNode {
  const { state, texts } = useFirstScreen();
  const publisher = publisherNamed(error, state);
  if (publisher === null) return null;
  const use = (): void => {
    typePlatform(publisher.typed);
    wizardUi.setState({ filledIn: true });
  };
  return (
    <p className="button-row">
      <Button onPress={use}>{fill(texts.window.platformSignIn.useHost, { host: publisher.name })}</Button>
    </p>
  );
}
