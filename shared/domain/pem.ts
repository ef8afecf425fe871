/** A certificate as PEM (RFC 7468): lines of 64 characters between BEGIN and END. @param base64 its DER. */
export const certificatePem = (base64: string): string =>
  ['-----BEGIN CERTIFICATE-----', ...(base64.match(/.{1,64}/g) ?? []), '-----END CERTIFICATE-----', ''].join('\n');
