import { type ReactNode, Suspense, useState } from 'react';
import { type RolloutView } from '../../../../shared/session/rollout-view.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { later } from '../../../ui/later.ts';

const PhonesTable = later(async () => (await import('./table.tsx')).PhonesTable);

/** The phones by name, when somebody asks for them: there may be tens of thousands. */
export function PhonesOnDemand({ rollout }: { readonly rollout: Pick<RolloutView, 'id' | 'counts' | 'phonesListed' | 'state'> }): ReactNode {
  const { texts } = useWizard();
  const [isShown, setShown] = useState(false);
  if (!rollout.phonesListed) return null;
  if (isShown)
    return (
      <Suspense>
        <PhonesTable rollout={rollout} />
      </Suspense>
    );
  return (
    <p className="button-row">
      <Button onPress={() => setShown(true)}>{texts.window.rollout.phones.show}</Button>
    </p>
  );
}
