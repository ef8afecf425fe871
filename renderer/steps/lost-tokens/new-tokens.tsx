import { type ReactNode, useState } from 'react';
import { type CallOutput } from '../../../shared/contract/calls.ts';
import { certificatePem } from '../../../shared/domain/pem.ts';
import { nameForReading } from '../../../shared/texts/certificate-name.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Digest } from '../../ui/digest.tsx';
import { NameText } from '../../ui/name-text.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { TokensAtHand } from '../token/practice-table.tsx';

type Tokens = CallOutput<'newTokenCertificates'>['tokens'];

/** Certificates of the new tokens, to be saved and uploaded to Phone-SAST-trust before anything is deleted. */
export function NewTokens(): ReactNode {
  const { texts, call, state } = useWizard();
  const { newTokens: words } = texts.window.lostTokens;
  const [tokens, setTokens] = useState<Tokens | null>(null);
  const idle = state.busy === null;
  const look = async (path: string): Promise<void> => {
    const answer = await call('newTokenCertificates', { path });
    if (answer.ok) setTokens(answer.value.tokens);
  };
  const libraries = state.tokens.found.filter(({ problem }) => problem === null);
  return (
    <Section title={words.title}>
      <p className="quiet">{words.lead}</p>
      {state.atPractice ? <TokensAtHand /> : null}
      <p className="button-row">
        {state.atPractice ? (
          <Button onPress={() => void look('practice')} isDisabled={!idle}>
            {words.practice}
          </Button>
        ) : (
          <Button onPress={() => void call('findModules', {})} isDisabled={!idle}>
            {words.find}
          </Button>
        )}
        {libraries.map(({ vendor, path }) => (
          <Button key={path} look="plain" onPress={() => void look(path)} isDisabled={!idle}>
            {fill(words.look, { library: printable(vendor === '' ? path : `${vendor} (${path})`) })}
          </Button>
        ))}
      </p>
      <div role="status">
        {tokens === null ? null : tokens.some(({ certificates }) => certificates.length > 0) ? (
          <ul className="card checks">
            {tokens.flatMap(({ serial, label, certificates }) =>
              certificates.map(({ subject, sha256, base64 }) => (
                <li key={`${serial} ${sha256}`}>
                  <span>
                    <span className="figures">{printable(`${label} ${serial}`)}</span>
                    <span className="cell-note">
                      <NameText name={nameForReading(subject)} />
                    </span>
                    <span className="cell-note">
                      SHA-256 <Digest hex={sha256} />
                    </span>
                    <Button look="plain" aria-label={fill(words.saveOf, { token: serial })} onPress={() => saveFile(`token-${serial}-${sha256.slice(0, 8)}.pem`, certificatePem(base64))}>
                      {words.save}
                    </Button>
                  </span>
                </li>
              )),
            )}
          </ul>
        ) : (
          <p>{words.none}</p>
        )}
      </div>
    </Section>
  );
}
