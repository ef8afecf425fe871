import { type ReactNode, useEffect, useState } from 'react';
import { type CertificateDetails } from '../../../shared/contract/contract.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { formatSerial, formatValidity } from '../../app/format.ts';
import { useWizard } from '../../app/wizard.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Digest } from '../../ui/digest.tsx';
import { Facts } from '../../ui/facts.tsx';

interface CertificateDialogProps {
  /** Of the entry, from 1. */
  readonly number: number;
  readonly onClose: () => void;
}

/** PEM of a DER certificate in base64 (RFC 7468: lines of 64 characters). */
const pemOf = (base64: string): string => `-----BEGIN CERTIFICATE-----\n${base64.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----\n`;

/** The certificate of an entry, with what is needed to compare it elsewhere. */
export function CertificateDialog({ number, onClose }: CertificateDialogProps): ReactNode {
  const { texts, language, call } = useWizard();
  const { certificate: words } = texts.window.preview;
  const { certificate: names } = texts.window.signIn;
  const [details, setDetails] = useState<CertificateDetails | null>(null);
  useEffect(() => {
    void call('entryCertificate', { number }).then((answer) => (answer.ok ? setDetails(answer.value) : onClose()));
    // Read once for this entry: the dialog is made anew for another one.
  }, [number]);
  return (
    <Dialog title={fill(words.title, { number })} onClose={onClose} wide>
      {details === null ? (
        <p role="status">{words.reading}</p>
      ) : (
        <>
          <Facts
            facts={[
              { name: names.subject, value: details.subject },
              { name: names.issuer, value: details.issuer },
              { name: names.serialNumber, value: <span className="figures">{formatSerial(details.serialNumber)}</span> },
              { name: names.validity, value: formatValidity(details, texts, language) },
              { name: names.key, value: details.key },
              { name: names.sha1, value: <Digest hex={details.sha1} /> },
              { name: names.sha256, value: <Digest hex={details.sha256} /> },
            ]}
          />
          <pre className="pem" aria-label={words.pem} tabIndex={0} translate="no">
            {pemOf(details.base64)}
          </pre>
        </>
      )}
      <div className="dialog-buttons">
        <CopyButton label={words.copyPem} text={() => Promise.resolve(details === null ? null : pemOf(details.base64))} />
        <Button look="primary" onPress={onClose}>
          {texts.window.frame.button.close}
        </Button>
      </div>
    </Dialog>
  );
}
