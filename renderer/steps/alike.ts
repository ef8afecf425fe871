import { type StepProgress } from '../../shared/session/progress.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type WindowTexts } from '../../shared/texts/languages.ts';

/** From so many servers on, what is done on each of them alike is one line that counts them; fewer are named. */
export const MANY = 5;

type ServerStep = Pick<StepProgress, 'kind' | 'server'>;

/** The steps of one line. */
export type Alike<S> = readonly [S, ...S[]];

/** Steps in their order, one a line; those of one kind on many servers in one line, at the place of the first. @param from how many share a line. */
export function alike<S extends ServerStep>(steps: readonly S[], from = MANY): readonly Alike<S>[] {
  return steps.flatMap((step): readonly Alike<S>[] => {
    const [first = step, ...others] = steps.filter(({ kind }) => kind === step.kind);
    if (others.length + 1 < from) return [[step]];
    return step === first ? [[first, ...others]] : [];
  });
}

/** What one line says is done. */
export function alikeSentence(steps: Alike<ServerStep>, { window }: WindowTexts): string {
  const { step, many } = window.preview.plan;
  const [{ kind }] = steps;
  const place = kind === 'copy' || kind === 'read-node' ? many.nodes : many.servers;
  return fill(step[kind], { server: steps.length < MANY ? steps.map(({ server }) => server ?? '').join(', ') : fill(place, { count: steps.length }) });
}
