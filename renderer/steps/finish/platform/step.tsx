import { type ReactNode } from 'react';
import { offersRollout } from '../../../../shared/domain/left-to-do.ts';
import { type PlatformReport } from '../../../../shared/domain/platform/report.ts';
import { openRolloutsHere } from '../../../../shared/session/open-rollouts.ts';
import { stopOnReport, unreadOnReport } from '../../../../shared/texts/sentences/on-report.ts';
import { oneLine } from '../../../../shared/texts/sentences/one-line.ts';
import { servedReadSentences, visitSentences } from '../../../../shared/texts/sentences/platform/report.ts';
import { isSameError } from '../../../../shared/domain/result.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { localTime } from '../../../../shared/texts/time.ts';
import { useWizard } from '../../../wizard/context.ts';
import { resetSignIn } from '../../../wizard/typed.ts';
import { ErrorWords } from '../../../frame/error-place.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Screen } from '../../../frame/screen.tsx';
import { Section } from '../../../ui/section.tsx';
import { ComparePhone } from '../compare-phone.tsx';
import { KeptFolder } from '../kept-folder.tsx';
import { LeftToDo } from '../left-to-do.tsx';
import { PhoneResults } from '../phone-results.tsx';
import { PhoneChecklist } from '../../lost-tokens/phone-checklist.tsx';
import { ItlFiles } from '../../preview/platform/itl-files.tsx';
import { BehindChange } from './behind.tsx';
import { CommandSaid, TranscriptButton } from './command-said.tsx';
import { NodeProofs } from './node-proofs.tsx';
import { PracticeHelp } from './practice-help.tsx';
import { ReportButton } from '../../history/report-button.tsx';
import { RolloutOffer } from '../../rollout/offer.tsx';
import { ReadAgain } from './read-again.tsx';

const TONE = { done: 'good', 'not-done': 'danger', incomplete: 'warning', unknown: 'unknown' } as const;

/** The end: what was read, node by node and by two proofs. What the command said decides nothing. */
export function PlatformFinishStep(): ReactNode {
  const { state, texts, language, call } = useWizard();
  const { platformResult: words, frame, finish } = texts.window;
  const report = state.platform?.report ?? null;
  if (report === null) return null;
  const hasOpen = openRolloutsHere(state).rollouts.length > 0;
  const first = nextOf(report, hasOpen);
  const offers = report.outcome !== 'not-done' && (hasOpen || offersRollout(report.leftToDo));
  const servedRead = servedReadSentences(report, texts);
  const leave = (): void => {
    resetSignIn();
    void call('signOut', {});
  };
  return (
    <Screen
      title={words.title[report.outcome]}
      lead={fill(words.lead[report.outcome], { mode: texts.report.modeName[report.requestedMode] })}
      primary={{ label: frame.button.done, onPress: leave, quiet: first !== 'done' }}
      hint={finish.doneHint}
      outcome={TONE[report.outcome]}
      back={{ label: finish.goOn, onPress: () => void call('goOn', {}) }}
    >
      {report.stopped === undefined ? null : <ErrorWords error={report.stopped.error} words={stopOnReport(report.stopped.error, report.leftToDo, texts)} />}
      {report.isSignerForetold === false ? <Notice tone="danger" title={texts.platform.report.otherSigner} /> : null}
      <BehindChange report={report} />
      {first === 'read' ? <ReadAgain isFirst /> : null}
      {!offers || first === 'done' ? null : <RolloutOffer change={report.id} isFirst={first === 'rollout'} />}
      <LeftToDo report={report} />
      <Visits report={report} />
      <ModeProof report={report} />
      <NodeProofs report={report} />
      {report.phones === undefined ? null : <PhoneResults phones={report.phones} sha256={null} />}
      {/* Behind a reset of the phones their list stands in its report. */}
      {report.leftToDo.includes('visit-phones') && report.rollout?.isReset !== true ? <PhoneChecklist lead={words.checklist} isFolded /> : null}
      <ItlFiles itls={report.leftToDo.includes('look-at-itl') ? report.itls.filter(({ verdict }) => verdict.kind !== 'good') : []} words={words.itl} isFolded />
      {report.file === null ? null : <ComparePhone file={report.file} previous={report.previous} isLeft={first === 'done' && report.leftToDo.includes('compare-on-phone')} />}
      {first === 'read' ? null : <ReadAgain isFirst={false} />}
      {report.outcome === 'not-done' || first !== 'done' ? null : (
        <Fold title={texts.window.rollout.offer.again}>
          <RolloutOffer change={report.id} />
        </Fold>
      )}
      <CommandSaid report={report} />
      {report.notCopied.length === 0 ? null : <Notice tone="warning" title={fill(words.notCopied, { nodes: report.notCopied.join(', ') })} />}
      <div className="lines">
        {report.olderNode ? (
          <p className="warning">
            <Icon name="warning" /> {words.older}
          </p>
        ) : null}
        <p className="quiet">{fill(words[servedRead.length === 0 ? 'readAt' : 'readAtBefore'], { time: localTime(report.readAt, language) })}</p>
        {servedRead.map((sentence) => (
          <p key={sentence} className="quiet">
            {sentence}
          </p>
        ))}
        <KeptFolder route="by-command" report={report} />
      </div>
      <p className="button-row">
        <ReportButton of="change" id={report.id} label={texts.window.history.saveReport} />
        <TranscriptButton id={report.id} />
      </p>
      {state.atPractice && offers && report.rollout?.isOpen !== true ? <PracticeHelp /> : null}
    </Screen>
  );
}

/** What comes next; there is one primary button, and it is that of this. */
function nextOf({ leftToDo, outcome }: PlatformReport, hasOpenRollout: boolean): 'read' | 'rollout' | 'done' {
  if (leftToDo.includes('read-again')) return 'read';
  return outcome !== 'not-done' && (hasOpenRollout || offersRollout(leftToDo)) ? 'rollout' : 'done';
}

/** How many phones were to need a visit, and did. */
function Visits({ report }: { readonly report: PlatformReport }): ReactNode {
  const { texts } = useWizard();
  const sentences = visitSentences(report, texts);
  return sentences.length === 0 ? null : <Notice tone="warning" title={oneLine(sentences)} />;
}

/** The mode as it was read, beside what was asked for. */
function ModeProof({ report }: { readonly report: PlatformReport }): ReactNode {
  const { texts } = useWizard();
  const { platformResult, mode } = texts.window;
  const { mode: words } = platformResult;
  const { value, error } = report.mode;
  const tone = value === report.requestedMode ? 'good' : value === 'unknown' ? 'danger' : 'warning';
  // Where it is as it was asked for, the headline has said so.
  const Part = tone === 'good' && error === undefined ? Fold : Section;
  return (
    <Part title={words.title}>
      <div className="card summary">
        <Facts
          facts={[
            { name: words.before, value: mode.modeName[report.modeBefore] },
            { name: words.asked, value: mode.modeName[report.requestedMode] },
            { name: words.now, value: <strong className={tone}>{value === 'unknown' ? words.unknown : mode.modeName[value]}</strong> },
          ]}
        />
      </div>
      {error === undefined || isSameError(error, report.stopped?.error) ? null : <ErrorWords error={error} words={unreadOnReport(error, texts)} />}
    </Part>
  );
}
