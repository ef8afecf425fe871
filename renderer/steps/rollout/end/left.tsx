import { type ReactNode } from 'react';
import { type RolloutReport } from '../../../../shared/domain/rollout/report.ts';
import { type RolloutView } from '../../../../shared/session/rollout-view.ts';
import { leftBy, type PhonesLeft } from '../../../../shared/domain/rollout/outcome.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Section } from '../../../ui/section.tsx';
import { NeighbourTicks } from './neighbours.tsx';

interface LeftProps {
  readonly leftToDo: RolloutView['leftToDo'];
  /** `null` = not read yet. */
  readonly report: RolloutReport | null;
}

/** What a person still has to do: in front of everything that only tells what was done. */
export function LeftToDo({ leftToDo, report }: LeftProps): ReactNode {
  const { texts } = useWizard();
  const { left } = texts.window.rollout.end;
  if (leftToDo.length === 0) return report === null ? null : <NeighbourTicks report={report} />;
  return (
    <Section title={left}>
      <ol className="card numbered-card">
        {leftToDo.map((item) => (
          <li key={item}>
            {texts.rollout.left[item]}
            {report !== null && (item === 'visit-phones' || item === 'look-at-phones') ? <NamedPhones phones={report.phones} left={item} /> : null}
          </li>
        ))}
      </ol>
      {report === null ? null : <NeighbourTicks report={report} />}
    </Section>
  );
}

/** Phones beyond these are in the list below. */
const MOST = 5;

/** The phones that an item is about, by name. */
function NamedPhones({ phones, left }: { readonly phones: RolloutReport['phones']; readonly left: PhonesLeft }): ReactNode {
  const { texts } = useWizard();
  const { rollout: words } = texts;
  const names = phones.filter(({ trouble, done }) => trouble !== null && !done && leftBy(trouble) === left).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <span className="cell-note">
      {names.slice(0, MOST).join(words.listComma)}
      {names.length > MOST ? ', …' : ''}
    </span>
  );
}
