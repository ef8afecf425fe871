import { type ReactNode, useState } from 'react';
import { certificateKey, isEndOf } from '../../../shared/domain/pasted-keys.ts';
import { type CertificateView } from '../../../shared/session/view-state.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { CertificateFacts } from '../../frame/certificate-facts.tsx';
import { Digest } from '../../ui/digest.tsx';
import { Field } from '../../ui/field.tsx';
import { usePasting } from '../../frame/pasted-keys.tsx';
import { Notice } from '../../ui/notice.tsx';

interface TftpCertificateProps {
  readonly certificate: CertificateView;
  readonly onClose: () => void;
}

/** Trust on first use for the TFTP server; as for the publisher, a changed certificate is replaced only by who typed its last digits. */
export function TftpCertificate({ certificate, onClose }: TftpCertificateProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { tftp: words } = texts.window.choices;
  const { certificate: names } = texts.window.signIn;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const key = certificateKey(certificate);
  const { compared, refused, field } = usePasting([key]);
  const changed = certificate.standing === 'changed';
  const accept = (): void => {
    const fits = !changed || isEndOf(key, typed);
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
      {changed ? null : field}
      <div className="card">
        <CertificateFacts certificate={certificate} server={`${certificate.host}:${certificate.port}`} compared={compared} digestFirst />
      </div>
      {changed ? (
        <>
          <p className="quiet">{names.accepted}</p>
          <Digest hex={certificate.acceptedSha256} />
          <p>{names.replaceBody}</p>
          <Field label={names.replaceField} value={typed} onChange={type} error={wrong ? names.replaceWrong : ''} maxLength={120} figures className="field-narrow" />
        </>
      ) : null}
      <div className="dialog-buttons">
        <Button onPress={onClose}>{texts.window.frame.button.cancel}</Button>
        <Button look={changed ? 'danger' : 'primary'} onPress={accept} isPending={state.busy !== null} isDisabled={changed ? typed === '' : refused !== ''}>
          {changed ? names.replace : words.accept}
        </Button>
      </div>
    </>
  );
}
