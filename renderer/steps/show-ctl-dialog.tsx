import { type ReactNode } from 'react';
import { fill } from '../../shared/texts/fill.ts';
import { useWizard } from '../wizard/context.ts';
import { TextDialog } from '../frame/text-dialog.tsx';

interface ShowCtlDialogProps {
  readonly server: string;
  readonly onClose: () => void;
}

/** What `show ctl` prints for a server's file; over the platform, what it printed there when it was read last. */
export function ShowCtlDialog({ server, onClose }: ShowCtlDialogProps): ReactNode {
  const { texts, call, state } = useWizard();
  const { ctl: words } = texts.window.finish;
  const read = async (): Promise<string | null> => {
    const answer = await (state.signIn.connection === 'platform' ? call('platformShowCtl', { node: server }) : call('showCtl', { server }));
    return answer.ok ? answer.value.text : null;
  };
  return <TextDialog title={fill(words.label, { server })} file={`show-ctl-${server}.txt`} words={words} read={read} onClose={onClose} />;
}
