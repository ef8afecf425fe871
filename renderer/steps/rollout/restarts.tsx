import { type ReactNode } from 'react';
import { adviceHolds } from '../../../shared/domain/rollout/outcome.ts';
import { isOpenRestart, type RestartProgress, type RestartStatus } from '../../../shared/domain/rollout/progress.ts';
import { RESTARTED_SERVICES, type RestartedService } from '../../../shared/domain/rollout/services.ts';
import { type AppError, isSameError } from '../../../shared/domain/result.ts';
import { type RolloutView } from '../../../shared/session/rollout-view.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { unreadOnReport } from '../../../shared/texts/sentences/on-report.ts';
import { restartProofs, stateWords } from '../../../shared/texts/sentences/rollout.ts';
import { ErrorWords } from '../../frame/error-place.tsx';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { WithDigests } from '../../ui/digest.tsx';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { FEW_NODES } from '../few-nodes.ts';

const ICON = { waiting: 'circle', running: 'circle', proved: 'check', started: 'warning', failed: 'cross', skipped: 'minus', 'not-run': 'minus' } as const satisfies Record<RestartStatus, IconName>;

interface RestartsProps {
  readonly restarts: readonly RestartProgress[];
  /** What can be left out is, with it. */
  readonly onSkip?: (restart: RestartProgress) => void;
  /** Stands above: a restart that failed with it does not tell it again. */
  readonly told?: AppError | null;
  /** The rollout has ended: no way on is offered. */
  readonly isOver?: boolean;
}

/** Every service on every node with what proves its restart, service by service. */
export function Restarts({ restarts, onSkip, told = null, isOver = false }: RestartsProps): ReactNode {
  const groups = RESTARTED_SERVICES.map((service) => [service, restarts.filter((one) => one.service === service)] as const).filter(([, some]) => some.length > 0);
  return groups.map(([service, some]) => <OneService key={service} service={service} restarts={some} told={told} isOver={isOver} {...(onSkip === undefined ? {} : { onSkip })} />);
}

function OneService({ service, restarts, onSkip, told = null, isOver = false }: RestartsProps & { readonly service: RestartedService }): ReactNode {
  const { texts } = useWizard();
  const { run: words } = texts.window.rollout;
  const done = restarts.filter(({ status }) => status === 'proved').length;
  const needsEyes = restarts.some(({ status }) => status === 'running' || status === 'failed');
  // Once it has ended, what was proved is looked up by whoever wants to know more.
  const isSettled = isOver && done === restarts.length;
  return (
    <details className="card restarts" open={needsEyes || (restarts.length <= FEW_NODES && !isSettled)}>
      <summary>
        <span className="part-name">
          {isSettled ? <Icon name="check" /> : null}
          {service}
        </span> <span className="quiet">{fill(words.count, { done, all: restarts.length })}</span>
      </summary>
      <ul className="progress-steps">
        {restarts.map((restart) => (
          <OneNode key={restart.node} restart={restart} told={told} isOver={isOver} {...(onSkip === undefined ? {} : { onSkip })} />
        ))}
      </ul>
    </details>
  );
}

interface OneNodeProps {
  readonly restart: RestartProgress;
  readonly told: AppError | null;
  readonly isOver: boolean;
  readonly onSkip?: (restart: RestartProgress) => void;
}

/** Whether it is the turn of a restart that has not been asked for yet. */
const isAtWork = ({ node, service }: RestartProgress, rollout: RolloutView | null): boolean => {
  const { wait = null, restarts = [] } = rollout ?? {};
  return rollout?.state === 'running' && wait?.what === 'service' && restarts.find((one) => one.node === wait.where && isOpenRestart(one))?.service === service && wait.where === node;
};

function OneNode({ restart, onSkip, told, isOver }: OneNodeProps): ReactNode {
  const { state, texts } = useWizard();
  const { run: words } = texts.window.rollout;
  const { node, service, status, error } = restart;
  const proofs = restartProofs({ ...restart, error: null }, state.rollout?.file ?? null, texts);
  // Nothing is under way any more once it has ended.
  const isCut = isOver && status === 'running';
  const isNext = status === 'waiting' && isAtWork(restart, state.rollout);
  const look = status === 'skipped' ? 'not-run' : status === 'started' || isCut ? 'waiting' : status;
  return (
    <li className={`progress-step progress-${look}`}>
      <Icon name={isCut ? 'warning' : ICON[status]} />
      <span className="figures">{printable(node)}</span>
      <span className="progress-status">{isNext ? texts.rollout.restartNext : stateWords(texts, isOver).restart[status]}</span>
      {onSkip !== undefined && ((status === 'waiting' && !isNext) || status === 'failed') ? (
        <Button look="plain" aria-label={fill(words.skipOf, { service, node })} onPress={() => onSkip(restart)}>
          {words.skip}
        </Button>
      ) : null}
      {proofs.length === 0 ? null : (
        <span className="cell-note restart-proofs">
          {proofs.map((proof) => (
            <span key={proof}>
              <WithDigests text={proof} />
            </span>
          ))}
        </span>
      )}
      {error === null || isSameError(error, told) ? null : <ErrorWords error={error} words={unreadOnReport(error, texts)} advises={adviceHolds(error, isOver)} />}
    </li>
  );
}
