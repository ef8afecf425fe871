import { type PresentedKey, comparePasted } from '../shared/domain/pasted-keys.ts';
import { fill } from '../shared/texts/fill.ts';
import { type CommandContext } from './context.ts';
import { ask, isYes } from './secret-input.ts';

/** What a person answered who was asked whether keys are right: yes, or their fingerprints, of which each must be there. */
export function comparedBy(answer: string, keys: readonly PresentedKey[], { pasted: words }: CommandContext['texts']['commandLine']): { readonly accepts: boolean; readonly said: readonly string[] } {
  if (isYes(answer)) return { accepts: true, said: [] };
  const { kind, same, foreign } = comparePasted(answer, keys);
  if (kind !== 'compared') return { accepts: false, said: [] };
  const wrong = foreign.map(({ text, nearest }) => (nearest === null ? fill(words.nobody, { text }) : fill(words.differs, { text, group: nearest.group })));
  const count = new Set(keys.map(({ sha256 }) => sha256)).size;
  if (wrong.length > 0) return { accepts: false, said: wrong };
  return same.size === count ? { accepts: true, said: [words.all] } : { accepts: false, said: [fill(words.some, { same: same.size, count })] };
}

/** Asks a person on the terminal; without one nothing is accepted. */
export async function keysCompared({ texts, tell }: Pick<CommandContext, 'texts' | 'tell'>, question: string, keys: readonly PresentedKey[]): Promise<boolean> {
  const { accepts, said } = comparedBy((await ask(question)) ?? '', keys, texts.commandLine);
  for (const line of said) tell(line);
  return accepts;
}
