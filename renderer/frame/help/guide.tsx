import { type ReactNode } from 'react';
import { type GuideLine, type GuidePart } from '../../../shared/contract/guide.ts';

const Words = ({ line }: { readonly line: GuideLine }): ReactNode => line.map((words, at) => (typeof words === 'string' ? words : <words.as key={at}>{words.text}</words.as>));

/** The guide of the program, as a page to be read. */
export const Guide = ({ parts, label }: { readonly parts: readonly GuidePart[]; readonly label: string }): ReactNode => (
  <div className="guide" tabIndex={0} role="region" aria-label={label}>
    {parts.map((part, at) => (
      <Part key={at} part={part} />
    ))}
  </div>
);

function Part({ part }: { readonly part: GuidePart }): ReactNode {
  switch (part.kind) {
    case 'heading':
      return (
        <h3>
          <Words line={part.words} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <Words line={part.words} />
        </p>
      );
    case 'list':
    case 'steps': {
      const List = part.kind === 'list' ? 'ul' : 'ol';
      return (
        <List>
          {part.items.map((item, at) => (
            <li key={at}>
              <Words line={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return <Table rows={part.rows} />;
  }
}

function Table({ rows: [head = [], ...rows] }: { readonly rows: readonly (readonly GuideLine[])[] }): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, at) => (
            <th key={at} scope="col">
              <Words line={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, at) => (
              <td key={at}>
                <Words line={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
