import { type ReactNode } from 'react';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';

interface OlderProps {
  /** What the list is called. */
  readonly list: string;
  readonly shown: number;
  readonly onPress: () => void;
}

/** Behind a list of which a part is shown: how many, and the way to the next ones. */
export function Older({ list, shown, onPress }: OlderProps): ReactNode {
  const { history: words } = useWizard().texts.window;
  return (
    <p className="button-row">
      <Button onPress={onPress} aria-label={fill(words.olderOf, { list })}>
        {words.older}
      </Button>
      <span className="quiet" role="status">
        {fill(words.shown, { count: shown })}
      </span>
    </p>
  );
}
