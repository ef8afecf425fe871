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
  spinner: <path d="M10 3.5a6.5 6.5 0 1 1-6.5 6.5" />,
  question: (
    <>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M7.9 8a2.1 2.1 0 1 1 3 2c-.6.3-.9.7-.9 1.3M10 13.8v.1" />
    </>
  ),
  phone: <path d="M4 4.5h12V8h-3V6.8H7V8H4zM5.5 8v1l-2 3v4.5h13V12l-2-3V8M8.2 12h.1M11.7 12h.1M8.2 14.3h.1M11.7 14.3h.1" />,
  file: <path d="M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15M7.5 10h5M7.5 13h5" />,
  gear: (
    <>
      <circle cx="10" cy="10" r="2.6" />
      <path d="M10 2.8v2.4M10 14.8v2.4M2.8 10h2.4M14.8 10h2.4M4.9 4.9l1.7 1.7M13.4 13.4l1.7 1.7M15.1 4.9l-1.7 1.7M6.6 13.4l-1.7 1.7" />
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
