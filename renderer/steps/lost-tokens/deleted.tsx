import { type ReactNode } from 'react';
import { type LostTokensNode } from '../../../shared/domain/platform/lost-tokens.ts';
import { type LostTokensView } from '../../../shared/session/platform/view.ts';
import { useWizard } from '../../wizard/context.ts';
import { Notice } from '../../ui/notice.tsx';
import { NodeTable } from './node-table.tsx';

const TONE = { done: 'good', cached: 'warning', partly: 'danger' } as const;

/** How the deletion ended, by reading alone. */
function endOf(nodes: readonly LostTokensNode[]): keyof typeof TONE {
  if (nodes.some(({ disk, served }) => disk !== 'gone' || served === 'unknown')) return 'partly';
  return nodes.some(({ served }) => served === 'there') ? 'cached' : 'done';
}

/** What was read behind the deletion, before everything else. */
export function Deleted({ view }: { readonly view: LostTokensView }): ReactNode {
  const { remove: words } = useWizard().texts.window.lostTokens;
  const end = endOf(view.nodes);
  return (
    <>
      <div role="status">
        <Notice tone={TONE[end]} title={words[end]}>
          <p>{words[`${end}Body`]}</p>
        </Notice>
      </div>
      <NodeTable view={view} />
    </>
  );
}
