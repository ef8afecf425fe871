import { type ReactNode } from 'react';
import { type ListedChange } from '../../../shared/domain/past-change.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { ClusterSections } from './cluster-sections.tsx';
import { isOfThisCluster } from './clusters.ts';
import { HistoryEntry } from './entry.tsx';
import { Older } from './older.tsx';
import { type PageAsked, type Pages, usePages } from './pages.ts';
import { RolloutHistory } from './rollouts.tsx';

interface GroupsProps {
  readonly changes: readonly ListedChange[];
  readonly onChanged: (id: string, change: ListedChange | null) => void;
  readonly onClose: () => void;
}

function Groups({ changes, onChanged, onClose }: GroupsProps): ReactNode {
  const { state } = useWizard();
  return (
    <ClusterSections
      items={changes}
      entry={(change) => <HistoryEntry key={change.id} change={change} isHere={isOfThisCluster(state, change)} onChanged={(next) => onChanged(change.id, next)} onClose={onClose} />}
    />
  );
}

interface ChangesProps {
  readonly isPractice: boolean;
  readonly title: string;
  readonly changes: Pages<ListedChange>;
  readonly onClose: () => void;
}

/** The changes of real clusters, or those of practice. */
function Changes({ title, isPractice, changes: { items, more, showOlder, put }, onClose }: ChangesProps): ReactNode {
  if (items === null || items.length === 0) return null;
  return (
    <>
      {isPractice ? <h2>{title}</h2> : null}
      <Groups changes={items} onChanged={put} onClose={onClose} />
      {more ? <Older list={title} shown={items.length} onPress={() => void showOlder()} /> : null}
    </>
  );
}

/** All changes that were made from this computer, by cluster, practice apart. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { texts, call } = useWizard();
  const { history: words } = texts.window;
  const read = (practice: boolean) => async (page: PageAsked) => {
    const answer = await call('changes', { ...page, practice });
    return answer.ok ? { found: answer.value.changes, more: answer.value.more } : null;
  };
  const real = usePages(read(false));
  const practised = usePages(read(true));
  const isRead = real.items !== null && practised.items !== null;
  return (
    <Dialog title={words.title} onClose={onClose} wide>
      <p className="quiet">{words.lead}</p>
      {isRead ? real.items.length + practised.items.length === 0 ? <p>{words.none}</p> : null : <p role="status">{words.reading}</p>}
      <Changes title={words.title} isPractice={false} changes={real} onClose={onClose} />
      <Changes title={words.practice} isPractice changes={practised} onClose={onClose} />
      <RolloutHistory onClose={onClose} />
      <div className="dialog-buttons">
        <Button onPress={() => void call('diagnostics', {}).then((answer) => (answer.ok ? saveFile('diagnostics.json', answer.value.json) : undefined))}>{words.diagnostics}</Button>
        <Button look="primary" onPress={onClose}>
          {texts.window.frame.button.close}
        </Button>
      </div>
    </Dialog>
  );
}
