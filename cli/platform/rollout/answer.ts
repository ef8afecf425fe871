import { type CallInput } from '../../../shared/contract/calls.ts';
import { callEngine } from '../../../shared/contract/transport.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { errorSentences } from '../../../shared/texts/sentences/error.ts';
import { ask } from '../../secret-input.ts';
import { type PlatformSession } from '../session.ts';

/** What a person typed about a pilot phone: `md5 VALUE`, `sha1 VALUE`, `serial VALUE`, or that it refused the file; `null` = none of these. */
export function pilotAnswer(name: string, typed: string): CallInput<'answerPilot'> | null {
  const plain = typed.normalize('NFKC').trim();
  if (/^refused$/i.test(plain)) return { name, refused: true };
  const match = /^(md5|sha-?1|serial)\s*[:=]?\s+(\S.*)$/i.exec(plain);
  const kind = match?.[1]?.toLowerCase().replace('-', '');
  const value = match?.[2]?.slice(0, 255);
  if (value === undefined) return null;
  if (kind === 'md5') return { name, md5: value };
  return kind === 'sha1' ? { name, sha1: value } : { name, serial: value };
}

/** Asks what a pilot phone shows; false = there is nobody who can say. */
export async function answered(session: PlatformSession, name: string): Promise<boolean> {
  const { context } = session;
  const words = context.texts.commandLine.rollout;
  for (;;) {
    await tellScreen(session, name);
    const typed = await ask(fill(words.askPilot, { name }));
    if (typed === null || typed.trim() === '') return false;
    const answer = pilotAnswer(name, typed);
    if (answer === null) {
      context.tell(words.answerWrong);
      continue;
    }
    const compared = await callEngine(session.engine, 'answerPilot', answer);
    if (!compared.ok) context.tell(errorSentences(compared.error, context.texts).title);
    // What fits the new file is told as the verdict of the phone.
    else if (compared.value.answer !== null && compared.value.answer.kind !== 'same') context.tell(words.answered[compared.value.answer.kind]);
    return true;
  }
}

/** On practice the person stands before the phone: its screen is told, where nothing else tells what it holds. */
async function tellScreen(session: PlatformSession, name: string): Promise<void> {
  const { context, state } = session;
  if (!state.atPractice || state.practice?.platform?.phonesHaveScreensOnly !== true) return;
  const words = context.texts.commandLine.rollout;
  const { screen } = await session.call('practicePhoneScreen', { name });
  context.tell(screen === null ? fill(words.screenEmpty, { name }) : fill(words.screen, { name, md5: screen.md5, sha1: screen.sha1, serial: screen.signerSerial ?? '' }));
}
