import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';

interface AskTwiceProps {
  /** Of the button that asks. */
  readonly label: string;
  /** The same for who does not see what it stands beside; left out = the label. */
  readonly spoken?: string;
  readonly look?: 'quiet' | 'plain';
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly isDisabled?: boolean;
}

/**
 * A button for something that cannot be taken back: it asks once more. The question takes its place; the keyboard goes to the answer that changes nothing, and with it back
 * to the button.
 */
export function AskTwice({ label, spoken = label, look = 'quiet', question, yes, no, onYes, isDisabled = false }: AskTwiceProps): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (isAsking || wasAsked.current) [...(place.current?.querySelectorAll('button') ?? [])].at(-1)?.focus();
    wasAsked.current = isAsking;
  }, [isAsking]);
  return (
    <div ref={place} className={isAsking ? 'ask-twice' : undefined}>
      {isAsking ? (
        <div role="group" aria-label={spoken} className="lines">
          <p className="warning">{question}</p>
          <p className="button-row">
            <Button look="danger" onPress={onYes} isDisabled={isDisabled}>
              {yes}
            </Button>
            <Button onPress={() => setAsking(false)}>{no}</Button>
          </p>
        </div>
      ) : (
        <Button look={look} aria-label={spoken} onPress={() => setAsking(true)} isDisabled={isDisabled}>
          {label}
        </Button>
      )}
    </div>
  );
}
