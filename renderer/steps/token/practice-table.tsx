import { type ReactNode } from 'react';
import { type PracticeTokenView, type PracticeTries, type ViewState } from '../../../shared/session/view-state.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';

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

const TRIES: readonly PracticeTries[] = ['all', 'some', 'last', 'none'];

/** While it is inserted, the token itself tells; on the table its counter stands still. */
function triesNow({ serial, tries }: PracticeTokenView, { tokens }: ViewState): PracticeTries {
  const pin = tokens.tokens.find((token) => token.serial === serial)?.pin;
  if (pin === undefined) return tries ?? 'all';
  return pin.locked ? 'none' : pin.finalTry ? 'last' : pin.countLow ? 'some' : 'all';
}

/** Uses up the tries of a practice token's password, so that nobody has to type sixteen wrong ones. */
function PracticePassword({ token }: { readonly token: PracticeTokenView }): ReactNode {
  const { state, texts, call } = useWizard();
  const { table: words } = texts.window.token;
  const label = fill(words.triesOf, { label: token.label });
  return (
    <div>
      <p className="quiet">{label}</p>
      <Segmented
        label={label}
        value={triesNow(token, state)}
        options={TRIES.map((value) => ({ value, label: words.tries[value] }))}
        onChange={(left) => void call('setPracticeTries', { serial: token.serial, left })}
      />
    </div>
  );
}

/** The practice tokens where the practice library was chosen. */
export const PracticeTable = (): ReactNode => (useWizard().state.tokens.module === 'practice' ? <TokensAtHand /> : null);

/** The practice tokens: inserted and pulled out by button as by hand. */
export function TokensAtHand(): ReactNode {
  const { state, texts, call } = useWizard();
  const { table: words } = texts.window.token;
  if (state.practice === null) return null;
  const { tokens } = state.practice;
  const move = ({ serial, inserted }: PracticeTokenView) => () => void call('movePracticeToken', { serial, inserted: !inserted });
  const inPort = tokens.filter(({ inserted }) => inserted);
  const onTable = tokens.filter(({ inserted }) => !inserted);
  const token = (one: PracticeTokenView): ReactNode => {
    const label = one.kind === 'token' ? printable(one.label) : words.kind[one.kind];
    return (
      <li key={one.serial} className="table-token">
        <TokenPicture inserted={one.inserted} />
        <span className={one.kind === 'token' ? 'figures' : ''}>{label}</span>
        <Button onPress={move(one)} aria-label={fill(one.inserted ? words.pullOf : words.insertOf, { label })}>
          {one.inserted ? words.pull : words.insert}
        </Button>
      </li>
    );
  };
  return (
    <section className="table" aria-label={words.label}>
      <div className="table-port">
        <h2 className="minor">{words.port}</h2>
        {inPort.length === 0 ? <p className="table-empty">{words.empty}</p> : <ul>{inPort.map(token)}</ul>}
      </div>
      <div className="table-top">
        <h2 className="minor">{words.onTable}</h2>
        <ul>{onTable.filter(({ kind }) => kind === 'token').map(token)}</ul>
        <details className="more">
          <summary>{words.more}</summary>
          <div className="table-more">
            <ul>{onTable.filter(({ kind }) => kind !== 'token').map(token)}</ul>
            {tokens.filter(({ kind }) => kind === 'token').map((one) => (
              <PracticePassword key={one.serial} token={one} />
            ))}
          </div>
        </details>
      </div>
    </section>
  );
}
