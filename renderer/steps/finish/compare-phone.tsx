import { type ReactNode, useState } from 'react';
import { type ComparableFile, type FingerprintAnswer, type Fitting, compareFingerprint } from '../../../shared/domain/compare-fingerprint.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { type WindowTexts } from '../../../shared/texts/languages.ts';
import { useWizard } from '../../wizard/context.ts';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';

/** Below this a match may still be chance. */
const SURE = 12;

function words(answer: Exclude<FingerprintAnswer, { kind: 'empty' }>, texts: WindowTexts): { readonly tone: 'good' | 'danger' | 'info'; readonly sentence: string } {
  const { compare, md5, sha1 } = texts.window.finish;
  const shown = ({ digits, of, part }: Fitting) => ({ digits, of, part: { md5, sha1, serial: compare.serial }[part] });
  switch (answer.kind) {
    case 'too-short':
      return { tone: 'info', sentence: fill(compare['too-short'], { missing: answer.missing }) };
    case 'not-hex':
      return { tone: 'info', sentence: compare['not-hex'] };
    case 'shortened':
      return { tone: 'info', sentence: compare.shortened };
    case 'different':
      return { tone: 'danger', sentence: compare.different };
    case 'previous':
      return { tone: 'danger', sentence: fill(compare.previous, shown(answer)) };
    case 'either':
      return { tone: 'info', sentence: fill(answer.part === 'serial' ? compare.eitherSerial : compare.either, shown(answer)) };
    case 'same':
      return { tone: 'good', sentence: fill(answer.digits < SURE && answer.digits < answer.of ? compare.samePart : compare.same, shown(answer)) };
  }
}

/** The last link of the proof is on the phone's display: its digits are typed here and compared. */
export function ComparePhone({ file, previous }: { readonly file: ComparableFile; readonly previous: ComparableFile | null }): ReactNode {
  const { texts } = useWizard();
  const { compare } = texts.window.finish;
  const [typed, setTyped] = useState('');
  const answer = compareFingerprint(typed, file, previous);
  const said = answer.kind === 'empty' ? null : words(answer, texts);
  return (
    <Section title={compare.title}>
      <p>{compare.lead}</p>
      <Field label={compare.field} value={typed} onChange={setTyped} maxLength={120} figures />
      <div className="answer" role="status">
        {said === null ? null : <Notice tone={said.tone} title={said.sentence} />}
      </div>
    </Section>
  );
}
