import { type ReactNode } from 'react';
import { type RestartProgress } from '../../../../shared/domain/rollout/progress.ts';
import { RESTARTED_SERVICES, type RestartedService } from '../../../../shared/domain/rollout/services.ts';
import { callsEndedBy } from '../../../../shared/session/rollout-parts.ts';
import { type RolloutView } from '../../../../shared/session/rollout-view.ts';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { durationWords } from '../../../../shared/texts/sentences/rollout.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { Tick } from '../../../ui/tick.tsx';

interface PlannedServicesProps {
  readonly rollout: RolloutView;
  readonly onServices: (services: readonly RestartedService[]) => void;
}

/** Kinds of services of which the plan restarts any. */
export const servicesOf = ({ restarts }: RolloutView): readonly RestartedService[] => RESTARTED_SERVICES.filter((service) => restarts.some((one) => one.service === service));

/** What is restarted on which nodes and in which order, with the calls of each node; kinds of services and single nodes can be left out. */
export function PlannedServices({ rollout, onServices }: PlannedServicesProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { services: words } = texts.window.rollout.plan;
  const { restarts, reason } = rollout;
  const chosen = servicesOf(rollout);
  const leftOut = restarts.filter(({ status }) => status === 'skipped').length;
  const choose = (service: RestartedService, wanted: boolean): void => onServices(RESTARTED_SERVICES.filter((one) => (one === service ? wanted : chosen.includes(one))));
  const columns: readonly Column<RestartProgress>[] = [
    { head: words.service, cell: (row) => <th scope="row">{`${restarts.indexOf(row) + 1}. ${row.service}`}</th> },
    {
      head: words.node,
      cell: ({ node, upTimeBefore }) => (
        <td className="node-cell">
          <span className="figures">{printable(node)}</span>
          {upTimeBefore === null ? null : <span className="cell-note">{fill(texts.rollout.upTimeBefore, { before: durationWords(upTimeBefore, texts) })}</span>}
        </td>
      ),
    },
    {
      head: words.calls,
      cell: (row) => {
        const calls = callsEndedBy(rollout, row);
        if (row.service !== 'Cisco CallManager') return <td className="quiet">–</td>;
        return <td className={calls !== null && calls > 0 ? 'figures-cell warning' : 'figures-cell'}>{calls ?? words.callsUnknown}</td>;
      },
    },
    {
      head: <td />,
      cell: ({ node, service, status }) => (
        <td className="cell-button">
          <Button
            look="plain"
            aria-label={fill(status === 'skipped' ? words.putBackOf : texts.window.rollout.run.skipOf, { service, node })}
            onPress={() => void call('skipRestart', { node, service, skipped: status !== 'skipped' })}
            isDisabled={state.busy !== null}
          >
            {status === 'skipped' ? words.putBack : texts.window.rollout.run.skip}
          </Button>
        </td>
      ),
    },
  ];
  return (
    <Section title={words.title}>
      <p className="quiet">{words.lead}</p>
      <p>{texts.rollout.reason[reason]}</p>
      <fieldset className="card ticks-in-line">
        <legend className="unseen">{words.choose}</legend>
        {RESTARTED_SERVICES.map((service) => (
          <Tick
            key={service}
            label={service}
            checked={chosen.includes(service)}
            onChange={(wanted) => choose(service, wanted)}
            isDisabled={state.busy !== null || (chosen.length === 1 && chosen.includes(service))}
          />
        ))}
      </fieldset>
      {restarts.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <DataTable
          label={words.title}
          columns={columns}
          rows={restarts}
          keyOf={({ node, service }) => `${service} ${node}`}
          rowClass={({ status }) => (status === 'skipped' ? 'row-left-out' : '')}
        />
      )}
      {leftOut === 0 ? null : <Notice tone="warning" title={fill(words.leftOut, { count: leftOut, all: restarts.length })} />}
    </Section>
  );
}
