import { type PropsWithChildren, type ReactNode, Suspense, useEffect, useState } from 'react';
import { type ListedChange } from '../../../shared/domain/past-change.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { outcomeWords } from '../../../shared/texts/sentences/history.ts';
import { localTime } from '../../../shared/texts/time.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { clusterKeys } from './clusters.ts';
import { ReportButton } from './report-button.tsx';
import { later } from '../../ui/later.ts';

const HistoryDialog = later(async () => (await import('./list.tsx')).HistoryDialog);

/** The way to the list of changes. @param children other ways beside it. */
export function HistoryOffer({ children }: PropsWithChildren): ReactNode {
  const { texts } = useWizard();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p className="button-row">
        {children}
        <Button look="plain" onPress={() => setOpen(true)}>
          {texts.window.history.open}
        </Button>
      </p>
      <Suspense>{isOpen ? <HistoryDialog onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}

/** The last change of the cluster that is signed in to, as this computer knows it, and the way to all of them. */
export function LastChange(): ReactNode {
  const { texts, language, state, call } = useWizard();
  const [last, setLast] = useState<ListedChange | null>(null);
  const of = clusterKeys(state)[0] ?? '';
  useEffect(() => {
    void call('changes', { of: [...clusterKeys(state)], most: 1 }).then((answer) => (answer.ok ? setLast(answer.value.changes[0] ?? null) : undefined));
    // Once for a cluster: what is done here goes on to other screens.
  }, [of]);
  return (
    <>
      {last === null || last.record === null ? null : (
        <p className="quiet">
          {fill(texts.window.history.last, { kind: texts.history.kind[last.record.kind], outcome: outcomeWords(last, texts), time: localTime(last.startedAt, language) })}
        </p>
      )}
      <HistoryOffer>{last?.hasReport === true ? <ReportButton of="change" id={last.id} label={texts.window.history.lastReport} /> : null}</HistoryOffer>
    </>
  );
}
