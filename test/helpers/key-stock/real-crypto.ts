import crypto from 'node:crypto';

/**
 * From now on this process makes its RSA keys and derives its password keys itself: for the tests of just that.
 * What is returned ends it.
 */
export function useRealCrypto(): () => void {
  const { useReal, useStock } = crypto.generateKeyPair as { readonly useReal?: () => void; readonly useStock?: () => void };
  useReal?.();
  return () => useStock?.();
}
