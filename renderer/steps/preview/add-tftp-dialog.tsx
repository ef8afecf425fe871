import { type ReactNode, useState } from 'react';
import { useWizard } from '../../wizard/context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorWords, useShownError } from '../../frame/error-place.tsx';
import { TftpAddress, type TftpServerName } from './tftp-address.tsx';
import { TftpCertificate } from './tftp-certificate.tsx';
import { TftpCredentials } from './tftp-credentials.tsx';

/** Add TFTP Server: address, certificate, credentials, each asked when the one before is settled. */
export function AddTftpDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { state, texts } = useWizard();
  const { tftp: words } = texts.window.choices;
  const [asked, setAsked] = useState<TftpServerName | null>(null);
  const error = useShownError();
  const { tftpServer } = state;
  // A server that was probed before the dialog was opened is not the one it asks about.
  const seen = asked !== null && tftpServer?.host === asked.host && tftpServer.port === asked.port ? tftpServer : null;
  return (
    <Dialog title={words.title} onClose={onClose} wide>
      {/* Room for what is compared then. */}
      {seen === null ? <p>{words.lead}</p> : null}
      <div className="error-place" role="alert">{asked === null || error === null ? null : <ErrorWords error={error} />}</div>
      {seen === null ? (
        <TftpAddress onAsk={setAsked} onClose={onClose} />
      ) : seen.standing === 'known' ? (
        <TftpCredentials certificate={seen} onClose={onClose} />
      ) : (
        <TftpCertificate certificate={seen} onClose={onClose} />
      )}
    </Dialog>
  );
}
