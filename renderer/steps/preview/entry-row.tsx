import { type ReactNode } from 'react';
import { type PlannedEntry } from '../../../shared/domain/plan.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { nameOf } from './sort-entries.ts';

/** Entries of tokens hold an address element that says nothing. */
const NO_ADDRESS = '0.0.0.0';

const wordFor = (words: Readonly<Record<string, string>>, name: string): string => (Object.hasOwn(words, name) ? (words[name] ?? '') : '');

/** Takes an entry out, puts it back, or says why it stays. */
function EntryAction({ entry: { number, change, lock } }: { readonly entry: PlannedEntry }): ReactNode {
  const { state, texts, call } = useWizard();
  const { choices: words } = texts.window;
  const isDisabled = state.busy !== null;
  if (change === 'removed') {
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

interface EntryRowProps {
  readonly entry: PlannedEntry;
  readonly onView: () => void;
}

/** One entry: what it is, whose, what becomes of it, and what can be done with it. */
export function EntryRow({ entry, onView }: EntryRowProps): ReactNode {
  const { texts } = useWizard();
  const { entries: words, functionHelp } = texts.window.preview;
  const { entryChange, entryOrigin } = texts.change;
  const { number, change, origin, address } = entry;
  const row = change === 'removed' ? 'row-removed' : change === 'kept' ? '' : 'row-changed';
  return (
    <tr className={row}>
      <td className="figures">{number}</td>
      <td>
        {printable(entry.function)}
        <span className="cell-note">{wordFor(functionHelp, entry.function)}</span>
      </td>
      <td>
        <NameText name={nameOf(entry)} />
        {address === '' || address === NO_ADDRESS ? null : <span className="cell-note figures">{printable(address)}</span>}
        {origin === 'this-cluster' ? null : <span className={origin === 'stale' ? 'cell-note warning' : 'cell-note'}>{entryOrigin[origin]}</span>}
        {entry.signs ? (
          <span className="cell-note">
            <span className="tag">{words.signs}</span>
          </span>
        ) : null}
      </td>
      <td>
        {entry.certificateSha1 === '' ? (
          <span className="quiet">{words.none}</span>
        ) : (
          <Button look="plain" aria-label={fill(words.viewOf, { number })} onPress={onView}>
            {words.view}
          </Button>
        )}
      </td>
      <td>
        <span className={change === 'kept' ? 'quiet' : change === 'removed' ? 'tag tag-danger' : 'tag tag-change'}>{entryChange[change]}</span>
        <span className="cell-note">
          <EntryAction entry={entry} />
        </span>
      </td>
    </tr>
  );
}
