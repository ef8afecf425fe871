import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type TlsOptions } from 'node:tls';
import { asn1 } from '../core/trust/asn1.ts';
import { childrenOf } from '../core/trust/names.ts';
import { PROVIDER_LIMITS } from '../shared/provider/limits.ts';
import { DEFAULT_CIPHERS, ProviderStartError, type TlsConfig } from './config.ts';

const KEY_USAGE = '2.5.29.15';
/** Bits of KeyUsage in the first byte (RFC 5280, 4.2.1.3). */
const NEEDED_USES = [
  { name: 'digitalSignature', bit: 0x80 },
  { name: 'keyEncipherment', bit: 0x20 },
];
const MIN_BITS = 2048;

/**
 * TLS options of the listener.
 * @throws ProviderStartError for a certificate that not every client would accept: RSA key exchange needs an RSA key and
 * keyEncipherment, and Chromium's TLS stack looks at keyUsage where Node's does not.
 */
export function tlsSettings(config: TlsConfig, handshakeSeconds: number): TlsOptions {
  const { certificate, key, minVersion = 'TLSv1.2', maxVersion = 'TLSv1.2', ciphers = DEFAULT_CIPHERS } = config;
  const problem = certificateProblem(certificate, key);
  if (problem !== undefined) throw new ProviderStartError(`TLS certificate: ${problem}`);
  return {
    cert: certificate,
    key,
    minVersion,
    maxVersion,
    ciphers,
    honorCipherOrder: true,
    ALPNProtocols: [PROVIDER_LIMITS.alpn],
    handshakeTimeout: handshakeSeconds * 1000,
  };
}

function certificateProblem(certificatePem: string, keyPem: string): string | undefined {
  let certificate: X509Certificate;
  let key: KeyObject;
  try {
    certificate = new X509Certificate(certificatePem);
    key = createPrivateKey(keyPem);
  } catch {
    return 'certificate or private key is not readable PEM';
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType !== 'rsa') return 'the key is not an RSA key';
  if ((asymmetricKeyDetails?.modulusLength ?? 0) < MIN_BITS) return `the RSA key has less than ${MIN_BITS} bits`;
  if (!certificate.checkPrivateKey(key)) return 'the private key is not that of the certificate';
  const uses = keyUsage(certificate.raw);
  // Without the extension every use is allowed.
  const missing = uses === undefined ? [] : NEEDED_USES.filter((use) => (uses & use.bit) === 0);
  return missing.length === 0 ? undefined : `keyUsage lacks ${missing.map((use) => use.name).join(' and ')}`;
}

/** First byte of the KeyUsage bits; `undefined` = no such extension. */
function keyUsage(der: Buffer): number | undefined {
  const certificate = asn1.fromDer(der.toString('latin1'), true);
  const fields = inside(inside(certificate)[0]);
  // [3] is the only field of TBSCertificate with that tag (RFC 5280, 4.1).
  const wrapper = fields.find((field) => field.tagClass === asn1.Class.CONTEXT_SPECIFIC && (field.type as number) === 3);
  for (const extension of inside(inside(wrapper)[0])) {
    const [oid, ...rest] = inside(extension);
    const value = rest.at(-1)?.value;
    if (typeof oid?.value !== 'string' || typeof value !== 'string' || asn1.derToOid(oid.value) !== KEY_USAGE) continue;
    // BIT STRING: tag, length, number of unused bits, then the bits.
    return value.charCodeAt(3);
  }
  return undefined;
}

const inside = (node: asn1.Asn1 | undefined): readonly asn1.Asn1[] => childrenOf(node) ?? [];
