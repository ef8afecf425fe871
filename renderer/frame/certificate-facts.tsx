import { type ReactNode } from 'react';
import { type PastedKeys } from '../../shared/domain/pasted-keys.ts';
import { nameForReading } from '../../shared/texts/certificate-name.ts';
import { formatValidity } from '../wizard/format.ts';
import { useWizard } from '../wizard/context.ts';
import { Digest } from '../ui/digest.tsx';
import { Facts } from '../ui/facts.tsx';
import { PasteMark, wrongGroup } from './pasted-keys.tsx';

interface CertificateFactsProps {
  readonly certificate: { readonly subject: string; readonly issuer: string; readonly validFrom: string; readonly validTo: string; readonly sha256: string };
  /** Where it was presented; empty = left out. */
  readonly server?: string;
  readonly markLast?: number;
  readonly compared?: PastedKeys;
  /** Where there is little room, what is compared stands before what it belongs to. */
  readonly digestFirst?: boolean;
}

/** A certificate as a person compares it. */
export function CertificateFacts({ certificate, server = '', markLast = 0, compared, digestFirst = false }: CertificateFactsProps): ReactNode {
  const { texts, language } = useWizard();
  const words = texts.window.signIn.certificate;
  const digest = {
    name: words.sha256,
    value: (
      <>
        <Digest hex={certificate.sha256} markLast={markLast} wrongGroup={compared === undefined ? 0 : wrongGroup(compared, certificate.sha256)} />
        {compared === undefined ? null : <PasteMark compared={compared} sha256={certificate.sha256} />}
      </>
    ),
  };
  const facts = [
    ...(digestFirst ? [digest] : []),
    ...(server === '' ? [] : [{ name: words.server, value: <span className="figures">{server}</span> }]),
    { name: words.subject, value: nameForReading(certificate.subject) },
    { name: words.issuer, value: nameForReading(certificate.issuer) },
    { name: words.validity, value: formatValidity(certificate, texts, language) },
    ...(digestFirst ? [] : [digest]),
  ];
  return <Facts facts={facts} />;
}
