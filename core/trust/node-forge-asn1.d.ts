/** A part of node-forge that is loaded by itself; its types know only the whole. */
declare module 'node-forge/lib/asn1.js' {
  import { asn1 } from 'node-forge';

  export { asn1 as default };
}
