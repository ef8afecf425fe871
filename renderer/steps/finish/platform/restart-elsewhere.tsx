import { type ReactNode } from 'react';
import { offersRollout } from '../../../../shared/domain/left-to-do.ts';
import { type ChangeReport } from '../../../../shared/domain/report.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';

/** Behind a change with a token: restarts and resets are of the other connection, and where they are to be found. Practice has them on the screen itself. */
export function RestartElsewhere({ report: { id, leftToDo } }: { readonly report: Pick<ChangeReport, 'id' | 'leftToDo'> }): ReactNode {
  const { state, texts } = useWizard();
  const { platformSignIn, rollout } = texts.window;
  if (state.atPractice || !offersRollout(leftToDo)) return null;
  return <p className="quiet">{fill(rollout.offer.withToken, { connection: platformSignIn.connection.name.platform, button: rollout.offer.button, id })}</p>;
}
