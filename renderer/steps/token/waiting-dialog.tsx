import { type ReactNode, useEffect, useState } from 'react';
import { type TokenDialog } from '../../../shared/session/token-dialog.ts';
import { type ViewState } from '../../../shared/session/view-state.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Seconds before it shows: a token that answers at once needs no dialog. */
const SHOWN_AFTER = 2;

type WaitingDialogProps = Pick<Extract<TokenDialog, { kind: 'busy' }>, 'work' | 'seconds'>;

const signsOnPinPad = ({ tokens: { tokens, chosen } }: ViewState): boolean => tokens.some(({ serial, pin }) => serial === chosen?.serial && pin.pinPad);

/** The token software is at work: how long already, how long at most, and the way to stop it. */
export function WaitingDialog({ work, seconds }: WaitingDialogProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { waiting: words } = texts.window.tokenDialogs;
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setElapsed((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const onPinPad = work === 'signing' && signsOnPinPad(state);
  if (elapsed < SHOWN_AFTER && !onPinPad) return null;
  const stop = (): void => void call('cancel', {});
  return (
    <Dialog title={words[work]} onClose={stop}>
      <p>{onPinPad ? words.pinPad : fill(words.lead, { seconds })}</p>
      <progress className="meter" max={seconds} value={Math.min(elapsed, seconds)} aria-label={words[work]} />
      <div className="dialog-buttons">
        <p className="dialog-waiting">{fill(words.elapsed, { elapsed, seconds })}</p>
        <Button onPress={stop}>{words.stop}</Button>
      </div>
    </Dialog>
  );
}
