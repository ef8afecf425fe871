import { type ReactNode, useEffect, useState } from 'react';
import { useWizard } from '../wizard/context.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { saveFile } from '../ui/save-file.ts';

interface TextDialogProps {
  readonly title: string;
  /** Name under which it is saved. */
  readonly file: string;
  readonly words: { readonly reading: string; readonly copy: string; readonly save: string };
  /** `null` = it cannot be had; the error is shown elsewhere. */
  readonly read: () => Promise<string | null>;
  readonly onClose: () => void;
  readonly note?: string;
  /** Its lines are sentences, which break where the dialog ends. */
  readonly wraps?: boolean;
  /** How it is drawn where it is no plain text. */
  readonly draw?: () => ReactNode;
}

/** A long text as a node wrote it: to read, to copy, to keep. */
export function TextDialog({ title, file, words, read, onClose, note = '', wraps = false, draw }: TextDialogProps): ReactNode {
  const { texts } = useWizard();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    void read().then((answer) => (answer === null ? onClose() : setText(answer)));
    // Read once: the dialog is made anew for another text.
  }, [file]);
  return (
    <Dialog title={title} onClose={onClose} wide>
      {note === '' ? null : <p className="quiet">{note}</p>}
      {text === null ? (
        <p role="status">{words.reading}</p>
      ) : draw !== undefined ? (
        draw()
      ) : (
        <pre className={wraps ? 'show-ctl wrapped' : 'show-ctl'} tabIndex={0} translate="no">
          {text}
        </pre>
      )}
      <div className="dialog-buttons">
        <CopyButton label={words.copy} text={() => Promise.resolve(text)} />
        <Button onPress={() => (text === null ? undefined : saveFile(file, text))}>{words.save}</Button>
        <Button look="primary" onPress={onClose}>
          {texts.window.frame.button.close}
        </Button>
      </div>
    </Dialog>
  );
}
