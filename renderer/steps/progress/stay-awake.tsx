import { type ReactNode } from 'react';
import { useStore } from 'zustand/react';
import { Notice } from '../../ui/notice.tsx';
import { useWizard } from '../../wizard/context.ts';
import { wizardUi } from '../../wizard/typed.ts';

/** Said where the computer may go to sleep during the change, for all that this page can do. */
export function StayAwake(): ReactNode {
  const { texts } = useWizard();
  const keepsAwake = useStore(wizardUi, (ui) => ui.keepsAwake);
  return keepsAwake === false ? (
    <Notice tone="warning">
      <p>{texts.window.preview.progress.mayGoToSleep}</p>
    </Notice>
  ) : null;
}
