import { type ReactNode } from 'react';
import { type PhoneVisit } from '../../../shared/domain/phone-visit.ts';
import { clusterOf } from '../../../shared/session/publisher.ts';
import { phoneList, visitOfList } from '../../../shared/texts/sentences/phone-list.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { saveCsv } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { Tick } from '../../ui/tick.tsx';

/** Phones that refused the new file: each is visited, its CTL file deleted there, and ticked off. */
export function VisitList({ visits }: { readonly visits: readonly PhoneVisit[] }): ReactNode {
  const { state, texts, call } = useWizard();
  const { visits: words } = texts.window.finish;
  if (visits.length === 0) return null;
  const done = visits.filter((visit) => visit.done).length;
  return (
    <Section title={words.title}>
      <p>{words.lead}</p>
      {state.atPractice ? <p className="quiet">{words.practice}</p> : null}
      <ul className="card checks">
        {visits.map((visit) => (
          <li key={visit.name}>
            <Tick
              label={
                <>
                  {fill(words.phone, { name: visit.name, model: visit.model, tftpServer: visit.tftpServer })}
                  <span className="cell-note">{texts.report.phone[visit.reason]}</span>
                </>
              }
              checked={visit.done}
              onChange={(isDone) => void call('tickPhone', { name: visit.name, done: isDone })}
              isTask
              isDisabled={state.busy !== null}
            />
          </li>
        ))}
      </ul>
      <p className="button-row">
        <Button onPress={() => saveCsv('phones-to-visit.csv', phoneList(visits.map((visit) => visitOfList(visit, texts)), { cluster: clusterOf(state), file: state.report?.file ?? null, at: new Date() }, texts))}>{words.save}</Button>
        <span role="status">{fill(words.count, { done, all: visits.length })}</span>
      </p>
    </Section>
  );
}
