import { type ReactNode } from 'react';
import { useWizard } from '../app/wizard.ts';
import { leaveActions } from '../steps/leave-actions.ts';
import { LibraryLine } from '../steps/token/library-line.tsx';
import { PracticeTable } from '../steps/token/practice-table.tsx';
import { Screen } from '../ui/screen.tsx';
import { Section } from '../ui/section.tsx';
import { Facts } from '../ui/facts.tsx';

interface TokenWantedProps {
  readonly why: 'insert' | 'foreign' | 'locked';
}

/** Asks for a token that can sign. The engine watches the ports, so this goes away by itself. */
export function TokenWanted({ why }: TokenWantedProps): ReactNode {
  const wizard = useWizard();
  const { token: words } = wizard.texts.window;
  const { tokens } = wizard.state.tokens;
  const said = words[why];
  return (
    <Screen title={said.title} lead={said.lead} hint={words.insert.waiting} {...leaveActions(wizard)}>
      {tokens.length === 0 ? null : (
        <Section title={words.foreign.seen}>
          <div className="card">
            <Facts facts={tokens.map(({ label, serial }) => ({ name: label, value: <span className="figures">{serial}</span> }))} />
          </div>
        </Section>
      )}
      <p>{'next' in said ? said.next : words.insert.tip}</p>
      <PracticeTable />
      <LibraryLine />
    </Screen>
  );
}
