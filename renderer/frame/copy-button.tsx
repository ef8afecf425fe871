import { type ReactNode, useState } from 'react';
import { useFirstScreen } from '../wizard/context.ts';
import { Button } from '../ui/button.tsx';

interface CopyButtonProps {
  readonly label: string;
  /** Gives the text when the button is pressed; `null` = there is none, the error is shown elsewhere. */
  readonly text: () => Promise<string | null>;
}

/** Puts a text on the clipboard and says whether that worked. */
export function CopyButton({ label, text }: CopyButtonProps): ReactNode {
  const { button } = useFirstScreen().texts.window.frame;
  const [answer, setAnswer] = useState<'none' | 'copied' | 'failed'>('none');
  const copy = async (): Promise<void> => {
    const value = await text();
    if (value === null) return;
    try {
      await navigator.clipboard.writeText(value);
      setAnswer('copied');
    } catch {
      setAnswer('failed');
    }
  };
  return (
    <span className="copy">
      <Button onPress={() => void copy()}>{label}</Button>
      <span role="status" className="copy-answer">
        {answer === 'none' ? '' : answer === 'copied' ? button.copied : button.copyFailed}
      </span>
    </span>
  );
}
