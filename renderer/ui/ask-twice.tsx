import { type ReactNode } from 'react';
import { Button } from './button.tsx';

interface AskTwiceProps {
  /** Names what is asked about. */
  readonly label: string;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly className?: string;
}

/** Asks once more before something that cannot be taken back. */
export function AskTwice({ label, question, yes, no, onYes, onNo, className = '' }: AskTwiceProps): ReactNode {
  return (
    <div role="group" aria-label={label} {...(className === '' ? {} : { className })}>
      <p className="warning">{question}</p>
      <p className="button-row">
        <Button look="danger" onPress={onYes}>
          {yes}
        </Button>
        <Button onPress={onNo}>{no}</Button>
      </p>
    </div>
  );
}
