import { type ReactNode } from 'react';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { ErrorWords } from '../../frame/error-place.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { CannotSign } from './cannot-sign.tsx';

/** Everything that sits in the readers, each as what it is. */
export function InReaders(): ReactNode {
  const { state, texts } = useWizard();
  const { readers: words } = texts.window.tokenDialogs;
  const { tokens, others } = state.tokens;
  if (tokens.length + others.length === 0) return null;
  const held = tokens.map((token) => ({
    name: token.label === '' ? token.serial : token.label,
    value: (
      <>
        <span className="figures">{fill(token.certificates.length + token.others.length === 0 ? words.noCertificate : '{serial}', { serial: token.serial })}</span>
        <CannotSign token={token} />
      </>
    ),
  }));
  return (
    <Section title={words.title}>
      <div className="card">
        <Facts facts={[...held, ...others.map(({ reader, kind }) => ({ name: reader, value: words[kind] }))]} />
      </div>
    </Section>
  );
}

/** What stands behind "no token", and why the last look at the readers failed; both go away by themselves. */
export function ReaderTrouble(): ReactNode {
  const { state, texts } = useWizard();
  const { trouble, watchError } = state.tokens;
  return (
    <div className="reader-trouble" role="status">
      {watchError === null ? null : <ErrorWords error={watchError} />}
      {trouble === null ? null : (
        <Notice tone="warning">
          <p>{texts.window.token.trouble[trouble]}</p>
        </Notice>
      )}
    </div>
  );
}
