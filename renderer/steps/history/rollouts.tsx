import { type ReactNode, useEffect, useState } from 'react';
import { isOpenRollout, type ListedRollout } from '../../../shared/domain/rollout/report.ts';
import { clusterName } from '../../../shared/domain/change-record.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { errorSentences } from '../../../shared/texts/sentences/error.ts';
import { localTime } from '../../../shared/texts/time.ts';
import { useWizard } from '../../wizard/context.ts';
import { AskTwice } from '../../ui/ask-twice.tsx';
import { ReportButton } from './report-button.tsx';

/** Restarts of services and phones that were made from this computer, practice behind; nothing where there are none. */
export function RolloutHistory(): ReactNode {
  const { texts, call } = useWizard();
  const [rollouts, setRollouts] = useState<readonly ListedRollout[]>([]);
  useEffect(() => {
    void call('rollouts', {}).then((answer) => (answer.ok ? setRollouts(answer.value.rollouts) : undefined));
    // Read once: the dialog is made anew each time it is opened.
  }, []);
  if (rollouts.length === 0) return null;
  const isPractice = ({ record }: ListedRollout): boolean => record !== null && record.practice !== null;
  const ordered = [...rollouts.filter((one) => !isPractice(one)), ...rollouts.filter(isPractice)];
  return (
    <section>
      <h2>{texts.window.rollout.history.title}</h2>
      <ul className="plain-list">
        {ordered.map((one) => (
          <RolloutEntry key={one.id} listed={one} isPractice={isPractice(one)} onRemoved={() => setRollouts((all) => all.filter(({ id }) => id !== one.id))} />
        ))}
      </ul>
    </section>
  );
}

interface RolloutEntryProps {
  readonly listed: ListedRollout;
  readonly isPractice: boolean;
  readonly onRemoved: () => void;
}

function RolloutEntry({ listed, isPractice, onRemoved }: RolloutEntryProps): ReactNode {
  const { texts, language, call } = useWizard();
  const { history: words } = texts.window;
  const { history } = texts.window.rollout;
  const [said, setSaid] = useState('');
  const { id, record, problem, startedAt, outcome, folder, hasReport, openPhones } = listed;
  const time = startedAt === '' ? id : localTime(startedAt, language);
  const remove = async (): Promise<void> => {
    const answer = await call('removeRollout', { id });
    if (answer.ok) onRemoved();
    else setSaid(errorSentences(answer.error, texts).title);
  };
  return (
    <li className="card">
      <p className="card-title">
        <span>{record === null ? id : fill(history.row, { cluster: clusterName(record), outcome: texts.rollout.outcomeName[outcome] })}</span>
        {isPractice ? <span className="tag tag-practice">{words.practice}</span> : null}
      </p>
      <p className="quiet">{record === null ? (problem === null ? '' : texts.rollout.problem[problem]) : time}</p>
      {openPhones === null || openPhones === 0 ? null : <p>{fill(history.openPhones, { count: openPhones })}</p>}
      <p className="cell-note">{fill(words.folder, { folder: printable(folder) })}</p>
      <div className="button-row">
        {hasReport ? <ReportButton of="rollout" id={id} label={words.report} spoken={fill(history.of, { time })} /> : null}
        {isOpenRollout(listed) ? null : (
          <AskTwice look="plain" label={words.remove} spoken={fill(history.removeOf, { time })} question={history.removeAsk} yes={words.removeNow} no={words.cancel} onYes={() => void remove()} />
        )}
      </div>
      <div role="status">{said}</div>
    </li>
  );
}
