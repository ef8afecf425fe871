import { type ReactNode } from 'react';
import { TRUST_LIST_PAGE } from '../../../shared/domain/trust-list.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';

interface PagerProps {
  /** How many come before the page. */
  readonly from: number;
  readonly inAll: number;
  readonly onFrom: (from: number) => void;
}

/** Which part is shown, and the ways to the others; at an end a button keeps the keyboard and does nothing. */
export function Pager({ from, inAll, onFrom }: PagerProps): ReactNode {
  const { viewer: words } = useWizard().texts.window;
  const to = Math.min(from + TRUST_LIST_PAGE, inAll);
  const button = (label: string, next: number, isEnd: boolean): ReactNode => (
    <Button onPress={() => onFrom(next)} isDisabled={isEnd}>
      {fill(label, { count: TRUST_LIST_PAGE })}
    </Button>
  );
  return (
    <p className="button-row viewer-pager">
      <span role="status">{fill(words.page, { from: from + 1, to, all: inAll })}</span>
      {inAll <= TRUST_LIST_PAGE ? null : (
        <>
          {button(words.previous, from - TRUST_LIST_PAGE, from === 0)}
          {button(words.next, from + TRUST_LIST_PAGE, to === inAll)}
        </>
      )}
    </p>
  );
}
