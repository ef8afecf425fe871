/** ASN.1 as node-forge reads it: that part alone, since every program would take a fifth longer to start with the whole library. */
import asn1 from 'node-forge/lib/asn1.js';

export { asn1 };
