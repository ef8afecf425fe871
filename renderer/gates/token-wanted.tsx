import { type ReactNode } from 'react';
import { useWizard } from '../wizard/context.ts';
import { leaveActions } from '../steps/leave-actions.ts';
import { InReaders, ReaderTrouble } from '../steps/token/in-readers.tsx';
import { LibraryLine } from '../steps/token/library-line.tsx';
import { PracticeTable } from '../steps/token/practice-table.tsx';
import { Screen } from '../frame/screen.tsx';
import { BeginAnew } from './begin-anew.tsx';

interface TokenWantedProps {
  readonly why: 'insert' | 'foreign' | 'unusable' | 'locked';
}

/** Asks for a token that can sign. The engine watches the ports, so this goes away by itself. */
export function TokenWanted({ why }: TokenWantedProps): ReactNode {
  const wizard = useWizard();
  const { token: words } = wizard.texts.window;
  const said = words[why];
  return (
    <Screen title={said.title} lead={said.lead} hint={words.insert.waiting} {...leaveActions(wizard)}>
      <ReaderTrouble />
      <InReaders />
      <p>{'next' in said ? said.next : words.insert.tip}</p>
      <PracticeTable />
      {why === 'foreign' || why === 'unusable' ? <BeginAnew /> : null}
      <LibraryLine />
    </Screen>
  );
}
