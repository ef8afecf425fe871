import { type Connection } from '../shared/domain/connection.ts';
import { type PracticeScenario } from '../shared/domain/practice-scenario.ts';
import { fill } from '../shared/texts/fill.ts';
import { type CommandSession } from './session.ts';

type PracticeSession = CommandSession<{ readonly scenario: PracticeScenario; readonly seed: number | null }>;

/** Starts the practice cluster that the options name, and tells its seed. */
export async function startPractice(session: PracticeSession, connection: Connection): Promise<void> {
  const { scenario, seed } = session.options;
  const { commandLine } = session.context.texts;
  let isTold = false;
  const stop = session.engine.subscribe(({ practiceKeys }) => {
    if (practiceKeys === null || isTold) return;
    isTold = true;
    session.context.tell(fill(commandLine.practice.keys, { inAll: practiceKeys.inAll }));
  });
  await session.call('startPractice', { connection, scenario, ...(seed === null ? {} : { seed }) });
  stop();
  session.context.tell(fill(commandLine.practice.seed, practiced(session)));
}

/** Which practice cluster a result belongs to; nothing on a real one. */
export const practiceFacts = (session: Pick<CommandSession<unknown>, 'state'>): { readonly practice?: { readonly scenario: PracticeScenario; readonly seed: number } } =>
  session.state.atPractice ? { practice: practiced(session) } : {};

function practiced({ state: { practice } }: Pick<CommandSession<unknown>, 'state'>): { readonly scenario: PracticeScenario; readonly seed: number } {
  if (practice === null) throw new Error('a practice cluster was started');
  return { scenario: practice.scenario, seed: practice.seed };
}
