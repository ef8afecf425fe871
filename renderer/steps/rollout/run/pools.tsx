import { type ReactNode } from 'react';
import { type RolloutView } from '../../../../shared/session/rollout-view.ts';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Section } from '../../../ui/section.tsx';

/** Device pools that are under way, failed or come next. */
export function Pools({ rollout: { pools, poolsInAll } }: { readonly rollout: Pick<RolloutView, 'pools' | 'poolsInAll'> }): ReactNode {
  const { texts } = useWizard();
  const { pools: words } = texts.window.rollout.run;
  if (pools.length === 0) return null;
  return (
    <Section title={words.title}>
      <ul className="card pools">
        {pools.map(({ name, phones, done }) => (
          <li key={name}>
            <span>{name === '' ? texts.rollout.poolWithoutName : printable(name)}</span>
            <progress className="meter" max={Math.max(phones, 1)} value={done} aria-label={name === '' ? texts.rollout.poolWithoutName : printable(name)} />
            <span className="part-count">{fill(words.done, { done, all: phones })}</span>
          </li>
        ))}
      </ul>
      {poolsInAll > pools.length ? <p className="quiet">{fill(words.more, { count: poolsInAll })}</p> : null}
    </Section>
  );
}
