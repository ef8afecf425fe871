import { type ReactNode } from 'react';

interface ButtonProps {
  /** One `primary` a screen; `danger` is the primary of a screen that warns; `plain` stands in running text and tables. */
  readonly look?: 'primary' | 'danger' | 'quiet' | 'plain';
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  /** What it started is under way: it keeps the keyboard but does nothing. */
  readonly isPending?: boolean;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
  readonly children: ReactNode;
}

export const Button = ({ look = 'quiet', type = 'button', onPress, isDisabled = false, isPending = false, children, ...aria }: ButtonProps): ReactNode => (
  <button
    {...aria}
    // A pending one submits nothing.
    type={isPending ? 'button' : type}
    className={`button button-${look}`}
    disabled={isDisabled}
    aria-disabled={isPending || undefined}
    onClick={() => (isPending ? undefined : onPress?.())}
  >
    {children}
  </button>
);
