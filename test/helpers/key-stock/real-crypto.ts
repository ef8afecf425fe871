import crypto from 'node:crypto';

/** From now on this process makes its RSA keys and derives its password keys itself: for the tests of just that. */
export function useRealCrypto(): void {
  const { useReal } = crypto.generateKeyPair as { readonly useReal?: () => void };
  useReal?.();
}
