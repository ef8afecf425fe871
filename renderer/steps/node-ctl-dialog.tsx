import { type ReactNode } from 'react';
import { fill } from '../../shared/texts/fill.ts';
import { useWizard } from '../app/wizard.ts';
import { TextDialog } from './text-dialog.tsx';

interface NodeCtlDialogProps {
  readonly node: string;
  readonly onClose: () => void;
}

/** What `show ctl` printed on a node when it was read last. */
export function NodeCtlDialog({ node, onClose }: NodeCtlDialogProps): ReactNode {
  const { texts, call } = useWizard();
  const { ctl: words } = texts.window.finish;
  const read = async (): Promise<string | null> => {
    const answer = await call('platformShowCtl', { node });
    return answer.ok ? answer.value.text : null;
  };
  return <TextDialog title={fill(words.label, { server: node })} file={`show-ctl-${node}.txt`} words={words} read={read} onClose={onClose} />;
}
