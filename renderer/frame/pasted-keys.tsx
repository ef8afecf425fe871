import { type ReactNode, useId, useState } from 'react';
import { MOST_PASTED, type PastedKeys, type PresentedKey, comparePasted } from '../../shared/domain/pasted-keys.ts';
import { fill } from '../../shared/texts/fill.ts';
import { useWizard } from '../wizard/context.ts';
import { Digest } from '../ui/digest.tsx';
import { Notice } from '../ui/notice.tsx';

/** The group of four from which a pasted fingerprint, meant for this key, differs; 0 = none was. */
export const wrongGroup = ({ foreign }: PastedKeys, sha256: string): number => foreign.find(({ nearest }) => nearest?.sha256 === sha256)?.nearest?.group ?? 0;

/** Beside a key: what pasting has shown of it. */
export function PasteMark({ compared, sha256 }: { readonly compared: PastedKeys; readonly sha256: string }): ReactNode {
  const { pastedKeys: words } = useWizard().texts.window;
  const group = wrongGroup(compared, sha256);
  if (compared.same.has(sha256)) return <span className="tag tag-good">{words.same}</span>;
  return group === 0 ? null : <span className="tag tag-danger">{fill(words.differs, { group })}</span>;
}

interface Pasting {
  readonly compared: PastedKeys;
  /** Why nothing may be accepted: a fingerprint was pasted that is presented by nobody. Empty = nothing was. */
  readonly refused: string;
  /** Where it is pasted, and what came of it. */
  readonly field: ReactNode;
}

/**
 * Compares what a person pastes with keys that are presented.
 * @param asked those that a person is asked about, where others are shown beside them.
 */
export function usePasting(presented: readonly PresentedKey[], asked = presented): Pasting {
  const { pastedKeys: words } = useWizard().texts.window;
  const [pasted, setPasted] = useState('');
  const compared = comparePasted(pasted, presented);
  const refused = compared.foreign.length > 0 ? words.refused : '';
  return { compared, refused, field: <PasteField value={pasted} onChange={setPasted} compared={compared} keys={asked} /> };
}

interface PasteFieldProps {
  readonly value: string;
  readonly onChange: (pasted: string) => void;
  readonly compared: PastedKeys;
  /** What a person is asked about. */
  readonly keys: readonly PresentedKey[];
}

/** Where fingerprints are pasted, so that nobody has to compare 64 digits by eye, and what came of it. */
function PasteField({ value, onChange, compared, keys }: PasteFieldProps): ReactNode {
  const { pastedKeys: words } = useWizard().texts.window;
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{words.label}</label>
        <textarea
          id={id}
          className="input figures"
          rows={2}
          value={value}
          maxLength={MOST_PASTED}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          aria-invalid={compared.foreign.length > 0 || undefined}
          aria-describedby={`${id}-said`}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <p id={`${id}-said`} className="hint">
          {words.hint}
        </p>
      </div>
      <div role="status">
        <Outcome compared={compared} keys={keys} />
      </div>
    </>
  );
}

function Outcome({ compared, keys }: Pick<PasteFieldProps, 'compared' | 'keys'>): ReactNode {
  const { pastedKeys: words } = useWizard().texts.window;
  const { kind, same, foreign } = compared;
  if (kind === 'empty') return null;
  if (kind === 'nothing-whole') return <Notice tone="info" title={words.nothing} />;
  if (foreign.length > 0) {
    const unknown = foreign.filter(({ nearest }) => nearest === null);
    return (
      <Notice tone="danger" title={words.foreign}>
        <p>{words.foreignBody}</p>
        {unknown.length === 0 ? null : <p>{words.nobody}</p>}
        {unknown.map(({ text }) => (
          <p key={text}>
            <Digest hex={text} />
          </p>
        ))}
      </Notice>
    );
  }
  const asked = new Set(keys.map(({ sha256 }) => sha256));
  const count = asked.size;
  const found = [...asked].filter((sha256) => same.has(sha256)).length;
  return found === count ? <Notice tone="good" title={words.all} /> : <Notice tone="info" title={fill(words.some, { same: found, count })} />;
}
