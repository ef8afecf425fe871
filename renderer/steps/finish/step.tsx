import { type ReactNode } from 'react';
import { type ChangeReport } from '../../../shared/domain/report.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { stopOnReport } from '../../../shared/texts/sentences/on-report.ts';
import { stepName } from '../../../shared/texts/sentences/step.ts';
import { useWizard } from '../../wizard/context.ts';
import { resetSignIn } from '../../wizard/typed.ts';
import { ErrorWords } from '../../frame/error-place.tsx';
import { Screen } from '../../frame/screen.tsx';
import { ComparePhone } from './compare-phone.tsx';
import { KeptFolder } from './kept-folder.tsx';
import { LeftToDo } from './left-to-do.tsx';
import { PhoneResults } from './phone-results.tsx';
import { ProvenList } from './proven-list.tsx';
import { ReportButton } from '../history/report-button.tsx';
import { PracticePhones } from '../practice-phones.tsx';
import { RestartElsewhere } from './platform/restart-elsewhere.tsx';
import { Stumbles } from './stumbles.tsx';
import { ServerResults } from './server-results.tsx';
import { VisitList } from './visit-list.tsx';

/** What was left as it is is neither right nor wrong. */
const TONE = { done: 'good', undone: 'good', kept: 'warning', stopped: 'danger', cancelled: 'warning' } as const;

/** The end: what is true on each server, what was proved, what is left. Nothing here says more than was read. */
export function FinishStep(): ReactNode {
  const { state, texts, call } = useWizard();
  const { finish: words, frame } = texts.window;
  const { report } = state;
  if (report === null) return null;
  const leave = (): void => {
    resetSignIn();
    void call('signOut', {});
  };
  const lead = fill(texts.report.outcome[report.outcome], {
    mode: texts.report.modeName[report.requestedMode],
    step: report.stopped === undefined ? '' : stepName(report.stopped.step, texts),
  });
  const next = report.leftToDo.find((item) => !state.ticked.includes(item));
  return (
    <Screen title={words.title[report.outcome]} lead={lead} primary={{ label: frame.button.done, onPress: leave, quiet: next !== undefined }} hint={words.doneHint} back={{ label: words.goOn, onPress: () => void call('goOn', {}) }} outcome={TONE[report.outcome]} {...(next === undefined ? {} : { next: fill(words.next, { action: texts.report.left[next] }) })}>
      {report.stopped === undefined ? null : <ErrorWords error={report.stopped.error} words={stopOnReport(report.stopped.error, report.leftToDo, texts)} />}
      <LeftToDo report={report} />
      <RestartElsewhere report={report} />
      <VisitList visits={state.visits} />
      <ServerResults report={report} />
      <Stumbles report={report} />
      {hasNewFile(report) ? <ComparePhone file={report.file} previous={report.previous ?? null} isLeft={report.leftToDo.includes('compare-on-phone')} /> : null}
      <ProvenList steps={state.job?.steps ?? []} mode={report.mode} />
      {report.phones === undefined ? null : <PhoneResults phones={state.practice?.phones ?? report.phones} sha256={report.outcome === 'undone' ? null : (report.file?.sha256 ?? '')} />}
      <PracticePhones />
      <KeptFolder route="with-token" report={report} />
      <p className="button-row">
        <ReportButton of="change" id={report.id} label={texts.window.history.saveReport} />
      </p>
    </Screen>
  );
}

/** Comparing makes sense once some server hands out the new file. */
const hasNewFile = (report: ChangeReport): report is ChangeReport & { readonly file: NonNullable<ChangeReport['file']> } =>
  report.file !== undefined && report.servers.some(({ holds }) => holds === 'new');
