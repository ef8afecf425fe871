import { type ReactNode, useEffect, useState } from 'react';
import { adviceHolds } from '../../../../shared/domain/rollout/outcome.ts';
import { type RolloutReport } from '../../../../shared/domain/rollout/report.ts';
import { type RolloutView } from '../../../../shared/session/rollout-view.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { unreadOnReport } from '../../../../shared/texts/sentences/on-report.ts';
import { oneLine } from '../../../../shared/texts/sentences/one-line.ts';
import { secureShareSentence } from '../../../../shared/texts/sentences/rollout.ts';
import { rolloutHeadline } from '../../../../shared/texts/sentences/rollout-report.ts';
import { Screen } from '../../../frame/screen.tsx';
import { ErrorWords } from '../../../frame/error-place.tsx';
import { useWizard } from '../../../wizard/context.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { ReportButton } from '../../history/report-button.tsx';
import { Counters } from '../counters.tsx';
import { PhonesOnDemand } from '../phones/on-demand.tsx';
import { PilotList } from '../pilots.tsx';
import { Restarts } from '../restarts.tsx';
import { PhoneCountsCard } from '../run/screen.tsx';
import { ForetoldTable } from './foretold.tsx';
import { LeftToDo } from './left.tsx';

/** What became of it all: outcome, what is left, proof per node, phones, foretold against happened. Nothing here says more than was read. */
export function EndScreen({ rollout }: { readonly rollout: RolloutView }): ReactNode {
  const { state, texts, call } = useWizard();
  const { end: words } = texts.window.rollout;
  const [report, setReport] = useState<RolloutReport | null>(null);
  const { id } = rollout;
  useEffect(() => {
    void call('rolloutReport', { id }).then((answer) => (answer.ok ? setReport(answer.value.report) : undefined));
    // Once: the rollout has ended.
  }, [id]);
  const outcome = rollout.outcome ?? 'unknown';
  const shareNodes = report?.secureShare.nodes ?? [];
  const share = secureShareSentence({ verdict: rollout.secureShare, nodes: shareNodes }, texts);
  return (
    <Screen title={texts.window.rollout.end.title[outcome]} lead={oneLine(rolloutHeadline({ outcome, isOver: true, leftToDo: rollout.leftToDo, counts: rollout.counts }, texts))} primary={{ label: state.step === 'finish' ? words.toResult : words.done, onPress: () => void call('leaveRollout', {}) }}>
      {rollout.error === null ? null : <ErrorWords error={rollout.error} words={unreadOnReport(rollout.error, texts)} advises={adviceHolds(rollout.error, true)} />}
      {share === '' ? null : <Notice tone={rollout.secureShare === 'none' ? 'good' : 'warning'} title={share} />}
      <LeftToDo leftToDo={rollout.leftToDo} report={report} />
      <Section title={words.services}>
        <Restarts restarts={rollout.restarts} told={rollout.error} isOver />
      </Section>
      <PilotList pilots={rollout.pilots} witness={rollout.witness} isOver />
      <PhoneCountsCard rollout={rollout} />
      {report === null || !rollout.phonesListed ? null : <ForetoldTable foretold={report.foretold} />}
      <PhonesOnDemand rollout={rollout} />
      <Counters rollout={rollout} isOver />
      <p className="quiet">{fill(texts.rollout.kept, { folder: rollout.folder })}</p>
      <p className="button-row">
        <ReportButton of="rollout" id={id} label={words.save} />
      </p>
    </Screen>
  );
}
