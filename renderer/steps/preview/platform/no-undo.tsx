import { type ReactNode } from 'react';
import { type PlatformPlan } from '../../../../shared/domain/platform/plan.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Notice } from '../../../ui/notice.tsx';

/** That there is no undo, and what the way back would need on this cluster. */
export function NoUndo({ plan }: { readonly plan: PlatformPlan }): ReactNode {
  const { undo: words } = useWizard().texts.window.platformChange;
  const { command, exportControl, encryptionLicence, losesTokens } = plan.wayBack;
  return (
    <Notice tone="danger" title={words.title}>
      <p>{command === null ? words.none : fill(words.command, { command })}</p>
      {exportControl ? <p>{words.exportControl}</p> : null}
      {encryptionLicence ? <p>{words.encryptionLicence}</p> : null}
      {losesTokens && command !== null ? <p>{words.losesTokens}</p> : null}
      <p>{words.copies}</p>
    </Notice>
  );
}
