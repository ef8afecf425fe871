import { type ReactNode, useLayoutEffect, useRef } from 'react';

/** Takes the keyboard when what stands under it has come, and tells a screen reader so. */
export function FocusedHeading({ children }: { readonly children: ReactNode }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <h3 ref={heading} tabIndex={-1} className="viewer-name">
      {children}
    </h3>
  );
}
