import { type ReactNode } from 'react';
import { clusterName, isOf } from '../../../shared/domain/change-record.ts';
import { type PastChange } from '../../../shared/domain/past-change.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { howFar, whoMade } from '../../../shared/texts/sentences/history.ts';
import { localTime } from '../../../shared/texts/time.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { fillSignIn } from './fill-sign-in.ts';

/** What, when, by whom and how far, as the journal tells it. */
export function ChangeFacts({ change }: { readonly change: PastChange }): ReactNode {
  const { texts, language } = useWizard();
  const { unfinished: words } = texts.window.history;
  const { record, startedAt } = change;
  if (record === null) return null;
  return (
    <Facts
      facts={[
        { name: words.cluster, value: record.practice === null ? clusterName(record) : fill(words.practised, { cluster: clusterName(record) }) },
        { name: words.what, value: texts.history.kind[record.kind] },
        { name: words.when, value: localTime(startedAt, language) },
        { name: words.who, value: whoMade(record, texts) },
        { name: words.state, value: howFar(change, texts) },
      ]}
    />
  );
}

/** On the sign-in screen: every change that is open, and the way to its cluster. */
export function UnfinishedNotices(): ReactNode {
  const wizard = useWizard();
  const { unfinished: words } = wizard.texts.window.history;
  return wizard.state.unfinished.changes.map((change) => {
    const { id, record } = change;
    if (record === null) return null;
    const { practice, signIn } = wizard.state;
    // Its sign-in is filled in below.
    const runs = practice !== null && isOf(record, practice.keys);
    const label = record.practice === null ? words.signIn : words.practise;
    return (
      <Notice key={id} tone="warning" title={words.title}>
        <p>{words.lead}</p>
        <ChangeFacts change={change} />
        {runs ? (
          // Its fields are those of its own connection.
          practice.connection === signIn.connection && <p>{words.filledIn}</p>
        ) : (
          <p className="button-row">
            <Button aria-label={`${label}: ${fill(words.signInOf, { cluster: clusterName(record) })}`} onPress={() => void fillSignIn(wizard, change)} isDisabled={wizard.state.busy !== null}>
              {label}
            </Button>
          </p>
        )}
      </Notice>
    );
  });
}
