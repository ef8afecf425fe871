import { type StepProgress } from '../../shared/session/progress.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type WindowTexts } from '../../shared/texts/languages.ts';

/** From so many servers on, what is done on each of them alike is one line. */
const MANY = 5;

type ServerStep = Pick<StepProgress, 'kind' | 'server'>;

/** The steps of one line. */
export type Alike<S> = readonly [S, ...S[]];

/** Steps in their order, one a line; those of one kind on many servers in one line, at the place of the first. */
export function alike<S extends ServerStep>(steps: readonly S[]): readonly Alike<S>[] {
  return steps.flatMap((step): readonly Alike<S>[] => {
    const [first = step, ...others] = steps.filter(({ kind }) => kind === step.kind);
    if (others.length + 1 < MANY) return [[step]];
    return step === first ? [[first, ...others]] : [];
  });
}

/** What one line says is done. */
export function alikeSentence([first, ...others]: Alike<ServerStep>, { window }: WindowTexts): string {
  const { step, many } = window.preview.plan;
  const place = first.kind === 'copy' || first.kind === 'read-node' ? many.nodes : many.servers;
  return fill(step[first.kind], { server: others.length === 0 ? (first.server ?? '') : fill(place, { count: others.length + 1 }) });
}
