import { type ReactNode, useRef, useState } from 'react';
import { type Result } from '../../../shared/domain/result.ts';
import { type TrustListFacts } from '../../../shared/domain/trust-list.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { ErrorWords, InSight } from '../../frame/error-place.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWizard } from '../../wizard/context.ts';
import { isInShell } from '../../wizard/shell.ts';
import { Comparison } from './comparison.tsx';
import { ListEntries } from './entries.tsx';
import { ListSummary } from './summary.tsx';
import { FromNode } from './from-node.tsx';
import { type Place, useLists } from './use-lists.ts';

const NOTHING: readonly File[] = [];

interface ViewerDialogProps {
  /** Files that were dropped together. */
  readonly dropped?: readonly File[];
  /** What was opened before the dialog. */
  readonly given?: Result<TrustListFacts> | null;
  readonly onClose: () => void;
}

/** A CTL or ITL file: what it is, whether its signature is right, its entries, and how it differs from another one. The engine reads it; nobody is signed in. */
export function ViewerDialog({ dropped = NOTHING, given = null, onClose }: ViewerDialogProps): ReactNode {
  const { texts } = useWizard();
  const { viewer: words } = texts.window;
  const { first, second, error, isReading, leftOut, ...lists } = useLists(dropped, given);
  const [asksNode, setAsksNode] = useState<Place | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const place = useRef<Place>('first');

  const choose = (wanted: Place): void => {
    setAsksNode(null);
    if (isInShell()) {
      void lists.pick(wanted);
      return;
    }
    place.current = wanted;
    input.current?.click();
  };
  const button = (label: string, onPress: () => void): ReactNode => (
    <Button onPress={onPress} isPending={isReading}>
      {label}
    </Button>
  );
  return (
    <Dialog title={words.title} onClose={onClose} wide>
      <p className="quiet">{words.lead}</p>
      <p className="button-row">
        {button(words.choose, () => choose('first'))}
        {button(words.read, () => setAsksNode('first'))}
        <span role="status">{isReading ? words.reading : leftOut === 0 ? '' : fill(words.leftOut, { count: leftOut })}</span>
      </p>
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          // The same file can be chosen again.
          currentTarget.value = '';
          void lists.take(place.current, chosen);
        }}
      />
      {asksNode === null ? null : (
        <FromNode
          key={asksNode}
          title={asksNode === 'first' ? words.node.title : words.node.compareTitle}
          kind={first?.kind ?? 'CTL'}
          isReading={isReading}
          onWrong={() => lists.tell(null)}
          onRead={async (from) => {
            if (await lists.readFrom(asksNode, from)) setAsksNode(null);
          }}
        />
      )}
      <div className="error-place" role="alert">
        {error === null ? null : (
          <InSight error={error}>
            <ErrorWords error={error} />
          </InSight>
        )}
      </div>
      {first === null ? null : (
        <>
          <ListSummary key={first.id} list={first} onFailed={lists.tell}>
            {button(words.compareFile, () => choose('second'))}
            {button(words.compareNode, () => setAsksNode('second'))}
          </ListSummary>
          {second === null ? null : <Comparison key={`${first.id} ${second.id}`} first={first} second={second} onFailed={lists.tell} />}
          <ListEntries key={`entries of ${first.id}`} list={first} onFailed={lists.tell} />
        </>
      )}
      <div className="dialog-buttons">
        <Button look="primary" onPress={onClose}>
          {texts.window.frame.button.close}
        </Button>
      </div>
    </Dialog>
  );
}
