import { type ReactNode, useState } from 'react';
import { hexDigits } from '../../../shared/domain/compare-fingerprint.ts';
import { type CertificateView } from '../../../shared/session/view-state.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { CertificateFacts } from '../../frame/certificate-facts.tsx';
import { Digest } from '../../ui/digest.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';

/** As for the publisher: a changed certificate is replaced only by who typed its last digits. */
const TYPED = 8;

interface TftpCertificateProps {
  readonly certificate: CertificateView;
  readonly onClose: () => void;
}

/** Trust on first use for the TFTP server; a changed certificate blocks. */
export function TftpCertificate({ certificate, onClose }: TftpCertificateProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { tftp: words } = texts.window.choices;
  const { certificate: names } = texts.window.signIn;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const changed = certificate.standing === 'changed';
  const accept = (): void => {
    const fits = !changed || hexDigits(typed) === certificate.sha256.slice(-TYPED);
    setWrong(!fits);
    if (fits) void call('acceptCertificate', { sha256: certificate.sha256, replace: changed });
  };
  const type = (value: string): void => {
    setTyped(value);
    setWrong(false);
  };
  return (
    <>
      <Notice tone={changed ? 'danger' : 'warning'} title={changed ? names.changedTitle : names.unknownTitle}>
        <p>{changed ? names.changedLead : words.unknown}</p>
      </Notice>
      <div className="card">
        <CertificateFacts certificate={certificate} server={`${certificate.host}:${certificate.port}`} />
      </div>
      {changed ? (
        <>
          <p className="quiet">{names.accepted}</p>
          <Digest hex={certificate.acceptedSha256} />
          <p>{names.replaceBody}</p>
          <Field label={names.replaceField} value={typed} onChange={type} error={wrong ? names.replaceWrong : ''} maxLength={32} figures className="field-narrow" />
        </>
      ) : null}
      <div className="dialog-buttons">
        <Button onPress={onClose}>{texts.window.frame.button.cancel}</Button>
        <Button look={changed ? 'danger' : 'primary'} onPress={accept} isPending={state.busy !== null} isDisabled={changed && typed === ''}>
          {changed ? names.replace : words.accept}
        </Button>
      </div>
    </>
  );
}
