import { type ReactNode } from 'react';

/** Pictures are decoration: what they say is always said in words beside them. */
const PATHS = {
  check: <path d="m4 10.5 4 4 8-9" />,
  cross: <path d="m5 5 10 10M15 5 5 15" />,
  warning: (
    <>
      <path d="M10 3 18 17H2z" />
      <path d="M10 8.5v3.6M10 14.6v.1" />
    </>
  ),
  info: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 9.2v4.6M10 6.3v.1" />
    </>
  ),
  circle: <circle cx="10" cy="10" r="6" />,
  undo: <path d="M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5" />,
  minus: <path d="M5 10h10" />,
  token: (
    <>
      <rect x="2.5" y="6.5" width="10" height="7" rx="2" />
      <path d="M12.5 8h4.5v4h-4.5M14.8 9.2v.1M14.8 10.8v.1M5.5 10h.1" />
    </>
  ),
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { readonly name: IconName }): ReactNode => (
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    {PATHS[name]}
  </svg>
);
