import { type ReactNode } from 'react';
import { type TokenCertificateView, type TokenView } from '../../../shared/session/view-state.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorWords, useShownError } from '../../frame/error-place.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PracticeTable } from '../token/practice-table.tsx';
import { CannotSign } from '../token/cannot-sign.tsx';
import { TokenFacts } from '../token/facts.tsx';

interface AddButtonProps {
  readonly token: TokenView;
  readonly certificate: TokenCertificateView;
  /** Nothing else can be added. */
  readonly isOnly: boolean;
  readonly onAdded: () => void;
}

/** Puts a token into the list. */
function AddButton({ token, certificate, isOnly, onAdded }: AddButtonProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { token: words } = texts.window.choices;
  const name = fill(words.addOf, { label: token.label });
  const add = async (): Promise<void> => {
    const added = await call('addToken', { serial: token.serial, certificateSha256: certificate.sha256 });
    if (added.ok) onAdded();
  };
  return (
    <Button look="primary" aria-label={name} onPress={() => void add()} isPending={state.busy !== null}>
      {isOnly ? words.add : name}
    </Button>
  );
}

const keyOf = ({ token, certificate }: Pick<AddButtonProps, 'token' | 'certificate'>): string => `${token.serial} ${certificate.sha256}`;

/** The Add Tokens loop, once another token is inserted; until then the dialog about tokens asks for it. */
export function AddTokenDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { state, texts, call } = useWizard();
  const { token: words } = texts.window.choices;
  const error = useShownError();
  const { tokens } = state.tokens;
  const listed = new Set(state.plan?.entries.flatMap(({ change, certificateSha1 }) => (change === 'removed' ? [] : [certificateSha1])));
  const candidates = tokens.flatMap((token) => token.certificates.map((certificate) => ({ token, certificate }))).filter(({ certificate }) => !listed.has(certificate.sha1));
  const others = tokens.filter((token) => !candidates.some((one) => one.token.serial === token.serial));
  const close = (): void => {
    onClose();
    void call('wishToken', { not: null });
  };
  return (
    <Dialog title={words.title} onClose={close} wide>
      <p>{words.lead}</p>
      <div className="error-place" role="alert">{error === null ? null : <ErrorWords error={error} />}</div>
      {others.map((token) => (
        <Notice key={token.serial} tone="info">
          <p>
            {fill(token.certificates.length === 0 ? words.unusable : words.known, { label: token.label })}
            <CannotSign token={token} />
          </p>
        </Notice>
      ))}
      {candidates.map((candidate) => (
        <TokenFacts key={keyOf(candidate)} {...candidate} joins />
      ))}
      {candidates.length === 0 ? <PracticeTable /> : null}
      <div className="dialog-buttons">
        <Button onPress={close}>{texts.window.frame.button.cancel}</Button>
        {candidates.map((candidate) => (
          <AddButton key={keyOf(candidate)} {...candidate} isOnly={candidates.length === 1} onAdded={onClose} />
        ))}
      </div>
    </Dialog>
  );
}
