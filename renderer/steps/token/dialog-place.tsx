import { type ReactNode } from 'react';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { type ViewState } from '../../../shared/session/view-state.ts';
import { type WindowTexts } from '../../../shared/texts/languages.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type DialogOver, dialogOver } from './dialog-over.ts';
import { InReaders, ReaderTrouble } from './in-readers.tsx';
import { PracticeTable } from './practice-table.tsx';
import { WaitingDialog } from './waiting-dialog.tsx';

/** Dialogs that wait until a token is inserted or removed. */
type HandDialog = Exclude<DialogOver, { kind: 'busy' }>;

interface Said {
  readonly title: string;
  readonly lead: string;
}

function wordsOf(dialog: HandDialog, added: boolean, { window }: WindowTexts): Said {
  const words = window.tokenDialogs;
  switch (dialog.kind) {
    case 'insert':
      return words.insert;
    case 'remove-and-insert-another':
      return { title: words.swap.title, lead: fill(words.swap.lead, dialog) };
    case 'removed':
      return { title: words.removed.title, lead: fill(words.removed.lead, dialog) };
    case 'another-inserted': {
      const { serial, present } = dialog;
      if (added) return { title: window.choices.signerBack.title, lead: fill(window.choices.signerBack.lead, { serial, present: present.join(', ') }) };
      const lead = present.includes(serial) ? words.another.otherCertificate : words.another.lead;
      return { title: words.another.title, lead: fill(lead, { serial, present: present.join(', ') }) };
    }
    case 'locked':
      return { title: words.locked.title, lead: fill(words.locked.lead, dialog) };
  }
}

/** The token that is inserted in place of the signer was just added to the list. */
const isAdded = (dialog: HandDialog, { choices }: ViewState): boolean =>
  dialog.kind === 'another-inserted' && choices?.addTokens.some(({ serial }) => dialog.present.includes(serial)) === true;

/** Opens when a token is inserted or removed and closes by itself once the right token is there; the button is the way out for a person without it. */
function HandDialogView({ dialog }: { readonly dialog: HandDialog }): ReactNode {
  const { state, texts, call } = useWizard();
  const { tokenDialogs: words, token, frame } = texts.window;
  const added = isAdded(dialog, state);
  const { title, lead } = wordsOf(dialog, added, texts);
  const hasAdded = state.plan !== null && state.choices?.addTokens.some(({ serial }) => serial !== state.plan?.signerSerial) === true;
  const swaps = state.tokens.wish?.kind === 'swap';
  const leave = (): void => void (swaps ? call('wishToken', { not: null }) : call('back', {}));
  const locked = dialog.kind === 'locked';
  return (
    <Dialog title={title} onClose={leave}>
      <p>{lead}</p>
      {locked ? <p>{words.locked.next}</p> : <ReaderTrouble />}
      {locked ? null : <InReaders />}
      <PracticeTable />
      <div className="dialog-buttons">
        {locked ? null : (
          <p className="dialog-waiting working" role="status">
            {token.insert.waiting}
          </p>
        )}
        <Button onPress={leave}>{!swaps ? words.anew : hasAdded ? texts.window.choices.noMore : frame.button.cancel}</Button>
      </div>
    </Dialog>
  );
}

/** The dialog about tokens over the screen, and what happened to one last for those who cannot see it. */
export function TokenDialogPlace(): ReactNode {
  const { state, texts } = useWizard();
  const { event } = state.tokens;
  const dialog = dialogOver(state);
  const told = event === null ? '' : printable(fill(texts.window.tokenDialogs.event[event.kind], { label: event.label }));
  return (
    <>
      <p className="unseen" role="status">
        <span key={event?.number ?? 0}>{told}</span>
      </p>
      {dialog === null ? null : dialog.kind === 'busy' ? (
        <WaitingDialog key={dialog.work} work={dialog.work} seconds={dialog.seconds} />
      ) : (
        <HandDialogView key={dialog.kind} dialog={dialog} />
      )}
    </>
  );
}
