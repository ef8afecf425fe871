import { gateOf } from '../../../shared/session/gate.ts';
import { type TokenDialog, tokenDialog } from '../../../shared/session/token-dialog.ts';
import { type ViewState } from '../../../shared/session/view-state.ts';

/** What the screen itself asks: the choice stands on the screen of the signer, the last try before the password field. */
type OnTheScreen = 'choose-token' | 'choose-certificate' | 'final-try';

export type DialogOver = Exclude<TokenDialog, { kind: OnTheScreen }>;

/** The dialog about tokens that lies over the present screen; `null` = none. */
export function dialogOver(state: ViewState): DialogOver | null {
  const dialog = tokenDialog(state);
  switch (dialog?.kind) {
    case undefined:
    case 'choose-token':
    case 'choose-certificate':
    case 'final-try':
      return null;
    case 'insert':
    case 'locked':
      // Where a gate's panel stands in place of the screen, it asks the same.
      return gateOf(state) === null ? dialog : null;
    case 'remove-and-insert-another':
    case 'removed':
    case 'another-inserted':
    case 'busy':
      return dialog;
  }
}
