import { Fragment, type PropsWithChildren, type ReactNode } from 'react';
import { printable } from '../../shared/texts/fill.ts';

/** A column: its head and its cell in every row stand together, so that neither can be forgotten. */
export interface Column<T> {
  /** Text of the head, or the whole `th` element where the head does something. */
  readonly head: ReactNode;
  /** The whole `td` or `th` element of a row; `null` where the cell before it reaches over this column. */
  readonly cell: (row: T) => ReactNode;
}

interface DataTableProps<T> {
  /** Names the table for those who do not see it. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  /** What tells a row from the others. */
  readonly keyOf: (row: T) => string;
  readonly rowClass?: (row: T) => string;
  readonly className?: string;
}

/** The cell that says what a row is about: the name of a server, node or phone. @param children what stands behind it. */
export const RowHead = ({ name, children }: PropsWithChildren<{ readonly name: string }>): ReactNode => (
  <th scope="row">
    <span className="figures">{printable(name)}</span>
    {children}
  </th>
);

/** The head of a column of buttons, which nobody has to see. */
export const UnseenHead = ({ children }: PropsWithChildren): ReactNode => (
  <th scope="col">
    <span className="unseen">{children}</span>
  </th>
);

/** From so many rows on a table scrolls in its frame, also by keyboard. */
const LONG = 9;

/** A table that can be scrolled sideways, also by keyboard. */
export function DataTable<T>({ label, columns, rows, keyOf, rowClass, className }: DataTableProps<T>): ReactNode {
  return (
    <div className={rows.length < LONG ? 'table-frame' : 'table-frame table-long'} tabIndex={0} role="region" aria-label={label}>
      <table className={className}>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>{columns.map(({ head }, at) => (typeof head === 'string' ? <th key={at} scope="col">{head}</th> : <Fragment key={at}>{head}</Fragment>))}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={rowClass?.(row)}>
              {columns.map(({ cell }, at) => (
                <Fragment key={at}>{cell(row)}</Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
