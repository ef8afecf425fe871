import { type ReactNode } from 'react';
import { LOST_TOKENS_STEPS } from '../../../shared/domain/platform/lost-tokens.ts';
import { type LostTokensView } from '../../../shared/session/platform/view.ts';
import { useWizard } from '../../wizard/context.ts';
import { Screen } from '../../frame/screen.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Alternates } from './alternates.tsx';
import { Confirmations } from './confirmations.tsx';
import { Copies } from './copies.tsx';
import { Deleted } from './deleted.tsx';
import { DeleteFiles } from './delete-files.tsx';
import { NewTokens } from './new-tokens.tsx';
import { NodeTable } from './node-table.tsx';
import { PhoneChecklist } from './phone-checklist.tsx';

const wordFor = (words: Readonly<Record<string, string>>, id: string): string => words[id] ?? id;

/** The guide for lost tokens: read first, copy next, delete last. */
export function LostTokens({ view }: { readonly view: LostTokensView }): ReactNode {
  const { texts, call, state } = useWizard();
  const { lostTokens: words, frame } = texts.window;
  const isDeleted = view.phase === 'deleted';
  const hasFile = isDeleted || view.nodes.some(({ disk }) => disk !== 'gone');
  return (
    <Screen
      // What was read is a screen of its own, seen from its top: what was pressed is gone.
      key={String(isDeleted)}
      title={words.title}
      lead={isDeleted ? words.deleted : words.lead[view.route]}
      hint={state.busy === 'applying' ? frame.busy.applying : ''}
      back={{ label: words.back, onPress: () => void call('closeLostTokens', {}), disabled: state.busy !== null }}
    >
      {isDeleted ? <Deleted view={view} /> : null}
      <Guide view={view} />
      {view.route === 'delete-and-begin-anew' ? (
        <>
          <NewTokens />
          {!isDeleted && hasFile ? <Confirmations view={view} /> : null}
          {hasFile ? <Copies view={view} /> : null}
          {isDeleted ? null : <NodeTable view={view} />}
          {hasFile ? <Alternates view={view} /> : <Notice tone="info" title={words.remove.nothing} />}
          {!isDeleted && hasFile ? <DeleteFiles view={view} /> : null}
          <PhoneChecklist lead={words.phones.lead} isFolded={!isDeleted && hasFile} />
        </>
      ) : null}
    </Screen>
  );
}

/** The steps; behind the deletion those that are left. */
function Guide({ view: { route, phase } }: { readonly view: LostTokensView }): ReactNode {
  const { lostTokens: words } = useWizard().texts.window;
  const steps = LOST_TOKENS_STEPS[route];
  const first = phase === 'deleted' ? steps.findIndex(({ id }) => id === 'delete-on-every-server') + 1 : 0;
  const left = steps.slice(first);
  return (
    <Section title={words.guide}>
      <ol className="card planned" start={first + 1} style={{ counterReset: `planned ${first}` }}>
        {left.map(({ id, by }) => (
          <li key={id}>
            <span>
              {wordFor(words.step, id)} {by === 'program' ? <span className="tag">{words.byProgram}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
