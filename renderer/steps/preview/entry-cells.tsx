import { type ReactNode } from 'react';
import { type PlannedEntry } from '../../../shared/domain/plan.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { nameOf } from './sort-entries.ts';

/** Entries of tokens hold an address element that says nothing. */
const NO_ADDRESS = '0.0.0.0';

interface CellProps {
  readonly entry: PlannedEntry;
}

export const FunctionCell = ({ entry }: CellProps): ReactNode => <td>{printable(entry.function)}</td>;

/** Name and address, whose the entry is, and whether it signs. */
export function NameCell({ entry }: CellProps): ReactNode {
  const { texts } = useWizard();
  const { origin, address } = entry;
  return (
    <td className="entry-name">
      <NameText name={nameOf(entry)} />
      {address === '' || address === NO_ADDRESS ? null : <span className="cell-note figures">{printable(address)}</span>}
      {origin === 'this-cluster' ? null : <span className={origin === 'stale' ? 'cell-note warning' : 'cell-note'}>{texts.change.entryOrigin[origin]}</span>}
      {entry.signs ? (
        <span className="cell-note">
          <span className="tag">{texts.window.preview.entries.signs}</span>
        </span>
      ) : null}
    </td>
  );
}

interface CertificateCellProps extends CellProps {
  readonly onView: () => void;
}

export function CertificateCell({ entry: { number, certificateSha1 }, onView }: CertificateCellProps): ReactNode {
  const { entries: words } = useWizard().texts.window.preview;
  return (
    <td>
      {certificateSha1 === '' ? (
        <span className="quiet">{words.none}</span>
      ) : (
        <Button look="plain" aria-label={fill(words.viewOf, { number })} onPress={onView}>
          {words.view}
        </Button>
      )}
    </td>
  );
}

/** What becomes of the entry, and what can be done about it. */
export function ChangeCell({ entry }: CellProps): ReactNode {
  const { entryChange } = useWizard().texts.change;
  const { change } = entry;
  return (
    <td>
      <span className={change === 'kept' ? 'quiet' : change === 'removed' ? 'tag tag-danger' : 'tag tag-change'}>{entryChange[change]}</span>
      <span className="cell-note">
        <EntryAction entry={entry} />
      </span>
    </td>
  );
}

/** Takes an entry out, puts it back, or says why it stays. */
function EntryAction({ entry: { number, change, lock } }: CellProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { choices: words } = texts.window;
  const isDisabled = state.busy !== null;
  if (change === 'removed') {
    // It left the file by itself: no choice brings it back.
    if (lock !== null) return null;
    return (
      <Button look="plain" aria-label={fill(words.keepOf, { number })} isDisabled={isDisabled} onPress={() => void call('keepEntry', { number })}>
        {words.keep}
      </Button>
    );
  }
  if (lock !== null) return fill(words.cannot, { reason: texts.change.entryLock[lock] });
  return (
    <Button look="plain" aria-label={fill(words.removeOf, { number })} isDisabled={isDisabled} onPress={() => void call('removeEntry', { number })}>
      {words.remove}
    </Button>
  );
}
