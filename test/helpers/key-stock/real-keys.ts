import crypto from 'node:crypto';

/** From now on this process makes its RSA keys itself: for the tests of what is fresh at every start. */
export function useRealKeys(): void {
  const { useReal } = crypto.generateKeyPair as { readonly useReal?: () => void };
  useReal?.();
}
