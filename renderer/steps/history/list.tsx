import { type ReactNode, useEffect, useState } from 'react';
import { isPractice, type ListedChange } from '../../../shared/domain/past-change.ts';
import { printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { byCluster, isOfThisCluster } from './clusters.ts';
import { HistoryEntry } from './entry.tsx';
import { RolloutHistory } from './rollouts.tsx';

interface GroupsProps {
  readonly changes: readonly ListedChange[];
  readonly onChanged: (id: string, change: ListedChange | null) => void;
  readonly onClose: () => void;
}

function Groups({ changes, onChanged, onClose }: GroupsProps): ReactNode {
  const { state } = useWizard();
  return byCluster(changes).map((group) => (
    <section key={group.changes[0]?.id ?? ''}>
      {group.name === '' ? null : <h3 className="minor figures">{printable(group.name)}</h3>}
      <ul className="plain-list">
        {group.changes.map((change) => (
          <HistoryEntry key={change.id} change={change} isHere={isOfThisCluster(state, change)} onChanged={(next) => onChanged(change.id, next)} onClose={onClose} />
        ))}
      </ul>
    </section>
  ));
}

/** All changes that were made from this computer, by cluster, practice apart. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { texts, call } = useWizard();
  const { history: words } = texts.window;
  const [changes, setChanges] = useState<readonly ListedChange[] | null>(null);
  useEffect(() => {
    void call('changes', {}).then((answer) => (answer.ok ? setChanges(answer.value.changes) : onClose()));
    // Read once: the dialog is made anew each time it is opened.
  }, []);
  const onChanged = (id: string, next: ListedChange | null): void =>
    setChanges((all) => all?.flatMap((one) => (one.id !== id ? [one] : next === null ? [] : [next])) ?? null);
  const real = changes?.filter((one) => !isPractice(one)) ?? [];
  const practised = changes?.filter(isPractice) ?? [];
  return (
    <Dialog title={words.title} onClose={onClose} wide>
      <p className="quiet">{words.lead}</p>
      {changes === null ? <p role="status">{words.reading}</p> : changes.length === 0 ? <p>{words.none}</p> : null}
      <Groups changes={real} onChanged={onChanged} onClose={onClose} />
      {practised.length === 0 ? null : <h2>{words.practice}</h2>}
      <Groups changes={practised} onChanged={onChanged} onClose={onClose} />
      <RolloutHistory />
      <div className="dialog-buttons">
        <Button onPress={() => void call('diagnostics', {}).then((answer) => (answer.ok ? saveFile('diagnostics.json', answer.value.json) : undefined))}>{words.diagnostics}</Button>
        <Button look="primary" onPress={onClose}>
          {texts.window.frame.button.close}
        </Button>
      </div>
    </Dialog>
  );
}
