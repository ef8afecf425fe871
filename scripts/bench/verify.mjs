/**
 * Reading and verifying a CTL file, against the least that any program must do for it with Node's own cryptography:
 * parse the signer's certificate and check one signature over the same bytes. As a change reads: the file of one signer from every server of a
 * cluster, by a signer whose certificate this program has not seen, or has long forgotten.
 */
import { verify, X509Certificate } from 'node:crypto';
import { measurePairs } from './lib/pairs.mjs';
import { reportPairs } from './lib/report.mjs';
import { loadProduct, makeCtlFiles } from './lib/subject.mjs';

const GOAL = 0.9;
const SERVERS = 20;
/** More than the product remembers of; together so many files that the collection of garbage falls into each batch of either side, and not only of the one that makes more. */
const SIGNERS = 400;

const product = await loadProduct();
const files = (await makeCtlFiles(product, SIGNERS)).map((bytes) => {
  const file = product.readCtlFile(bytes).value;
  return { bytes, certificate: file.records[0].certificate, data: product.signedBytes(file), signature: file.header.signature };
});

const demand = (fits) => {
  if (!fits) throw new Error('the signature does not verify');
};
const onEveryServer = (work) => () => {
  for (const file of files) for (let server = 0; server < SERVERS; server += 1) work(file);
};

const result = measurePairs({
  subject: onEveryServer(({ bytes }) => demand(product.verifyCtlFile(product.readCtlFile(bytes).value).kind === 'verified')),
  reference: onEveryServer(({ certificate, data, signature }) => demand(verify('sha1', data, new X509Certificate(certificate).publicKey, signature))),
  pairs: 7,
  warmUp: 1,
});
const rate = 1 / result.ratio;
await reportPairs({
  row: `Read and verify the CTL files (${files[0]?.bytes.length} bytes) of ${SERVERS} servers with one signer, ${SIGNERS} times, rate of the bare certificate and signature check`,
  result,
  figure: rate,
  goal: `at least ${GOAL}`,
  met: rate >= GOAL,
});
