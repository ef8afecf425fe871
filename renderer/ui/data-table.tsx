import { type ReactNode } from 'react';

interface DataTableProps {
  /** Names the table for those who do not see it. */
  readonly label: string;
  /** Texts of the column heads, or whole `th` elements where a head does something. */
  readonly heads: readonly ReactNode[];
  readonly className?: string;
  /** The rows. */
  readonly children: ReactNode;
}

/** A table that can be scrolled sideways, also by keyboard. */
export function DataTable({ label, heads, className, children }: DataTableProps): ReactNode {
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={label}>
      <table className={className}>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>{heads.map((head, column) => (typeof head === 'string' ? <th key={column} scope="col">{head}</th> : head))}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
