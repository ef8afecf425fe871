import { type ReactNode, useState } from 'react';
import { type ComparableFile, compareFingerprint } from '../../../shared/domain/compare-fingerprint.ts';
import { useWizard } from '../../wizard/context.ts';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Fold } from '../../ui/fold.tsx';
import { fingerprintWords } from './fingerprint-words.ts';

interface ComparePhoneProps {
  readonly file: ComparableFile;
  readonly previous: ComparableFile | null;
  /** It is still to be done. */
  readonly isLeft: boolean;
}

/** The last link of the proof is on the phone's display: its digits are typed here and compared. */
export function ComparePhone({ file, previous, isLeft }: ComparePhoneProps): ReactNode {
  const { texts } = useWizard();
  const { compare } = texts.window.finish;
  const [typed, setTyped] = useState('');
  const answer = compareFingerprint(typed, file, previous);
  const said = answer.kind === 'empty' ? null : fingerprintWords(answer, texts);
  return (
    <Fold title={compare.title} isOpen={isLeft}>
      <p>{compare.lead}</p>
      <Field label={compare.field} value={typed} onChange={setTyped} maxLength={120} figures />
      <div className="answer" role="status">
        {said === null ? null : <Notice tone={said.tone} title={said.sentence} />}
      </div>
    </Fold>
  );
}
