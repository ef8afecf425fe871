import { type ReactNode } from 'react';
import { type KeptReport } from '../../../shared/domain/kept-report.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { keptSentence } from '../../../shared/texts/sentences/kept.ts';
import { useWizard } from '../../wizard/context.ts';

/** Where the records of the change that has just ended are on this computer, and whether all of them are there. */
export function KeptFolder(kept: Pick<KeptReport, 'route' | 'report'>): ReactNode {
  const { state, texts } = useWizard();
  if (state.job === null) return null;
  return <p className="quiet">{fill(keptSentence(kept, texts), { folder: state.job.folder })}</p>;
}
