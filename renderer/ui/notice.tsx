import { type ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

const ICON = { info: 'info', good: 'check', warning: 'warning', danger: 'warning' } as const satisfies Record<string, IconName>;

interface NoticeProps {
  readonly tone: keyof typeof ICON;
  readonly title?: string;
  /** The title leads into the text, in its line. */
  readonly isBrief?: boolean;
  readonly children?: ReactNode;
}

/** Something to read before going on. */
export const Notice = ({ tone, title = '', isBrief = false, children }: NoticeProps): ReactNode => (
  <div className={`notice notice-${tone}`}>
    <Icon name={ICON[tone]} />
    <div className={isBrief ? 'notice-words notice-brief' : 'notice-words'}>
      {title === '' ? null : <p className="notice-title">{title}</p>}
      {children}
    </div>
  </div>
);
