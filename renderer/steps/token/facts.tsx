import { type ReactNode, Suspense, useState } from 'react';
import { anyCtlFile } from '../../../shared/session/usable-tokens.ts';
import { type TokenCertificateView, type TokenView } from '../../../shared/session/view-state.ts';
import { reversed } from '../../../shared/domain/signer-continuity.ts';
import { nameForReading } from '../../../shared/texts/certificate-name.ts';
import { type WindowTexts } from '../../../shared/texts/languages.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { formatSerial, formatValidity } from '../../wizard/format.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Digest } from '../../ui/digest.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icons.tsx';
import { later } from '../../ui/later.ts';

const CertificateDialog = later(async () => (await import('../certificate-dialog.tsx')).CertificateDialog);

interface TokenFactsProps {
  readonly token: TokenView;
  readonly certificate: TokenCertificateView;
  /** It becomes an entry of the next file: that it is none of the present one speaks not against it. */
  readonly joins?: boolean;
}

/** The worst that the token says about its password. */
function pinWords({ locked, finalTry, countLow, notSet, toBeChanged, pinPad }: TokenView['pin'], words: WindowTexts['window']['token']['details']): { readonly words: string; readonly tone: string } {
  if (locked) return { words: words.pinLocked, tone: 'danger' };
  if (notSet) return { words: words.pinNotSet, tone: 'danger' };
  if (finalTry) return { words: words.pinFinal, tone: 'danger' };
  if (countLow) return { words: words.pinLow, tone: 'warning' };
  if (toBeChanged) return { words: words.pinToBeChanged, tone: 'warning' };
  if (pinPad) return { words: words.pinPad, tone: '' };
  return { words: words.pinFine, tone: 'good' };
}

const ageOf = ({ validFrom, validTo }: TokenCertificateView): 'valid' | 'expired' | 'notYetValid' =>
  Date.now() > Date.parse(validTo) ? 'expired' : Date.now() < Date.parse(validFrom) ? 'notYetValid' : 'valid';

/** Everything by which a person recognises a token. */
export function TokenFacts({ token, certificate, joins = false }: TokenFactsProps): ReactNode {
  const { state, texts, language, call } = useWizard();
  const { details: words } = texts.window.token;
  const { certificate: names } = texts.window.signIn;
  const [viewing, setViewing] = useState(false);
  const { serial } = token;
  const pin = pinWords(token.pin, words);
  const age = ageOf(certificate);
  const standing = certificate.inCtlFile ? { words: words.inFileYes, tone: 'good' } : joins ? { words: texts.window.choices.willJoin, tone: '' } : { words: words.inFileNo, tone: 'danger' };
  return (
    <div className="card">
      <p className="card-title">
        <Icon name="token" />
        {printable(token.label)}
      </p>
      <Facts
        facts={[
          { name: words.serial, value: <span className="figures">{printable(token.serial)}</span> },
          { name: words.reader, value: token.reader },
          { name: words.model, value: token.model },
          { name: words.maker, value: token.manufacturer },
          { name: words.certificate, value: nameForReading(certificate.subject) },
          {
            name: words.issuer,
            value: (
              <>
                {printable(nameForReading(certificate.issuer))}
                <span className="cell-note">{certificate.issuerExpected ? words.issuerExpected : words.issuerOther}</span>
              </>
            ),
          },
          {
            name: words.certificateSerial,
            value: (
              <>
                <span className="figures">{formatSerial(certificate.serialNumber)}</span>
                <span className="cell-note figures">{fill(words.serialInFile, { serial: formatSerial(reversed(certificate.serialNumber)) })}</span>
              </>
            ),
          },
          {
            name: words.validity,
            value: (
              <>
                {formatValidity(certificate, texts, language)}
                {age === 'valid' ? null : <span className="cell-note warning">{words[age]}</span>}
              </>
            ),
          },
          { name: words.key, value: certificate.key },
          { name: names.sha1, value: <Digest hex={certificate.sha1} /> },
          { name: names.sha256, value: <Digest hex={certificate.sha256} /> },
          // Where no server holds a file there is none to be in.
          ...(anyCtlFile(state)
            ? [
                { name: words.inFile, value: <span className={standing.tone}>{standing.words}</span> },
                { name: words.signed, value: certificate.signedCtlFile ? words.signedYes : words.signedNo },
              ]
            : []),
          { name: words.pin, value: <span className={pin.tone}>{pin.words}</span> },
        ]}
      />
      <p className="button-row token-certificate">
        <Button look="plain" onPress={() => setViewing(true)}>
          {words.view}
        </Button>
      </p>
      <Suspense>
        {viewing ? (
          <CertificateDialog
            title={fill(words.certificateTitle, { label: token.label })}
            read={() => call('tokenCertificate', { serial, sha256: certificate.sha256 })}
            onClose={() => setViewing(false)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
