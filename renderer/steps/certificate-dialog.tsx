import { type ReactNode, useEffect, useState } from 'react';
import { type CertificateDetails } from '../../shared/contract/calls.ts';
import { certificatePem } from '../../shared/domain/pem.ts';
import { type Result } from '../../shared/domain/result.ts';
import { nameForReading } from '../../shared/texts/certificate-name.ts';
import { formatSerial, formatValidity } from '../wizard/format.ts';
import { useWizard } from '../wizard/context.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../frame/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Digest } from '../ui/digest.tsx';
import { Facts } from '../ui/facts.tsx';
import { saveFile } from '../ui/save-file.ts';

interface CertificateDialogProps {
  readonly title: string;
  /** Reads it from the engine; asked once, as the dialog is made anew for another certificate. */
  readonly read: () => Promise<Result<CertificateDetails>>;
  readonly onClose: () => void;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** A certificate with what is needed to compare it elsewhere, and to keep it. */
export function CertificateDialog({ title, read, onClose }: CertificateDialogProps): ReactNode {
  const { texts } = useWizard();
  const { certificate: words } = texts.window.preview;
  const [details, setDetails] = useState<CertificateDetails | null>(null);
  useEffect(() => {
    void read().then((answer) => (answer.ok ? setDetails(answer.value) : onClose()));
    // What reads and closes may be new functions at each drawing; the certificate stays the same.
  }, []);
  return (
    <Dialog title={title} onClose={onClose} wide>
      {details === null ? <p role="status">{words.reading}</p> : <Contents details={details} />}
      <div className="dialog-buttons">
        <CopyButton label={words.copyPem} text={() => Promise.resolve(details === null ? null : certificatePem(details.base64))} />
        {details === null ? null : (
          <>
            <Button onPress={() => saveFile(`${details.sha256.slice(0, 16)}.pem`, certificatePem(details.base64))}>{words.savePem}</Button>
            <Button onPress={() => saveFile(`${details.sha256.slice(0, 16)}.cer`, bytesOf(details.base64))}>{words.saveDer}</Button>
          </>
        )}
        <Button look="primary" onPress={onClose}>
          {texts.window.frame.button.close}
        </Button>
      </div>
    </Dialog>
  );
}

function Contents({ details }: { readonly details: CertificateDetails }): ReactNode {
  const { texts, language } = useWizard();
  const { certificate: names } = texts.window.signIn;
  return (
    <>
      <Facts
        facts={[
          { name: names.subject, value: nameForReading(details.subject) },
          { name: names.issuer, value: nameForReading(details.issuer) },
          { name: names.serialNumber, value: <span className="figures">{formatSerial(details.serialNumber)}</span> },
          { name: names.validity, value: formatValidity(details, texts, language) },
          { name: names.key, value: details.key },
          { name: names.sha1, value: <Digest hex={details.sha1} /> },
          { name: names.sha256, value: <Digest hex={details.sha256} /> },
        ]}
      />
      <pre className="pem" aria-label={texts.window.preview.certificate.pem} tabIndex={0} translate="no">
        {certificatePem(details.base64)}
      </pre>
    </>
  );
}
