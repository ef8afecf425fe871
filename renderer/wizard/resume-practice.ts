import { type EngineCall } from './context.ts';
import { showFilledIn } from './typed.ts';

/** Starts the practice cluster of a change or rollout again as it was left, and shows it on the sign-in screen. */
export async function resumePractice(call: EngineCall, id: string): Promise<void> {
  const started = await call('resumePractice', { id });
  if (started.ok) showFilledIn();
}
