/**
 * Reading and verifying a CTL file, against the least that any program must do for it with Node's own cryptography:
 * parse the signer's certificate and check one signature over the same bytes.
 */
import { verify, X509Certificate } from 'node:crypto';
import { measurePairs, report } from './lib/pairs.mjs';
import { loadProduct, makeCtlFile } from './lib/subject.mjs';

const GOAL = 0.7;
/** So many that the collection of garbage falls into each batch of either side, and not only of the one that makes more. */
const REPEAT = 4000;

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
  pairs: 9,
  warmUp: 1,
});
const rate = 1 / result.ratio;
report({
  title: `Read and verify a CTL file of ${bytes.length} bytes, ${REPEAT} times`,
  unit: 'ms',
  result,
  goal: `rate ${rate.toFixed(2)} of the bare certificate and signature check, goal at least ${GOAL}`,
  passed: rate >= GOAL,
});
