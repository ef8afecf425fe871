import { type ReactNode } from 'react';
import { type GuideBlock, guideBlocks } from './guide-blocks.ts';

/** Commands stand between backquotes. */
const Words = ({ text }: { readonly text: string }): ReactNode => text.split('`').map((part, at) => (at % 2 === 0 ? part : <code key={at}>{part}</code>));

/** The guide of the program, as a page to be read. */
export const Guide = ({ text, label }: { readonly text: string; readonly label: string }): ReactNode => (
  <div className="guide" tabIndex={0} role="region" aria-label={label}>
    {guideBlocks(text).map((block, at) => (
      <Block key={at} block={block} />
    ))}
  </div>
);

function Block({ block }: { readonly block: GuideBlock }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return (
        <h3>
          <Words text={block.text} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <Words text={block.text} />
        </p>
      );
    case 'list':
    case 'steps': {
      const List = block.kind === 'list' ? 'ul' : 'ol';
      return (
        <List>
          {block.items.map((item, at) => (
            <li key={at}>
              <Words text={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return <Table rows={block.rows} />;
  }
}

function Table({ rows: [head = [], ...rows] }: { readonly rows: readonly (readonly string[])[] }): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, at) => (
            <th key={at} scope="col">
              <Words text={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, at) => (
              <td key={at}>
                <Words text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
