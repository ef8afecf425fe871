/**
 * Why a certificate in a token is none to sign a CTL file with. `unreadable`: not an X.509 certificate, or too long; `key-not-rsa`: another kind of key (EC);
 * `rsa-length`: an RSA key other than 1024, 2048 or 4096 bits, which CTL files cannot name; `key-usage`: its keyUsage allows no signatures over data;
 * `ca-of-another`: the CA of another certificate in the token, whose key is not there.
 */
export type CannotSign = 'unreadable' | 'key-not-rsa' | 'rsa-length' | 'key-usage' | 'ca-of-another';
