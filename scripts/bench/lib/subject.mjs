import { sign } from 'node:crypto';
import { loadParts } from './load-parts.mjs';

/** What the measurements need of the product, bundled as the product is. */
const PARTS = {
  draft: 'shared/ctl-file/draft.ts',
  read: 'shared/ctl-file/read.ts',
  record: 'shared/ctl-file/record.ts',
  signed: 'shared/ctl-file/signed-bytes.ts',
  records: 'core/trust/records.ts',
  verify: 'core/trust/verify.ts',
  identities: 'practice/identities/issue.ts',
};

export const loadProduct = () => loadParts('bench', PARTS, { output: { minify: 'dce-only' } });

/**
 * CTL files as the Windows client left one in a non-secure cluster: two tokens, CAPF, two bare servers; 3746 bytes. Each is signed by a certificate of its own, all with one key:
 * they differ in the last bytes of the certificate's own signature, which no file needs.
 */
export async function makeCtlFiles(product, count) {
  const { tokens, capf, servers } = await product.createPracticeIdentities();
  const valueOf = (result) => {
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };
  const entry = (role, address, certificate) => valueOf(product.serverRecord({ function: role, address, certificate }));
  const [publisher, subscriber] = servers.map((server) => product.bareRecord(entry(2, server.name, server.callManager.certificate)));
  const [signing, other] = tokens;
  return Array.from({ length: count }, (_, number) => {
    const certificate = Uint8Array.from(signing.certificate);
    new DataView(certificate.buffer).setUint32(certificate.length - 4, number);
    const [signer, second] = [certificate, other.certificate].map((der) => valueOf(product.tokenRecord(der)));
    const draft = valueOf(product.draftCtlFile({ records: [signer, second, publisher, entry(4, servers[0].name, capf.certificate), subscriber], signer, timestamp: 1_424_792_265 }));
    return draft.complete(new Uint8Array(sign('sha1', draft.signedBytes, signing.privateKey)));
  });
}
