/** OpenSSL 3 does TLS 1.0 only at security level 0; other libraries do not know the word. Put behind a list of ciphers. */
export const SECURITY_LEVEL_0: string = /^3\./.test(process.versions.openssl) ? ':@SECLEVEL=0' : '';
