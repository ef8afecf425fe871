import { type ReactNode, useEffect, useState } from 'react';
import { anyCtlFile, mustBeginAnew, usableCertificates } from '../../../shared/session/usable-tokens.ts';
import { type TokenCertificateView, type TokenView, type ViewState } from '../../../shared/session/view-state.ts';
import { nameForReading } from '../../../shared/texts/certificate-name.ts';
import { printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Choice } from '../../ui/choice.tsx';
import { Screen } from '../../frame/screen.tsx';
import { leaveActions } from '../leave-actions.ts';
import { InReaders, ReaderTrouble } from './in-readers.tsx';
import { LibraryLine } from './library-line.tsx';
import { PracticeTable } from './practice-table.tsx';
import { TokenFacts } from './facts.tsx';

/** A token with one of its certificates. */
interface Signer {
  readonly id: string;
  readonly token: TokenView;
  readonly certificate: TokenCertificateView;
}

const signersOf = (tokens: readonly TokenView[]): readonly Signer[] =>
  tokens.flatMap((token) => token.certificates.map((certificate) => ({ id: `${token.serial} ${certificate.sha256}`, token, certificate })));

const canSign = (state: ViewState, { token, certificate }: Signer): boolean => usableCertificates(state, token).includes(certificate) && !token.pin.locked;

/** Details of the inserted tokens; the one that signs is chosen here. */
export function TokenStep(): ReactNode {
  const wizard = useWizard();
  const { state, texts, call } = wizard;
  const { details: words } = texts.window.token;
  const { choices, frame } = texts.window;
  const { tokens, others } = state.tokens;
  const signers = signersOf(tokens);
  const usable = signers.filter((signer) => canSign(state, signer));
  // Without a CTL file the token is not one of those that phones know, but the first of a new file.
  const anew = mustBeginAnew(state);
  const isFirst = anew || !anyCtlFile(state);
  const [wanted, setWanted] = useState('');
  // A token that was pulled out meanwhile is no choice any more; one alone needs no choice.
  const only = usable.length === 1 ? usable[0] : undefined;
  const chosen = usable.find(({ id }) => id === wanted) ?? only;
  useEffect(() => {
    // What was shown as chosen stays chosen when another token comes.
    if (only !== undefined) setWanted(only.id);
  }, [only?.id]);
  const next = (): void => {
    if (chosen === undefined) return;
    void call('chooseToken', { serial: chosen.token.serial, certificateSha256: chosen.certificate.sha256, ...(anew ? { anew } : {}) });
  };
  return (
    <Screen
      title={isFirst ? choices.first.title : words.title}
      lead={isFirst ? choices.first.lead : words.lead}
      submits
      primary={{ label: isFirst ? choices.token.add : frame.button.next, onPress: next, disabled: chosen === undefined }}
      {...leaveActions(wizard)}
    >
      <ReaderTrouble />
      {signers.length < 2 ? null : (
        <Choice
          label={words.choose}
          value={chosen?.id ?? ''}
          onChange={setWanted}
          options={signers.map((signer) => ({
            value: signer.id,
            title: printable(signer.token.label),
            help: <span className="figures">{printable(nameForReading(signer.certificate.subject))}</span>,
            unavailable: canSign(state, signer) ? '' : signer.token.pin.locked ? words.pinLocked : words.inFileNo,
          }))}
        />
      )}
      {chosen === undefined ? null : <TokenFacts key={chosen.id} token={chosen.token} certificate={chosen.certificate} joins={isFirst} />}
      {tokens.length + others.length > signers.length || tokens.some((token) => token.others.length > 0) ? <InReaders /> : null}
      <PracticeTable />
      <LibraryLine />
    </Screen>
  );
}
