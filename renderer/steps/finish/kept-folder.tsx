import { type ReactNode } from 'react';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';

interface KeptFolderProps {
  /** Of the route: they name its records. */
  readonly words: Readonly<Record<'kept' | 'keptPartly', string>>;
  readonly isWhole: boolean;
}

/** Where the records of the change that has just ended are on this computer, and whether all of them are there. */
export function KeptFolder({ words, isWhole }: KeptFolderProps): ReactNode {
  const { state } = useWizard();
  if (state.job === null) return null;
  return <p className="quiet">{fill(isWhole ? words.kept : words.keptPartly, { folder: state.job.folder })}</p>;
}
