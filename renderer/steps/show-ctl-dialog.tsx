import { type ReactNode, useEffect, useState } from 'react';
import { fill } from '../../shared/texts/fill.ts';
import { useWizard } from '../app/wizard.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { saveFile } from '../ui/save-file.ts';

interface ShowCtlDialogProps {
  readonly server: string;
  readonly onClose: () => void;
}

/** What `show ctl` prints for a server's file: to read, to copy, to keep. */
export function ShowCtlDialog({ server, onClose }: ShowCtlDialogProps): ReactNode {
  const { texts, call } = useWizard();
  const { ctl: words } = texts.window.finish;
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    void call('showCtl', { server }).then((answer) => (answer.ok ? setText(answer.value.text) : onClose()));
    // Read once for this server: the dialog is made anew for another one.
  }, [server]);
  return (
    <Dialog title={fill(words.label, { server })} onClose={onClose} wide>
      {text === null ? (
        <p role="status">{words.reading}</p>
      ) : (
        <pre className="show-ctl" tabIndex={0} translate="no">
          {text}
        </pre>
      )}
      <div className="dialog-buttons">
        <CopyButton label={words.copy} text={() => Promise.resolve(text)} />
        <Button onPress={() => (text === null ? undefined : saveFile(`show-ctl-${server}.txt`, text))}>{words.save}</Button>
        <Button look="primary" onPress={onClose}>
          {texts.window.frame.button.close}
        </Button>
      </div>
    </Dialog>
  );
}
