import { type ReactNode, useState } from 'react';
import { type ProgramDocument } from '../../../shared/contract/about.ts';
import { type GuidePart } from '../../../shared/contract/guide.ts';
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
  const [parts, setParts] = useState<readonly GuidePart[]>([]);
  const read = async (): Promise<string | null> => {
    const answer = await call('programDocument', { document, language });
    if (!answer.ok) return null;
    setParts(answer.value.parts);
    return answer.value.text;
  };
  return <TextDialog title={words.document[document]} file={`${document}.txt`} words={words} read={read} onClose={onClose} wraps {...(parts.length > 0 ? { draw: () => <Guide parts={parts} label={words.document.guide} /> } : {})} />;
}
