import { type MouseEvent, type ReactNode } from 'react';

interface ButtonProps {
  /** One `primary` a screen; `danger` is the primary of a screen that warns; `plain` stands in running text and tables. */
  readonly look?: 'primary' | 'danger' | 'quiet' | 'plain';
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
  /** It can be reached, and says that it cannot be pressed: one that the browser itself disables lets the keyboard fall. */
  readonly isDisabled?: boolean;
  /** What it started is under way. */
  readonly isPending?: boolean;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
  readonly children: ReactNode;
}

export const Button = ({ look = 'quiet', type = 'button', onPress, isDisabled = false, isPending = false, children, ...aria }: ButtonProps): ReactNode => {
  const press = (event: MouseEvent): void => {
    // The second click of a double click was meant for the screen before: on the next one the main button stands at the same place, and may send a command.
    const isSecond = event.detail > 1 && (look === 'primary' || look === 'danger');
    // Enter in a field presses the button that submits, too.
    if (isDisabled || isPending || isSecond) event.preventDefault();
    else onPress?.();
  };
  return (
    <button {...aria} type={type} className={`button button-${look} ${isDisabled ? 'button-off' : ''}`} aria-disabled={isDisabled || isPending || undefined} onClick={press}>
      {children}
    </button>
  );
};
