import { type PropsWithChildren, type ReactNode, Suspense, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand/react';
import { type AppError } from '../../shared/domain/result.ts';
import { type ErrorSentences, errorSentences } from '../../shared/texts/sentences/error.ts';
import { fill } from '../../shared/texts/fill.ts';
import { useFirstScreen, useWizard } from '../wizard/context.ts';
import { wizardUi } from '../wizard/typed.ts';
import { WithDigests } from '../ui/digest.tsx';
import { Notice } from '../ui/notice.tsx';

/** The error to be shown: the engine's, else that of the last call. */
export function useShownError(): AppError | null {
  const { state } = useFirstScreen();
  const callError = useStore(wizardUi, (ui) => ui.callError);
  return state.error ?? callError;
}

interface ErrorWordsProps {
  readonly error: AppError;
  /** Where its general sentences are not what is true here. */
  readonly words?: ErrorSentences;
  /** `false` = what it advises cannot be done any more. */
  readonly advises?: boolean;
}

/** An error in words: what happened, what is safe, what to do, and the control that does it where there is one. */
export function ErrorWords({ error, words, advises = true, children }: PropsWithChildren<ErrorWordsProps>): ReactNode {
  const { texts } = useWizard();
  const { title, explanation, action, where, code } = words ?? errorSentences(error, texts);
  const calm = error.code.endsWith('.cancelled');
  return (
    <Notice tone={calm ? 'info' : 'danger'} title={title}>
      {explanation === '' ? null : (
        <p>
          <WithDigests text={explanation} />
        </p>
      )}
      {advises && action !== '' ? <p className="notice-action">{action}</p> : null}
      {children}
      {calm && where === '' ? null : (
        <p className="notice-where">
          {where === '' ? null : <span>{fill(texts.window.frame.error.where, { where })}</span>}
          {calm ? null : <span>{code}</span>}
        </p>
      )}
    </Notice>
  );
}

/** Brings an error into sight when it comes: what was pressed may stand far below it. The keyboard goes to the control that leads on, where it has one, unless somebody types; else it stays where it is. */
export function InSight({ error, children }: PropsWithChildren<{ readonly error: AppError }>): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  // By what it is: each state of the engine brings the same one anew.
  useLayoutEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
    if (!(document.activeElement instanceof HTMLInputElement)) place.current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
  }, [error.code, error.where]);
  return (
    <div className="in-sight" ref={place}>
      {children}
    </div>
  );
}

/** The one place for errors on a screen; a live region, so it is there before the error is. */
export function ErrorPlace({ hidden, children }: PropsWithChildren<{ readonly hidden: boolean }>): ReactNode {
  const error = useShownError();
  return (
    <div className="error-place" role="alert">
      {error === null || hidden ? null : (
        <Suspense>
          <InSight error={error}>
            <ErrorWords error={error}>{children}</ErrorWords>
          </InSight>
        </Suspense>
      )}
    </div>
  );
}
