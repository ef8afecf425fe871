import { type ReactNode, useState } from 'react';
import { isOpenRollout, type ListedRollout } from '../../../shared/domain/rollout/report.ts';
import { clusterName } from '../../../shared/domain/change-record.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { errorSentences } from '../../../shared/texts/sentences/error.ts';
import { localTime } from '../../../shared/texts/time.ts';
import { useWizard } from '../../wizard/context.ts';
import { AskTwice } from '../../ui/ask-twice.tsx';
import { Button } from '../../ui/button.tsx';
import { signInToRecord } from '../rollout/platform/sign-in.ts';
import { ClusterSections } from './cluster-sections.tsx';
import { Older } from './older.tsx';
import { entryId, type PageAsked, type Pages, usePages } from './pages.ts';
import { ReportButton } from './report-button.tsx';

interface RolloutHistoryProps {
  readonly onClose: () => void;
}

/** Restarts of services and phones that were made from this computer, practice behind; nothing where there are none. */
export function RolloutHistory({ onClose }: RolloutHistoryProps): ReactNode {
  const { texts, call } = useWizard();
  const { history } = texts.window.rollout;
  const read = (practice: boolean) => async (page: PageAsked) => {
    const answer = await call('rollouts', { ...page, practice });
    return answer.ok ? { found: answer.value.rollouts, more: answer.value.more } : null;
  };
  const [real, practised] = [usePages(read(false)), usePages(read(true))];
  if ((real.items ?? []).length + (practised.items ?? []).length === 0) return null;
  return (
    <section>
      <h2>{history.title}</h2>
      <Rollouts pages={real} isPractice={false} onClose={onClose} />
      <Rollouts pages={practised} isPractice onClose={onClose} />
    </section>
  );
}

interface RolloutsProps extends RolloutHistoryProps {
  readonly pages: Pages<ListedRollout>;
  readonly isPractice: boolean;
}

function Rollouts({ pages: { items, more, showOlder, put }, isPractice, onClose }: RolloutsProps): ReactNode {
  const { texts } = useWizard();
  const { title } = texts.window.rollout.history;
  if (items === null || items.length === 0) return null;
  return (
    <>
      <ClusterSections items={items} entry={(one) => <RolloutEntry key={one.id} listed={one} isPractice={isPractice} onRemoved={() => put(one.id, null)} onClose={onClose} />} />
      {more ? <Older list={isPractice ? `${title} (${texts.window.history.practice})` : title} shown={items.length} onPress={() => void showOlder()} /> : null}
    </>
  );
}

interface RolloutEntryProps extends RolloutHistoryProps {
  readonly listed: ListedRollout;
  readonly isPractice: boolean;
  readonly onRemoved: () => void;
}

function RolloutEntry({ listed, isPractice, onRemoved, onClose }: RolloutEntryProps): ReactNode {
  const { texts, language, call } = useWizard();
  const { history: words } = texts.window;
  const { history } = texts.window.rollout;
  const [said, setSaid] = useState('');
  const { id, record, problem, damagedFrom, startedAt, outcome, folder, hasReport, openPhones } = listed;
  const time = startedAt === '' ? id : localTime(startedAt, language);
  const remove = async (): Promise<void> => {
    const answer = await call('removeRollout', { id });
    if (answer.ok) onRemoved();
    else setSaid(errorSentences(answer.error, texts).title);
  };
  return (
    <li className="card" id={entryId(id)} tabIndex={-1}>
      <p className="card-title">
        <span>{record === null ? id : fill(history.row, { cluster: clusterName(record), outcome: texts.rollout.outcomeName[outcome] })}</span>
        {isPractice ? <span className="tag tag-practice">{words.practice}</span> : null}
      </p>
      <p className="quiet">{record === null ? (problem === null ? '' : texts.rollout.problem[problem]) : time}</p>
      {isOpenRollout(listed) && damagedFrom !== null ? <p className="warning">{fill(texts.rollout.damagedFrom, { line: damagedFrom })}</p> : null}
      {openPhones === null || openPhones === 0 ? null : <p>{fill(texts.rollout.openPhones, { count: openPhones })}</p>}
      <p className="cell-note">{fill(words.folder, { folder: printable(folder) })}</p>
      <div className="button-row">
        {isOpenRollout(listed) ? <GoOn listed={listed} time={time} onClose={onClose} /> : null}
        {hasReport ? <ReportButton of="rollout" id={id} label={words.report} spoken={fill(history.of, { time })} /> : null}
        {isOpenRollout(listed) ? null : (
          <AskTwice look="plain" label={words.remove} spoken={fill(history.removeOf, { time })} question={history.removeAsk} yes={words.removeNow} no={words.cancel} onYes={() => void remove()} />
        )}
      </div>
      <div role="status">{said}</div>
    </li>
  );
}

interface GoOnProps extends RolloutHistoryProps {
  readonly listed: ListedRollout;
  readonly time: string;
}

/** The way on with an open one: it is shown where its cluster is signed in to, else the way to that cluster is. */
function GoOn({ listed: { id, record }, time, onClose }: GoOnProps): ReactNode {
  const wizard = useWizard();
  const { texts, state, call } = wizard;
  const { open: words } = texts.window.rollout;
  if (record === null) return null;
  const { keySha256 } = record.cluster;
  const button = (label: string, onPress: () => void): ReactNode => (
    <Button
      aria-label={fill(words.signInOf, { label, cluster: `${clusterName(record)}, ${time}` })}
      onPress={() => {
        onClose();
        onPress();
      }}
      isDisabled={state.busy !== null}
    >
      {label}
    </Button>
  );
  const isHere = state.platform?.cluster?.keySha256 === keySha256;
  // What is shown already needs no way to it.
  if (isHere && state.rollout?.id === id) return null;
  if (isHere && (state.step === 'mode' || state.step === 'finish')) return button(words.goOn, () => void call('openRollout', { id }));
  // A practice cluster that runs has its sign-in filled in.
  if (state.step !== 'sign-in' || state.practice?.keys.includes(keySha256) === true) return <span className="quiet">{words.elsewhere}</span>;
  return button(record.practice === null ? words.signIn : words.practise, () => void signInToRecord(wizard, record));
}
