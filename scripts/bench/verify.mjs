/**
 * Reading and verifying a CTL file, against the least that any program must do for it with Node's own cryptography:
 * parse the signer's certificate and check one signature over the same bytes.
 */
import { verify, X509Certificate } from 'node:crypto';
import { measurePairs } from './lib/pairs.mjs';
import { reportPairs } from './lib/report.mjs';
import { loadProduct, makeCtlFile } from './lib/subject.mjs';

const GOAL = 0.9;
/** So many that the collection of garbage falls into each batch of either side, and not only of the one that makes more. */
const REPEAT = 8000;

const product = await loadProduct();
const bytes = await makeCtlFile(product);
const file = product.readCtlFile(bytes).value;
const certificate = file.records[0].certificate;
const data = product.signedBytes(file);
const { signature } = file.header;

const demand = (fits) => {
  if (!fits) throw new Error('the signature does not verify');
};
const times = (work) => () => {
  for (let count = 0; count < REPEAT; count += 1) work();
};

const result = measurePairs({
  subject: times(() => demand(product.verifyCtlFile(product.readCtlFile(bytes).value).kind === 'verified')),
  reference: times(() => demand(verify('sha1', data, new X509Certificate(certificate).publicKey, signature))),
  pairs: 7,
  warmUp: 1,
});
const rate = 1 / result.ratio;
await reportPairs({ row: `Read and verify a CTL file (${bytes.length} bytes, ${REPEAT} times), rate of the bare certificate and signature check`, result, figure: rate, goal: `at least ${GOAL}`, met: rate >= GOAL });
