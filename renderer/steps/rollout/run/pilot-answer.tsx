import { type ReactNode, useState } from 'react';
import { type FingerprintAnswer } from '../../../../shared/domain/compare-fingerprint.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { AskTwice } from '../../../ui/ask-twice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { fingerprintWords } from '../../finish/fingerprint-words.ts';
import { PracticeScreen } from './practice-screen.tsx';

const KINDS = ['md5', 'sha1', 'serial'] as const;
type Kind = (typeof KINDS)[number];

interface PilotAnswerProps {
  readonly name: string;
  /** The program is still reading the phone itself. */
  readonly isLookedAt: boolean;
}

/** What a person reads on a pilot phone whose own page tells nothing: a checksum, the serial number of the signer, or that it refused the file. */
export function PilotAnswer({ name, isLookedAt }: PilotAnswerProps): ReactNode {
  const { texts, call } = useWizard();
  const { pilot: words } = texts.window.rollout;
  const [kind, setKind] = useState<Kind>('md5');
  const [value, setValue] = useState('');
  const [answer, setAnswer] = useState<FingerprintAnswer | null>(null);
  const type = (typed: string): void => {
    setValue(typed);
    setAnswer(null);
  };
  const compare = async (): Promise<void> => {
    const answered = await call('answerPilot', { name, [kind]: value });
    if (answered.ok) setAnswer(answered.value.answer);
  };
  const said = answer === null || answer.kind === 'empty' ? null : fingerprintWords(answer, texts);
  return (
    <div className="card pilot-answer" role="group" aria-label={fill(words.title, { name })}>
      <p className="card-title">{fill(words.title, { name })}</p>
      <p className="quiet">{isLookedAt ? words.leadLookedAt : words.lead}</p>
      <p className="quiet">{words.where}</p>
      <PracticeScreen name={name} />
      <Segmented label={`${words.kind}: ${name}`} value={kind} options={KINDS.map((one) => ({ value: one, label: words.field[one] }))} onChange={setKind} />
      <Field label={words.valueOf[kind]} value={value} onChange={type} maxLength={120} figures />
      <div role="status">{said === null ? null : <Notice tone={said.tone} title={said.sentence} />}</div>
      <div className="button-row">
        <Button onPress={() => void compare()} isDisabled={value.trim() === ''} aria-label={`${words.compare}: ${name}`}>
          {words.compare}
        </Button>
        <AskTwice
          label={words.refused}
          spoken={`${words.refused}: ${name}`}
          question={words.refusedAsk}
          yes={words.refusedNow}
          no={words.refusedNot}
          onYes={() => void call('answerPilot', { name, refused: true })}
        />
      </div>
    </div>
  );
}
