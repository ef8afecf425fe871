import { type ReactNode } from 'react';
import { type PartProgress, partsOf } from '../../../../shared/session/rollout-parts.ts';
import { type RolloutView } from '../../../../shared/session/rollout-view.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Icon, type IconName } from '../../../ui/icons.tsx';

const ICON = { past: 'check', now: 'circle', next: 'circle' } as const satisfies Record<PartProgress['place'], IconName>;

/** The parts of the evening side by side, each with its count. */
export function Parts({ rollout }: { readonly rollout: RolloutView }): ReactNode {
  const { texts } = useWizard();
  const { run: words } = texts.window.rollout;
  return (
    <ol className="card parts" aria-label={words.parts}>
      {partsOf(rollout).map(({ part, place, done, all }) => (
        <li key={part} className={`part part-${place}`} {...(place === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <span className="part-name">
            <Icon name={ICON[place]} />
            {texts.rollout.part[part]} <span className="unseen">({words.partState[place]})</span>
          </span>
          {all === 0 ? null : (
            <>
              <progress className="meter" max={all} value={done} aria-label={texts.rollout.part[part]} />
              <span className="part-count">{fill(part === 'services' ? words.count : words.countPhones, { done, all })}</span>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
