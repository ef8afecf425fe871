import { type ReactNode } from 'react';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';

/** Where the records of the change that has just ended are on this computer, and whether all of them are there. */
export function KeptFolder({ isWhole }: { readonly isWhole: boolean }): ReactNode {
  const { state, texts } = useWizard();
  if (state.job === null) return null;
  return <p className="quiet">{fill(isWhole ? texts.report.kept : texts.report.keptPartly, { folder: state.job.folder })}</p>;
}
