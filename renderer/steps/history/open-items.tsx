import { type ReactNode } from 'react';
import { type OpenItems } from '../../../shared/domain/kept-report.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';

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
            <label className="tick">
              <input type="checkbox" checked={false} onChange={() => void tick({ left: item })} />
              <span>{texts.report.left[item]}</span>
            </label>
          </li>
        ))}
        {phones.map((phone) => (
          <li key={phone}>
            <label className="tick">
              <input type="checkbox" checked={false} onChange={() => void tick({ phone })} />
              <span>{fill(words.phone, { phone })}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
