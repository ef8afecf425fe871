import { type ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a screen under a heading of its own. */
export const Section = ({ title, children }: SectionProps): ReactNode => (
  <div className="section">
    <h2>{title}</h2>
    {children}
  </div>
);
