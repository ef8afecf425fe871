import { type ReactNode, useState } from 'react';
import { isUnfinished, type ListedChange } from '../../../shared/domain/past-change.ts';
import { type FoundChange } from '../../../shared/domain/unfinished.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { errorSentences } from '../../../shared/texts/sentences/error.ts';
import { endedBySentence, foundSentences, howFar, outcomeWords, whoMade } from '../../../shared/texts/sentences/history.ts';
import { behindSentence } from '../../../shared/texts/sentences/report.ts';
import { localTime } from '../../../shared/texts/time.ts';
import { useWizard } from '../../wizard/context.ts';
import { AskTwice } from '../../ui/ask-twice.tsx';
import { Button } from '../../ui/button.tsx';
import { WithDigests } from '../../ui/digest.tsx';
import { fillSignIn } from './fill-sign-in.ts';
import { OpenItemsList } from './open-items.tsx';
import { entryId } from './pages.ts';
import { ReportButton } from './report-button.tsx';

interface HistoryEntryProps {
  readonly change: ListedChange;
  /** It is one of the cluster that is signed in to. */
  readonly isHere: boolean;
  readonly onChanged: (change: ListedChange | null) => void;
  readonly onClose: () => void;
}

/** One change: what, how it ended, when and by whom; what is left of it, and what can be done with it. */
export function HistoryEntry({ change, isHere, onChanged, onClose }: HistoryEntryProps): ReactNode {
  const wizard = useWizard();
  const { texts, language, state, call } = wizard;
  const { history: words } = texts.window;
  const [said, setSaid] = useState<readonly string[]>([]);
  const { id, record, problem, startedAt, folder, hasReport, open, rollout } = change;
  const what = record === null ? id : texts.history.kind[record.kind];
  const name = `${what}, ${startedAt === '' ? id : localTime(startedAt, language)}`;
  const tell = (found: FoundChange): void => setSaid(foundSentences(found, texts, language));
  const check = async (): Promise<void> => {
    const answer = await call('checkChange', { id });
    if (answer.ok) tell(answer.value);
    else setSaid([errorSentences(answer.error, texts).title]);
  };
  const remove = async (): Promise<void> => {
    const answer = await call('removeChange', { id });
    if (answer.ok) onChanged(null);
    else setSaid([errorSentences(answer.error, texts).title]);
  };
  return (
    <li className="card" id={entryId(id)} tabIndex={-1}>
      <p className="card-title">
        <span>{fill(words.outcomeOf, { kind: what, outcome: outcomeWords(change, texts) })}</span>
      </p>
      <p className="quiet">{record === null ? (problem === null ? '' : texts.history.problem[problem]) : fill(words.madeBy, { time: localTime(startedAt, language), who: whoMade(record, texts) })}</p>
      {change.endedBy === null ? null : <p className="quiet">{endedBySentence(change.endedBy, texts, language)}</p>}
      {rollout === null ? null : <p className="quiet">{behindSentence(rollout, texts)}</p>}
      {isUnfinished(change) ? <p className="warning">{howFar(change, texts)}</p> : null}
      {open === null ? null : <OpenItemsList id={id} open={open} onTicked={(next) => onChanged({ ...change, open: next })} />}
      <p className="cell-note">{fill(words.folder, { folder })}</p>
      <div className="button-row">
        {record === null ? null : isHere ? (
          <Button aria-label={fill(words.checkOf, { change: name })} onPress={() => void check()} isDisabled={state.busy !== null}>
            {words.check}
          </Button>
        ) : state.step === 'sign-in' && (record.practice === null || isUnfinished(change)) ? (
          <Button
            aria-label={`${words.unfinished.signIn}: ${name}`}
            onPress={() => {
              onClose();
              void fillSignIn(wizard, change);
            }}
          >
            {record.practice === null ? words.unfinished.signIn : words.unfinished.practise}
          </Button>
        ) : null}
        {hasReport ? <ReportButton of="change" id={id} label={words.report} spoken={fill(words.reportOf, { change: name })} /> : null}
        {isUnfinished(change) ? null : (
          <AskTwice look="plain" label={words.remove} spoken={fill(words.removeOf, { change: name })} question={words.removeAsk} yes={words.removeNow} no={words.cancel} onYes={() => void remove()} />
        )}
      </div>
      <div role="status">
        {said.map((sentence) => (
          <p key={sentence}>
            <WithDigests text={sentence} />
          </p>
        ))}
      </div>
    </li>
  );
}
