import { type StepProgress } from '../../shared/session/progress.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type WindowTexts } from '../../shared/texts/languages.ts';

/** From so many servers on, what is done on each of them alike is one line. */
const MANY = 5;

type ServerStep = Pick<StepProgress, 'kind' | 'server'>;

/** Steps in their order, one a line; those of one kind on many servers in one line, at the place of the first. */
export function alike<S extends ServerStep>(steps: readonly S[]): readonly (readonly S[])[] {
  const byKind = new Map<S['kind'], S[]>();
  for (const step of steps) byKind.set(step.kind, [...(byKind.get(step.kind) ?? []), step]);
  return steps.flatMap((step) => {
    const same = byKind.get(step.kind) ?? [];
    if (same.length < MANY) return [[step]];
    return step === same[0] ? [same] : [];
  });
}

/** What one line says is done. */
export function alikeSentence([first, ...others]: readonly ServerStep[], { window }: WindowTexts): string {
  if (first === undefined) return '';
  const { step, many } = window.preview.plan;
  const place = first.kind === 'copy' || first.kind === 'read-node' ? many.nodes : many.servers;
  return fill(step[first.kind], { server: others.length === 0 ? (first.server ?? '') : fill(place, { count: others.length + 1 }) });
}
