import { type ReactNode } from 'react';
import { type TokenCertificateView, type TokenView } from '../../../shared/session/view-state.ts';
import { type Texts } from '../../../shared/texts/texts.ts';
import { printable } from '../../../shared/texts/fill.ts';
import { formatSerial, formatValidity } from '../../app/format.ts';
import { useWizard } from '../../app/wizard.ts';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icons.tsx';

interface TokenFactsProps {
  readonly token: TokenView;
  readonly certificate: TokenCertificateView;
}

/** The worst that the token says about its password. */
function pinWords({ locked, finalTry, countLow }: TokenView['pin'], words: Texts['window']['token']['details']): { readonly words: string; readonly tone: string } {
  if (locked) return { words: words.pinLocked, tone: 'danger' };
  if (finalTry) return { words: words.pinFinal, tone: 'danger' };
  if (countLow) return { words: words.pinLow, tone: 'warning' };
  return { words: words.pinFine, tone: 'good' };
}

/** Everything by which a person recognises a token. */
export function TokenFacts({ token, certificate }: TokenFactsProps): ReactNode {
  const { texts, language } = useWizard();
  const { details: words } = texts.window.token;
  const pin = pinWords(token.pin, words);
  return (
    <div className="card">
      <p className="card-title">
        <Icon name="token" />
        {printable(token.label)}
      </p>
      <Facts
        facts={[
          { name: words.serial, value: <span className="figures">{printable(token.serial)}</span> },
          { name: words.model, value: token.model },
          { name: words.maker, value: token.manufacturer },
          { name: words.certificate, value: certificate.subject },
          { name: words.issuer, value: certificate.issuer },
          { name: words.certificateSerial, value: <span className="figures">{formatSerial(certificate.serialNumber)}</span> },
          { name: words.validity, value: formatValidity(certificate, texts, language) },
          { name: words.key, value: certificate.key },
          { name: words.inFile, value: <span className={certificate.inCtlFile ? 'good' : 'danger'}>{certificate.inCtlFile ? words.inFileYes : words.inFileNo}</span> },
          { name: words.pin, value: <span className={pin.tone}>{pin.words}</span> },
        ]}
      />
    </div>
  );
}
