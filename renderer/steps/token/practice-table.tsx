import { type ReactNode } from 'react';
import { type PracticeTokenView } from '../../../shared/session/view-state.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../app/wizard.ts';
import { Button } from '../../ui/button.tsx';

/** A USB token as a picture; the light is on while it is inserted. */
const TokenPicture = ({ inserted }: { readonly inserted: boolean }): ReactNode => (
  <svg className={inserted ? 'token-picture token-inserted' : 'token-picture'} viewBox="0 0 120 44" aria-hidden="true" focusable="false">
    <rect className="token-plug" x="2" y="12" width="26" height="20" rx="2" />
    <path className="token-contacts" d="M9 18h7M9 26h7" />
    <rect className="token-body" x="26" y="4" width="80" height="36" rx="12" />
    <circle className="token-light" cx="42" cy="22" r="4" />
    <circle className="token-hole" cx="95" cy="22" r="5" />
  </svg>
);

/** The practice tokens: inserted and pulled out by button as by hand. Shown only with the practice library. */
export function PracticeTable(): ReactNode {
  const { state, texts, call } = useWizard();
  const { table: words } = texts.window.token;
  if (state.practice === null || state.tokens.module !== 'practice') return null;
  const { tokens } = state.practice;
  const move = ({ serial, inserted }: PracticeTokenView) => () => void call('movePracticeToken', { serial, inserted: !inserted });
  const inPort = tokens.filter(({ inserted }) => inserted);
  const token = (one: PracticeTokenView): ReactNode => (
    <li key={one.serial} className="table-token">
      <TokenPicture inserted={one.inserted} />
      <span className="figures">{printable(one.label)}</span>
      <Button onPress={move(one)} aria-label={fill(one.inserted ? words.pullOf : words.insertOf, { label: one.label })}>
        {one.inserted ? words.pull : words.insert}
      </Button>
    </li>
  );
  return (
    <section className="table" aria-label={words.label}>
      <div className="table-port">
        <h2 className="minor">{words.port}</h2>
        {inPort.length === 0 ? <p className="table-empty">{words.empty}</p> : <ul>{inPort.map(token)}</ul>}
      </div>
      <div className="table-top">
        <h2 className="minor">{words.onTable}</h2>
        <ul>{tokens.filter(({ inserted }) => !inserted).map(token)}</ul>
      </div>
    </section>
  );
}
