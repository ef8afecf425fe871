import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand/react';
import { type Busy } from '../../shared/session/view-state.ts';
import { fill } from '../../shared/texts/fill.ts';
import { useFirstScreen } from '../wizard/context.ts';
import { wizardUi } from '../wizard/typed.ts';
import { Button } from '../ui/button.tsx';

/** A button of the action bar. */
export interface Action {
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** It can be pressed while this is under way. */
  readonly during?: Busy;
}

/** What can be done on a screen. Each button always stands at the same place, whichever others there are: Help, Cancel and Back from the left, the primary one at the right; what is absent cannot be done there. */
export interface Actions {
  /** `quiet`: the screen has its primary button where its work is. */
  readonly primary?: Action & { readonly danger?: boolean; readonly quiet?: boolean };
  readonly back?: Action;
  readonly cancel?: Action;
  /** Said beside the primary button, e.g. why it cannot be pressed. */
  readonly hint?: string;
}

interface ActionBarProps extends Actions {
  /** The primary button submits the form around it, so that Enter in a field does the same. */
  readonly submits: boolean;
}

/** Tells how much of the window the bar covers: nothing that gets the keyboard may end behind it. */
function useCovered(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = bar;
    if (current === null) return;
    const watch = new ResizeObserver(() => document.documentElement.style.setProperty('--bar', `${current.offsetHeight}px`));
    watch.observe(current);
    return () => watch.disconnect();
  }, [bar]);
}

export function ActionBar({ primary, back, cancel, hint = '', submits }: ActionBarProps): ReactNode {
  const { state, texts, call } = useFirstScreen();
  const helpOpen = useStore(wizardUi, (ui) => ui.helpOpen);
  const bar = useRef<HTMLDivElement>(null);
  useCovered(bar);
  const { button, busy, practiceKeys } = texts.window.frame;
  // A sign-in that waits for a person is theirs to go on with.
  const waits = state.platform?.waitsForTrust === true;
  const doing = state.busy === 'applying' || state.busy === 'rolling-out' || waits ? null : state.busy;
  const working = doing !== null;
  const goesOn = doing !== null && primary?.during === doing;
  const keys = doing === 'starting-practice' ? state.practiceKeys : null;
  const under = doing === null ? '' : keys === null ? busy[doing] : fill(practiceKeys, { made: keys.made, inAll: keys.inAll });
  const words = doing === null || (goesOn && hint !== '') ? hint : under;
  const stop: Action | undefined = working ? { label: button.cancel, onPress: () => void call('cancel', {}) } : cancel;
  return (
    <div ref={bar} className="action-bar">
      <Button aria-expanded={helpOpen} aria-controls="help" onPress={() => wizardUi.setState({ helpOpen: !helpOpen })}>
        {button.help}
      </Button>
      {stop === undefined ? (
        <span className="action-gap" />
      ) : (
        <Button onPress={stop.onPress} isDisabled={stop.disabled ?? false}>
          {stop.label}
        </Button>
      )}
      {back === undefined ? null : (
        <Button onPress={back.onPress} isDisabled={working || (back.disabled ?? false)}>
          {back.label}
        </Button>
      )}
      <p className={working ? 'action-words working' : 'action-words'} role="status">
        {words}
      </p>
      {primary === undefined ? null : (
        <Button
          look={primary.danger === true ? 'danger' : primary.quiet === true ? 'quiet' : 'primary'}
          isPending={working && !goesOn}
          isDisabled={primary.disabled ?? false}
          {...(submits ? { type: 'submit' as const } : { onPress: primary.onPress })}
        >
          {primary.label}
        </Button>
      )}
    </div>
  );
}
