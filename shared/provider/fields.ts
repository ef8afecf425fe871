import * as z from 'zod/mini';
import { base64Length, isBase64 } from './base64.ts';
import { PROVIDER_LIMITS as L } from './limits.ts';

/** The fields that messages are made of, each with its bound. */

/** Base64 with padding of at most `maxBytes` bytes. */
const bytes = (maxBytes: number) =>
  z.string().check(z.maxLength(base64Length(maxBytes)), z.refine(isBase64));

/** SHA-256 as 64 lower-case hex digits. */
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** A file that a server holds, or held before, may be empty: whoever reads it finds out. */
export const ctlFileBytes = bytes(L.maxCtlFile);
export const certificateBytes = bytes(L.maxCertificate).check(z.minLength(4));

/** 128 random bits as 32 lower-case hex digits: the sessions of one change of one program. */
export const clientNumber = z.string().check(z.regex(/^[0-9a-f]{32}$/));
/** A host name, a dotted IPv4 or an IPv6 address: nothing that could be mistaken for a path, an option or a line end. */
export const hostName = z.string().check(z.maxLength(L.maxName), z.regex(/^[A-Za-z0-9_][A-Za-z0-9._:-]*$|^::[0-9A-Fa-f:.]*$/));
export const address = z.string().check(z.maxLength(45), z.regex(/^[0-9A-Fa-f.:]+$/));
export const port = z.int().check(z.minimum(1), z.maximum(65535));

/** A line to be shown to a person: no control characters. */
export const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max), z.regex(/^\P{Cc}+$/u));
export const username = line(L.maxUsername);
export const password = z.string().check(z.minLength(1), z.maxLength(L.maxPassword));
export const ticket = z.string().check(z.minLength(1), z.maxLength(L.maxTicket), z.regex(/^[\x21-\x7e]+$/));

/** RFC 3339 UTC, e.g. `2026-01-31T12:00:00.000Z`. */
export const time = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/), z.refine((text) => !Number.isNaN(Date.parse(text))));
export const mode = z.enum(['non-secure', 'mixed']);
export const serverRole = z.enum(['publisher', 'subscriber']);
export const certificateRole = z.enum(['CallManager', 'CAPF', 'ITLRecovery', 'CallManager-SAST', 'Phone-SAST-trust']);

export const clusterServer = z.strictObject({
  name: hostName,
  addresses: z.array(address).check(z.maxLength(L.maxAddresses)),
  role: serverRole,
  host: hostName,
  port,
  certificateSha256: sha256,
});

export const serviceCertificate = z.strictObject({ server: hostName, role: certificateRole, der: certificateBytes });
