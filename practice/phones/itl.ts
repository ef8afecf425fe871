import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';
import { type CtlFile, type CtlRecord } from '../../shared/ctl-file/model.ts';
import { sha1Hex } from '../../core/trust/digests.ts';
import { findSast } from '../../core/trust/sast.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';

/** What TVS of the node tells a phone. */
export interface TvsForPhones {
  /** DER certificates for which it vouches. */
  readonly vouchesFor: readonly Uint8Array[];
  /** Its own certificate, DER. */
  readonly certificate: Uint8Array;
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(other);
const TFTP: readonly number[] = [FUNCTION_CODE.TFTP, FUNCTION_CODE.CCM_TFTP];

const names = (file: CtlFile | undefined, holds: (record: CtlRecord) => boolean): boolean => file?.records.some(holds) === true;

/** Whether a list names the certificate as that of a TFTP server; a bare record names nobody. */
const namesTftp = (file: CtlFile | undefined, signer: Uint8Array): boolean =>
  names(file, ({ function: code, certificate }) => TFTP.includes(code) && certificate !== undefined && isSame(certificate, signer));

/** A phone asks TVS only over a connection whose certificate its ITL file names. */
const mayAskTvs = (itl: CtlFile | undefined, { certificate }: TvsForPhones): boolean =>
  names(itl, ({ function: code, certHash }) => code === FUNCTION_CODE.TVS && certHash !== undefined && Buffer.from(certHash).toString('hex') === sha1Hex(certificate));

/**
 * The ITL file of a phone with "security by default": it takes the first that it gets when it holds no CTL file, and later one from a SAST of the lists it
 * holds, or one whose signer TVS knows (security guide 15, default security; Cisco document 116232).
 */
export class HeldItl {
  #held: CtlFile | undefined;

  /** The file it holds, or `null`. */
  get bytes(): Uint8Array | null {
    return this.#held?.bytes ?? null;
  }

  forget(): void {
    this.#held = undefined;
  }

  /** The file that the phone took at an earlier time. */
  preload(bytes: Uint8Array): void {
    const file = readCtlFile(bytes.slice());
    this.#held = file.ok ? file.value : undefined;
  }

  /** What the phone does with the file that its server gives. */
  offer(bytes: Uint8Array | null, ctl: CtlFile | undefined, tvs: TvsForPhones): void {
    const file = bytes === null ? undefined : readCtlFile(bytes.slice());
    if (file?.ok !== true) return;
    const verdict = verifyCtlFile(file.value);
    const signer = verdict.kind === 'verified' ? verdict.signer.certificate : undefined;
    if (signer === undefined) return;
    const isFirst = this.#held === undefined && ctl === undefined;
    const isSast = [this.#held, ctl].some((list) => list !== undefined && findSast(list, signer) !== undefined);
    if (isFirst || isSast || this.#isVouchedFor(signer, tvs)) this.#held = file.value;
  }

  /**
   * Whether the phone takes a configuration that this certificate signed: a list it holds names it as a TFTP server, or TVS vouches. After a change to
   * non-secure mode the CTL file names no TFTP server any more, so the ITL file alone decides. Without an entry of a TFTP server and of TVS it takes any, unsigned.
   */
  trusts(signer: Uint8Array, ctl: CtlFile | undefined, tvs: TvsForPhones): boolean {
    const isEmptied = this.#held !== undefined && !names(this.#held, ({ function: code }) => TFTP.includes(code) || code === FUNCTION_CODE.TVS);
    return this.#held === undefined || isEmptied || namesTftp(this.#held, signer) || namesTftp(ctl, signer) || this.#isVouchedFor(signer, tvs);
  }

  #isVouchedFor(signer: Uint8Array, tvs: TvsForPhones): boolean {
    return mayAskTvs(this.#held, tvs) && tvs.vouchesFor.some((one) => isSame(one, signer));
  }
}
