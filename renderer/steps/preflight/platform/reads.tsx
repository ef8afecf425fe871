import { type ReactNode } from 'react';
import { type PreflightCardRows } from '../../../../shared/domain/preflight/row.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { preflightCard } from '../../../../shared/texts/sentences/platform/preflight.ts';
import { useWizard } from '../../../wizard/context.ts';
import { AllNames } from '../../../ui/all-names.tsx';
import { WithDigests } from '../../../ui/digest.tsx';

/** What was read of one id; where not every node is named, all of them on demand. */
export function Reads({ rows }: { readonly rows: PreflightCardRows }): ReactNode {
  const { texts } = useWizard();
  const { reads } = preflightCard(rows, texts);
  return rows.map(({ nodes }, at) => (
    <div key={reads[at]}>
      <p>
        <WithDigests text={reads[at] ?? ''} />
      </p>
      <AllNames names={nodes} summary={fill(texts.window.platformPreflight.allNodes, { count: nodes.length })} />
    </div>
  ));
}
