import { type ReactNode } from 'react';
import { anyCtlFile, mustBeginAnew, namesNoToken } from '../../shared/session/usable-tokens.ts';
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
  const { state, texts } = wizard;
  const { token: words } = texts.window;
  const said = words[why];
  // No token of the present file can sign where there is no such file, or one that names none.
  const namesNone = namesNoToken(state);
  const isFirst = !anyCtlFile(state) || mustBeginAnew(state) || namesNone;
  const anew = why === 'foreign' || why === 'unusable' ? <BeginAnew namesNone={namesNone} /> : null;
  // Another token would not help where the file names none.
  const isOnlyWay = why === 'foreign' && namesNone;
  return (
    <Screen title={said.title} lead={why === 'insert' && isFirst ? words.insert.leadFirst : said.lead} hint={isOnlyWay ? '' : words.insert.waiting} {...leaveActions(wizard)}>
      <ReaderTrouble />
      <InReaders />
      {isOnlyWay ? anew : <p>{'next' in said ? said.next : words.insert.tip}</p>}
      <PracticeTable />
      {isOnlyWay ? null : anew}
      <LibraryLine />
    </Screen>
  );
}
