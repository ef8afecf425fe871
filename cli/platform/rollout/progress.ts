import { type RolloutView } from '../../../shared/session/rollout-view.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { countSentences, restartProofs, waitWords } from '../../../shared/texts/sentences/rollout.ts';
import { type CommandLineTexts } from '../../../shared/texts/languages.ts';
import { phonesDone, phonesInAll } from '../../../shared/session/rollout-parts.ts';
import { type CommandContext } from '../../context.ts';
import { type CommandSession } from '../../session.ts';

/** Phones are told again when so many parts of a hundred more are done. */
const STEP = 5;

/** What was told so far, so that nothing is told twice. */
export interface Told {
  readonly restarts: ReadonlyMap<string, string>;
  readonly pilots: ReadonlyMap<string, string>;
  readonly wait: string;
  /** Of the phones, in parts of a hundred. */
  readonly done: number;
}

export const NOTHING_TOLD: Told = { restarts: new Map(), pilots: new Map(), wait: '', done: 0 };

const proofText = (proofs: readonly string[], comma: string): string => (proofs.length === 0 ? '' : `  ${proofs.join(comma)}`);

/** The lines that are new in a view of a rollout, and what has then been told. Pure. */
export function newLines(told: Told, rollout: RolloutView, texts: CommandLineTexts): { readonly lines: readonly string[]; readonly told: Told } {
  const { rollout: words } = texts;
  const own = texts.commandLine.rollout;
  const lines: string[] = [];
  const restarts = new Map(told.restarts);
  for (const restart of rollout.restarts) {
    const { node, service, status } = restart;
    const key = `${service} ${node}`;
    if (status === 'waiting' || restarts.get(key) === status) continue;
    restarts.set(key, status);
    lines.push(fill(own.restart, { status: words.restart[status], node, service, proof: proofText(restartProofs(restart, rollout.file, texts), words.proofComma) }));
  }
  const pilots = new Map(told.pilots);
  for (const { name, verdict, proof } of rollout.pilots) {
    // One whose reset was refused waits again.
    if (pilots.get(name) === verdict || (verdict === 'waiting' && !pilots.has(name))) continue;
    pilots.set(name, verdict);
    lines.push(fill(own.pilot, { verdict: words.pilotVerdict[verdict], name, proof: proof === null ? '' : `  ${words.pilotProof[proof]}` }));
  }
  const wait = rollout.wait === null ? '' : waitWords(rollout.wait, null, texts);
  if (wait !== '' && wait !== told.wait) lines.push(fill(own.wait, { wait }));
  const all = phonesInAll(rollout.counts);
  const done = all === 0 || rollout.part === 'services' || rollout.part === 'pilot' ? told.done : Math.floor((phonesDone(rollout.counts) / all) * 100);
  const isFurther = done >= told.done + STEP || (done === 100 && told.done < 100);
  if (isFurther) lines.push(fill(own.counts, { counts: countSentences(rollout.counts, texts, rollout.state === 'ended').join(words.listComma) }));
  return { lines, told: { restarts, pilots, wait, done: isFurther ? done : told.done } };
}

/** Tells what happens while services and phones are restarted, each thing once, until the answered function is called. */
export function watchRollout({ engine, context }: { readonly engine: CommandSession['engine']; readonly context: CommandContext }): () => void {
  let told = NOTHING_TOLD;
  return engine.subscribe(({ rollout }) => {
    if (rollout === null || rollout.state === 'planned') return;
    const next = newLines(told, rollout, context.texts);
    told = next.told;
    for (const line of next.lines) context.tell(line);
  });
}
