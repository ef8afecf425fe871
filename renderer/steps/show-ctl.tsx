import { type ReactNode, Suspense } from 'react';
import { later } from '../ui/later.ts';

interface ShowCtlProps {
  /** Server or node; `null` = nothing is shown. */
  readonly server: string | null;
  readonly onClose: () => void;
}

/** Loaded when first asked for: few look at it, and the screens come sooner without. */
const ShowCtlDialog = later(async () => (await import('./show-ctl-dialog.tsx')).ShowCtlDialog);

/** The place of the dialog with what `show ctl` prints for one server. */
export const ShowCtl = ({ server, onClose }: ShowCtlProps): ReactNode => (
  <Suspense>{server === null ? null : <ShowCtlDialog server={server} onClose={onClose} />}</Suspense>
);
