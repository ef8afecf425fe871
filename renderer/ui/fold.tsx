import { type ReactNode } from 'react';

interface FoldProps {
  readonly title: string;
  /** It stands open at first: somebody needs it now. */
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** A part of a screen that is there on demand, under a heading of its own. */
export const Fold = ({ title, isOpen = false, children }: FoldProps): ReactNode => (
  <details className="more fold" open={isOpen}>
    <summary>
      <h2>{title}</h2>
    </summary>
    <div className="section">{children}</div>
  </details>
);
