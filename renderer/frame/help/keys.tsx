import { type ReactNode, useId } from 'react';
import { useWizard } from '../../wizard/context.ts';

interface KeyWords {
  readonly key: string;
  readonly does: string;
}

/** What the keyboard does, on every screen. */
export function KeysHelp(): ReactNode {
  const { keys: words } = useWizard().texts.window.walks;
  const id = useId();
  return (
    <>
      <h2 id={id}>{words.title}</h2>
      <table className="keys" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{words.key}</th>
            <th scope="col">{words.does}</th>
          </tr>
        </thead>
        <tbody>
          {Object.values<KeyWords>(words.rows).map(({ key, does }) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
