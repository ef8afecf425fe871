import { type ReactNode, type SubmitEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useFirstScreen } from '../wizard/context.ts';
import { ActionBar, type Actions } from './action-bar.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { ErrorPlace } from './error-place.tsx';

const OUTCOME_ICON = { good: 'check', warning: 'warning', danger: 'cross', unknown: 'question' } as const satisfies Record<string, IconName>;

interface ScreenProps extends Actions {
  readonly title: string;
  readonly lead: string;
  /** Enter in a field does what the primary button does. Never where that would leave the cluster. */
  readonly submits?: boolean;
  /** The screen puts the keyboard into a field itself. */
  readonly focusesField?: boolean;
  /** The error is shown elsewhere, e.g. in a dialog. */
  readonly hideError?: boolean;
  /** The heading is how something ended: it stands in a banner of this colour. */
  readonly outcome?: keyof typeof OUTCOME_ICON;
  /** What comes next, said in the banner. */
  readonly next?: string;
  /** The control within the error that leads on. */
  readonly errorWay?: ReactNode;
  readonly children?: ReactNode;
}

/** The frame of every screen: heading, error, contents, and the action bar at the same place. */
export function Screen({ title, lead, submits = false, focusesField = false, hideError = false, outcome, next, errorWay, children, ...actions }: ScreenProps): ReactNode {
  const { state } = useFirstScreen();
  const heading = useRef<HTMLHeadingElement>(null);
  const primary = actions.primary;
  useEffect(() => {
    // The heading tells a screen reader, and a keyboard, that another screen has come.
    if (!focusesField) heading.current?.focus({ preventScroll: true });
  }, [focusesField]);
  // Before it is painted: it would be seen for a moment as far down as the last screen was scrolled.
  useLayoutEffect(() => {
    // Its answer, a promise in newer browsers, is nothing that React could call at the end.
    window.scrollTo({ top: 0 });
  }, []);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    // Dialogs are drawn elsewhere, but their events come up here too.
    // Enter in a radio button submits although the primary button waits.
    if (event.target === event.currentTarget && primary?.disabled !== true && state.busy === null) primary?.onPress();
  };
  const words = (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
  const contents = (
    <>
      <div className="screen-body">
        {outcome === undefined ? (
          <>
            {words}
            <p className="lead">{lead}</p>
          </>
        ) : (
          <div className={`banner banner-${outcome}`}>
            <Icon name={OUTCOME_ICON[outcome]} />
            <div>
              {words}
              <p>{lead}</p>
              {next === undefined ? null : <p className="banner-next">{next}</p>}
            </div>
          </div>
        )}
        <ErrorPlace hidden={hideError}>{errorWay}</ErrorPlace>
        {children}
      </div>
      <ActionBar {...actions} submits={submits} />
    </>
  );
  return submits ? (
    <form className="screen" onSubmit={submit} noValidate>
      {contents}
    </form>
  ) : (
    <section className="screen">{contents}</section>
  );
}
