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

/** Name and address, and whose the entry is. */
export function NameCell({ entry }: CellProps): ReactNode {
  const { texts } = useWizard();
  const { origin, address } = entry;
  const name = nameOf(entry);
  return (
    <td className="entry-name">
      <NameText name={name} />
      {address === '' || address === NO_ADDRESS || address === name ? null : <span className="cell-note figures">{printable(address)}</span>}
      {origin === 'this-cluster' ? null : <span className={origin === 'stale' ? 'cell-note warning' : 'cell-note'}>{texts.change.entryOrigin[origin]}</span>}
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

/** What becomes of the entry, whether it signs, and what can be done about it. */
export function ChangeCell({ entry }: CellProps): ReactNode {
  const { texts } = useWizard();
  const { change, signs } = entry;
  return (
    <td>
      <span className="entry-action">
        <span className={change === 'kept' ? 'quiet' : change === 'removed' ? 'tag tag-danger' : 'tag tag-change'}>{texts.change.entryChange[change]}</span>
        {signs ? <span className="tag">{texts.window.preview.entries.signs}</span> : null}
        <EntryAction entry={entry} />
      </span>
    </td>
  );
}

/** Takes an entry out or puts it back; why one stays is said once, below the table. */
function EntryAction({ entry: { number, change, lock } }: CellProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { choices: words } = texts.window;
  const isDisabled = state.busy !== null;
  // It left the file by itself, and no choice brings it back; or it has to stay.
  if (lock !== null) return null;
  if (change === 'removed') {
    return (
      <Button look="plain" aria-label={fill(words.keepOf, { number })} isDisabled={isDisabled} onPress={() => void call('keepEntry', { number })}>
        {words.keep}
      </Button>
    );
  }
  return (
    <Button look="plain" aria-label={fill(words.removeOf, { number })} isDisabled={isDisabled} onPress={() => void call('removeEntry', { number })}>
      {words.remove}
    </Button>
  );
}
