import { type TlsOptions } from 'node:tls';
import { SECURITY_LEVEL_0 } from '../../core/network/older-tls.ts';

/** TLS of releases up to 10.x, and all that the CTL Client of Cisco's speaks: version 1.0 with AES and SHA-1. */
export const OLDER_TLS: TlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: `AES128-SHA:AES256-SHA${SECURITY_LEVEL_0}` };
