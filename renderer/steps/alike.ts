import { type StepProgress } from '../../shared/session/progress.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type WindowTexts } from '../../shared/texts/languages.ts';

/** From so many servers on, what is done on each of them alike is one line that counts them; fewer are named. */
export const MANY = 5;

type ServerStep = Pick<StepProgress, 'kind' | 'server'>;

/** What one line says. */
export type Alike<S> = readonly [S, ...S[]];

/** Items in their order, one a line; those of which the same is said, where they are many, in one line, at the place of the first. @param from how many share a line. */
export function alikeBy<T>(items: readonly T[], saidOf: (item: T) => string, from: number): readonly Alike<T>[] {
  return items.flatMap((item): readonly Alike<T>[] => {
    const [first = item, ...others] = items.filter((one) => saidOf(one) === saidOf(item));
    if (others.length + 1 < from) return [[item]];
    return item === first ? [[first, ...others]] : [];
  });
}

/** Steps in their order; those of one kind on many servers share a line. */
export const alike = <S extends ServerStep>(steps: readonly S[], from = MANY): readonly Alike<S>[] => alikeBy(steps, ({ kind }) => kind, from);

/** What one line says is done. */
export function alikeSentence(steps: Alike<ServerStep>, { window }: WindowTexts): string {
  const { step, many } = window.preview.plan;
  const [{ kind }] = steps;
  const place = kind === 'copy' || kind === 'read-node' ? many.nodes : many.servers;
  return fill(step[kind], { server: steps.length < MANY ? steps.map(({ server }) => server ?? '').join(', ') : fill(place, { count: steps.length }) });
}
