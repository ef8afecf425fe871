import { type ReactNode, useState } from 'react';
import { type PlatformTrustRow } from '../../../shared/session/platform/view.ts';
import { isEndOf } from '../../../shared/domain/pasted-keys.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { wizardUi } from '../../wizard/typed.ts';
import { acceptTrust } from '../../steps/sign-in/platform/calls.ts';
import { PlatformOffers } from '../../steps/sign-in/platform/offers.tsx';
import { Field } from '../../ui/field.tsx';
import { usePasting } from '../../frame/pasted-keys.tsx';
import { Screen } from '../../frame/screen.tsx';
import { KeptWords } from '../../ui/kept-words.tsx';
import { Section } from '../../ui/section.tsx';
import { TrustTable } from './trust-table.tsx';

/** One key behind several ports is typed once. */
const distinct = (rows: readonly PlatformTrustRow[]): readonly PlatformTrustRow[] => rows.filter((row, index) => rows.findIndex(({ sha256 }) => sha256 === row.sha256) === index);

/** All keys of all nodes in one table with one confirmation; what changed blocks until it was read at the node itself. */
export function PlatformTrust(): ReactNode {
  const wizard = useWizard();
  const { state, texts, call } = wizard;
  const { trust: words } = texts.window.platformSignIn;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const { platform } = state;
  const presented = platform?.trust ?? [];
  const { compared, refused, field } = usePasting(presented, presented.filter(({ standing }) => standing !== 'known'));
  if (platform === null) return null;
  const { trust, waitsForTrust } = platform;
  const changed = distinct(trust.filter(({ standing }) => standing === 'changed'));
  const replaces = changed.length > 0;
  /** Pasted whole it was read elsewhere, as much as by its end. */
  const untyped = changed.filter(({ sha256 }) => !compared.same.has(sha256));
  const accept = (): void => {
    const all = untyped.every((row) => isEndOf(row, typed[row.sha256] ?? ''));
    setTried(!all);
    if (all) void acceptTrust(wizard, trust, replaces);
  };
  const cancel = (): void => {
    wizardUi.setState({ editingSignIn: true });
    if (waitsForTrust) void call('cancel', {});
  };
  const lead = replaces ? words.changedLead : waitsForTrust ? words.waitsLead : words.unknownLead;
  return (
    <Screen
      title={replaces ? words.changedTitle : words.unknownTitle}
      lead={lead}
      submits={replaces}
      primary={{ label: replaces ? words.replace : words.accept, onPress: accept, danger: replaces, disabled: refused !== '' || untyped.some(({ sha256 }) => (typed[sha256] ?? '') === '') }}
      hint={refused}
      cancel={{ label: texts.window.frame.button.cancel, onPress: cancel }}
    >
      <TrustTable rows={trust} compared={compared} />
      {field}
      {replaces ? (
        <Section title={words.replaceTitle}>
          <p>{words.replaceBody}</p>
          {untyped.map((row) => (
            <Field
              key={row.sha256}
              label={fill(words.replaceField, { service: words.serviceName[row.service], node: row.node === '' ? row.host : row.node })}
              value={typed[row.sha256] ?? ''}
              onChange={(value) => {
                setTyped({ ...typed, [row.sha256]: value });
                setTried(false);
              }}
              error={tried && !isEndOf(row, typed[row.sha256] ?? '') ? words.replaceWrong : ''}
              maxLength={120}
              figures
              className="field-narrow"
            />
          ))}
        </Section>
      ) : null}
      <Section title={words.how}>
        {state.atPractice ? <p>{words.practice}</p> : null}
        <ol className="numbered">
          {Object.values<string>(words.howSteps).map((step) => (
            <li key={step}>
              <KeptWords text={step} />
            </li>
          ))}
        </ol>
      </Section>
      {waitsForTrust ? null : <PlatformOffers />}
    </Screen>
  );
}
