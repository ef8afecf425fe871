import { type ReactNode } from 'react';
import { LOST_TOKENS_STEPS } from '../../../shared/domain/platform/lost-tokens.ts';
import { type LostTokensView } from '../../../shared/session/platform/view.ts';
import { useWizard } from '../../wizard/context.ts';
import { Screen } from '../../frame/screen.tsx';
import { Section } from '../../ui/section.tsx';
import { Alternates } from './alternates.tsx';
import { Confirmations } from './confirmations.tsx';
import { Copies } from './copies.tsx';
import { DeleteFiles } from './delete-files.tsx';
import { NewTokens } from './new-tokens.tsx';
import { NodeTable } from './node-table.tsx';
import { PhoneChecklist } from './phone-checklist.tsx';

const wordFor = (words: Readonly<Record<string, string>>, id: string): string => words[id] ?? id;

/** The guide for lost tokens: read first, copy next, delete last. */
export function LostTokens({ view }: { readonly view: LostTokensView }): ReactNode {
  const { texts, call, state } = useWizard();
  const { lostTokens: words, frame } = texts.window;
  const deletes = view.route === 'delete-and-begin-anew';
  return (
    <Screen
      title={words.title}
      lead={words.lead[view.route]}
      hint={state.busy === 'applying' ? frame.busy.applying : ''}
      back={{ label: words.back, onPress: () => void call('closeLostTokens', {}), disabled: state.busy !== null }}
    >
      <Section title={words.guide}>
        <ol className="card planned">
          {LOST_TOKENS_STEPS[view.route].map(({ id, by }) => (
            <li key={id}>
              <span>
                {wordFor(words.step, id)} <span className={by === 'program' ? 'tag' : 'tag tag-quiet'}>{words.by[by]}</span>
              </span>
            </li>
          ))}
        </ol>
      </Section>
      {deletes ? (
        <>
          <NewTokens />
          <Confirmations view={view} />
          <Copies view={view} />
          <NodeTable nodes={view.nodes} />
          <Alternates view={view} />
          <DeleteFiles key={view.phase} view={view} />
          <PhoneChecklist lead={words.phones.lead} />
        </>
      ) : null}
    </Screen>
  );
}
