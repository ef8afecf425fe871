import { type ReactNode } from 'react';
import { type ProgramDocument } from '../../../shared/contract/about.ts';
import { TextDialog } from '../text-dialog.tsx';
import { Guide } from './guide.tsx';
import { useWizard } from '../../wizard/context.ts';

interface DocumentDialogProps {
  readonly document: ProgramDocument;
  readonly onClose: () => void;
}

/** A document of the program, in the language of the window where it has one. */
export function DocumentDialog({ document, onClose }: DocumentDialogProps): ReactNode {
  const { texts, call, language } = useWizard();
  const { about: words } = texts.window;
  const read = async (): Promise<string | null> => {
    const answer = await call('programDocument', { document, language });
    return answer.ok ? answer.value.text : null;
  };
  return <TextDialog title={words.document[document]} file={`${document}.txt`} words={words} read={read} onClose={onClose} wraps {...(document === 'guide' ? { draw: (text: string) => <Guide text={text} label={words.document.guide} /> } : {})} />;
}
