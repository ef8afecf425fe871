/**
 * Reading and verifying CTL files, against the least that any program must do for it with Node's own cryptography: parse the signer's certificate and check one signature over
 * the same bytes. In two shapes: as a change reads, the file of one signer from every server of a cluster, which has the goal; and, as a figure beside it, each file with a signer of
 * its own, whom this program has not seen or has long forgotten, so that nothing is read once for many.
 */
import { verify, X509Certificate } from 'node:crypto';
import { measurePairs } from './lib/pairs.mjs';
import { reportPairs } from './lib/report.mjs';
import { loadProduct, makeCtlFiles } from './lib/subject.mjs';

const GOAL = 0.9;
const SERVERS = 20;
/** So many more than the product remembers of that none is known when its turn comes again. */
const SIGNERS = 2000;
/** Files of a batch, in either shape: so many that the collection of garbage falls into each batch of either side, and not only of the one that makes more. */
const FILES = 8000;

const product = await loadProduct();
const files = (await makeCtlFiles(product, SIGNERS)).map((bytes) => {
  const file = product.readCtlFile(bytes).value;
  return { bytes, certificate: file.records[0].certificate, data: product.signedBytes(file), signature: file.header.signature };
});

const demand = (fits) => {
  if (!fits) throw new Error('the signature does not verify');
};

/** @param {string} row @param {(at: number) => number} signerAt the signer of a file of the batch @param {number | null} least the goal */
async function measure(row, signerAt, least) {
  const each = (work) => () => {
    for (let at = 0; at < FILES; at += 1) work(files[signerAt(at)]);
  };
  const result = measurePairs({
    subject: each(({ bytes }) => demand(product.verifyCtlFile(product.readCtlFile(bytes).value).kind === 'verified')),
    reference: each(({ certificate, data, signature }) => demand(verify('sha1', data, new X509Certificate(certificate).publicKey, signature))),
    pairs: 7,
    warmUp: 1,
  });
  const rate = 1 / result.ratio;
  await reportPairs({ row: `${row}, rate of the bare certificate and signature check`, result, figure: rate, goal: least === null ? '-' : `at least ${least}`, met: least === null ? null : rate >= least });
}

await measure(`Read and verify ${FILES} CTL files (${files[0]?.bytes.length} bytes), each of another signer`, (at) => at % SIGNERS, null);
await measure(`Read and verify the CTL files of ${SERVERS} servers with one signer, ${FILES / SERVERS} times`, (at) => Math.floor(at / SERVERS), GOAL);
