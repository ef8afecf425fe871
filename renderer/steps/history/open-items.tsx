import { type ReactNode } from 'react';
import { type OpenItems } from '../../../shared/domain/kept-report.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Tick } from '../../ui/tick.tsx';

interface OpenItemsProps {
  readonly id: string;
  readonly open: OpenItems;
  readonly onTicked: (open: OpenItems) => void;
}

/** What a change left to do and nobody ticked off yet, phones by name. */
export function OpenItemsList({ id, open: { left, phones }, onTicked }: OpenItemsProps): ReactNode {
  const { texts, call } = useWizard();
  const { history: words } = texts.window;
  if (left.length + phones.length === 0) return null;
  const tick = async (what: { readonly left: OpenItems['left'][number] } | { readonly phone: string }): Promise<void> => {
    const answer = await call('tickOff', { id, ...what, done: true });
    if (answer.ok) onTicked(answer.value.open);
  };
  return (
    <details className="more">
      <summary>{`${words.left} (${left.length + phones.length})`}</summary>
      <ul className="checks">
        {left.map((item) => (
          <li key={item}>
            <Tick label={texts.report.left[item]} checked={false} onChange={() => void tick({ left: item })} isTask />
          </li>
        ))}
        {phones.map((phone) => (
          <li key={phone}>
            <Tick label={fill(words.phone, { phone })} checked={false} onChange={() => void tick({ phone })} isTask />
          </li>
        ))}
      </ul>
    </details>
  );
}
