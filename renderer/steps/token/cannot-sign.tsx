import { type ReactNode } from 'react';
import { type TokenView } from '../../../shared/session/view-state.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';

/** The certificates of a token that cannot sign, each with the reason. */
export function CannotSign({ token: { others } }: { readonly token: TokenView }): ReactNode {
  const { texts } = useWizard();
  const { readers: words } = texts.window.tokenDialogs;
  return others.map(({ name, reason, inCtlFile }) => (
    <span key={`${name} ${reason}`} className="cell-note">
      {fill(inCtlFile ? words.cannotSignThoughInFile : words.cannotSign, { name, reason: texts.details.cannotSign[reason] })}
    </span>
  ));
}
