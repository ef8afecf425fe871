import { type ReactNode, Suspense, useState } from 'react';
import { type AppError } from '../../../shared/domain/result.ts';
import { type TrustListFacts } from '../../../shared/domain/trust-list.ts';
import { reasonWords } from '../../../shared/texts/details.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { localTime } from '../../../shared/texts/time.ts';
import { useWizard } from '../../wizard/context.ts';
import { formatSerial } from '../../wizard/format.ts';
import { Button } from '../../ui/button.tsx';
import { Digest } from '../../ui/digest.tsx';
import { Facts } from '../../ui/facts.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FocusedHeading } from './focused-heading.tsx';
import { later } from '../../ui/later.ts';

const TextDialog = later(async () => (await import('../../frame/text-dialog.tsx')).TextDialog);

const TONE = { verified: 'good', bad: 'danger', 'not-checked': 'warning' } as const;

interface ListSummaryProps {
  readonly list: TrustListFacts;
  /** What can be done with the file besides. */
  readonly children: ReactNode;
  readonly onFailed: (error: AppError) => void;
}

/** A file as a whole: its signature first, then what it is, and the text of `show ctl`. */
export function ListSummary({ list, children, onFailed }: ListSummaryProps): ReactNode {
  const { texts, language, call } = useWizard();
  const { viewer: words, finish, signIn } = texts.window;
  const [isTextShown, setTextShown] = useState(false);
  const { id, name, kind, verdict, signer } = list;
  const command = kind === 'CTL' ? 'show ctl' : 'show itl';
  const readText = async (): Promise<string | null> => {
    let text = '';
    for (let part = 0; ; part += 1) {
      const answer = await call('trustListText', { id, part });
      if (!answer.ok) {
        onFailed(answer.error);
        return null;
      }
      text += answer.value.text;
      if (!answer.value.more) return text;
    }
  };
  return (
    <section className="section">
      <FocusedHeading>{printable(name)}</FocusedHeading>
      <Notice tone={TONE[verdict.kind]} title={words.verdict[verdict.kind]}>
        <p>{verdict.kind === 'verified' ? words.verified : reasonWords(verdict.reason, texts)}</p>
        {list.served ? <p>{words.unproven}</p> : null}
      </Notice>
      <Facts
        facts={[
          { name: words.content, value: fill(words.contentValue, { kind: words.kind[kind], entries: list.entries, length: list.length }) },
          { name: words.signer, value: <NameText name={signer.name} /> },
          { name: signIn.certificate.issuer, value: <NameText name={signer.issuer} /> },
          { name: signIn.certificate.serialNumber, value: <span className="figures">{formatSerial(signer.serialNumber)}</span> },
          { name: words.signature, value: fill(words.signatureValue, { algorithm: list.algorithm, digest: list.digest }) },
          { name: words.timestamp, value: localTime(list.timestamp, language) },
          { name: 'MD5', value: <Digest hex={list.md5} /> },
          { name: 'SHA-1', value: <Digest hex={list.sha1} /> },
          { name: 'SHA-256', value: <Digest hex={list.sha256} /> },
        ]}
      />
      <p className="button-row">
        <Button onPress={() => setTextShown(true)}>{fill(words.text, { command })}</Button>
        {children}
      </p>
      <Suspense>
        {isTextShown ? <TextDialog title={fill(words.textOf, { command, name })} file={`${command.replace(' ', '-')}-${name}.txt`} words={{ ...finish.ctl, copy: fill(words.copyText, { command }) }} read={readText} onClose={() => setTextShown(false)} /> : null}
      </Suspense>
    </section>
  );
}
