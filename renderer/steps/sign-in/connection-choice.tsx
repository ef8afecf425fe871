import { type ReactNode } from 'react';
import { CONNECTIONS } from '../../../shared/domain/connection.ts';
import { useFirstScreen } from '../../wizard/context.ts';
import { wizardUi } from '../../wizard/typed.ts';
import { Segmented } from '../../ui/segmented.tsx';

/** By which interfaces of the cluster to work; what was typed for the other one stays. */
export function ConnectionChoice(): ReactNode {
  const { state, texts, call } = useFirstScreen();
  const { connection: words } = texts.window.platformSignIn;
  const { connection } = state.signIn;
  return (
    <div className="connection-choice">
      <div className="connection-line">
        <span className="connection-label" aria-hidden="true">
          {words.label}
        </span>
        <Segmented
          label={words.label}
          value={connection}
          options={CONNECTIONS.map((value) => ({ value, label: words.name[value] }))}
          onChange={(next) => {
            if (state.busy !== null) return;
            wizardUi.setState({ hasChosen: true });
            void call('chooseConnection', { connection: next });
          }}
        />
      </div>
      <p className="hint">{words.help[connection]}</p>
    </div>
  );
}
