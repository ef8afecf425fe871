import { type ReactNode, useEffect, useRef } from 'react';

/** Puts the keyboard into the first field of the form that cannot be taken, at each try. Stands behind the fields, so that they say so before it. */
export function FirstWrong({ tries }: { readonly tries: number }): ReactNode {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (tries > 0) place.current?.closest('form')?.querySelector<HTMLInputElement>('input[aria-invalid]')?.focus();
  }, [tries]);
  return <span ref={place} hidden />;
}
