/**
 * The name in a certificate (RFC 4514) as a person reads it: `O=Cisco Systems, Inc.`. What would then read as another attribute stays escaped.
 * What programs read, and what is kept, is the exact name.
 */
export const nameForReading = (name: string): string => name.replaceAll(/\\(\\|[,+"<>;](?! *[\w.]+=))/g, (pair, escaped: string) => (escaped === '\\' ? pair : escaped));
