import { type ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';

interface ButtonProps extends Omit<AriaButtonProps, 'className'> {
  /** One `primary` a screen; `danger` is the primary of a screen that warns; `plain` stands in running text and tables. */
  readonly look?: 'primary' | 'danger' | 'quiet' | 'plain';
}

export const Button = ({ look = 'quiet', ...props }: ButtonProps): ReactNode => <AriaButton {...props} className={`button button-${look}`} />;
