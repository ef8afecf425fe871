import { comparableFile } from '../../core/trust/comparable-file.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { findSast } from '../../core/trust/sast.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { type ComparableFile } from '../../shared/domain/compare-fingerprint.ts';
import { type PhoneOutcome, type PhoneReason, type PhoneState } from '../../shared/domain/phone.ts';
import { HeldItl, type TvsForPhones } from './itl.ts';

/** What a phone is, apart from what it holds. */
export type PhoneDescription = Pick<PhoneState, 'name' | 'model' | 'tftpServer' | 'usesTvs'>;

/** What a phone made of a CTL file. */
export interface PhoneDecision {
  readonly outcome: PhoneOutcome;
  readonly reason: PhoneReason | null;
}

/** What a phone holds and what became of it. */
export interface KeptPhone extends PhoneDecision {
  readonly ctl: Uint8Array | null;
  readonly itl: Uint8Array | null;
  readonly on: boolean;
  readonly configuration: 'taken' | 'refused' | null;
}

/** What a server gives a phone besides the CTL file. */
export interface ItlOffer {
  /** `null` = it serves none. */
  readonly itl: Uint8Array | null;
  /** Certificate of CallManager of that server, DER. */
  readonly signer: Uint8Array;
  readonly tvs: TvsForPhones;
}

const decided = (outcome: PhoneOutcome, reason: PhoneReason): PhoneDecision => ({ outcome, reason });

/**
 * A phone that guards its CTL file as Cisco's do: it takes a new one only from a signer that is a security token (SAST)
 * of the file it holds, or for whom the Trust Verification Service (TVS) vouches; it takes any genuine one when it holds
 * none (Cisco document 118893; CME security guide, "CTL client").
 */
export class PracticePhone {
  #description: PhoneDescription;
  #tvsTrustList: readonly Uint8Array[];
  #held: CtlFile | undefined;
  #decision: PhoneDecision = { outcome: 'not-asked', reason: null };
  #on = true;
  #itl = new HeldItl();
  #configuration: PhoneState['configuration'];

  /** @param tvsTrustList DER certificates that the cluster's TVS knows. */
  constructor(description: PhoneDescription, tvsTrustList: readonly Uint8Array[] = []) {
    this.#description = description;
    this.#tvsTrustList = tvsTrustList;
  }

  get state(): PhoneState {
    const { outcome, reason } = this.#decision;
    const ctlSha256 = this.#held === undefined ? null : sha256Hex(this.#held.bytes);
    return { ...this.#description, ctlSha256, outcome, reason, ...(this.#configuration === undefined ? {} : { configuration: this.#configuration }) };
  }

  /** What its screen shows of its CTL file: MD5 or SHA-1, by the model (Cisco document 118892), or on other firmware the serial number of the signer (field notice FN70613); `null` = it holds none. */
  get screen(): ComparableFile | null {
    return this.#held === undefined ? null : comparableFile(this.#held.bytes);
  }

  /** All of it that a power cut at the phone would leave, and what its last restart came to. */
  get kept(): KeptPhone {
    return { ...this.#decision, ctl: this.#held?.bytes ?? null, itl: this.#itl.bytes, on: this.#on, configuration: this.#configuration ?? null };
  }

  /** Makes it the phone that this was kept of. */
  restore({ ctl, itl, on, outcome, reason, configuration }: KeptPhone): void {
    const file = ctl === null ? undefined : readCtlFile(ctl);
    this.#held = file?.ok === true ? file.value : undefined;
    this.#itl.forget();
    if (itl !== null) this.#itl.preload(itl);
    this.#on = on;
    this.#decision = { outcome, reason };
    this.#configuration = configuration ?? undefined;
  }

  /** Off, a phone asks for nothing; it decides at its first restart after that. */
  switchTo(power: 'on' | 'off'): void {
    this.#on = power === 'on';
    if (!this.#on) this.#decision = decided('not-asked', 'switched-off');
    else if (this.#decision.reason === 'switched-off') this.#decision = { outcome: 'not-asked', reason: null };
  }

  /** Removes the file, as a person does by hand in the phone's security settings. */
  forget(): void {
    this.#held = undefined;
    this.#itl.forget();
    this.#decision = { outcome: 'not-asked', reason: null };
  }

  /** Gives the phone the ITL file that it took at an earlier time. A model without "security by default" holds none. */
  preloadItl(bytes: Uint8Array | null): void {
    if (bytes !== null && this.#description.usesTvs) this.#itl.preload(bytes);
  }

  /** What the phone does after the CTL file: it loads the ITL file, then its configuration, which `signer` has signed. */
  configure({ itl, signer, tvs }: ItlOffer): void {
    if (!this.#on) return;
    if (this.#description.usesTvs) this.#itl.offer(itl, this.#held, tvs);
    this.#configuration = !this.#description.usesTvs || this.#itl.trusts(signer, this.#held, tvs) ? 'taken' : 'refused';
  }

  /**
   * Gives the phone the file that it took at an earlier time.
   * @throws RangeError for one that it would not have taken as its first.
   */
  preload(bytes: Uint8Array): void {
    this.#held = undefined;
    const { outcome, reason } = this.#decide(bytes);
    if (outcome !== 'accepted') throw new RangeError(`a phone does not take this file: ${reason ?? outcome}`);
  }

  /**
   * What the phone does at a restart with the CTL file that its server serves; `null` = it serves none.
   * @param trustedTokens DER certificates in Phone-SAST-trust now, for which TVS vouches too.
   */
  download(bytes: Uint8Array | null, trustedTokens: readonly Uint8Array[] = []): PhoneDecision {
    this.#decision = this.#on ? this.#decide(bytes, trustedTokens) : decided('not-asked', 'switched-off');
    return this.#decision;
  }

  #decide(bytes: Uint8Array | null, trustedTokens: readonly Uint8Array[] = []): PhoneDecision {
    if (bytes === null) return decided('unchanged', 'no-file-served');
    if (this.#held !== undefined && sha256Hex(this.#held.bytes) === sha256Hex(bytes)) return decided('unchanged', 'same-file');
    const file = readCtlFile(bytes.slice());
    if (!file.ok) return decided('rejected', 'unreadable');
    const verdict = verifyCtlFile(file.value);
    if (verdict.kind !== 'verified' || verdict.signer.certificate === undefined) return decided('rejected', 'signature-bad');
    const reason = this.#trustIn(verdict.signer.certificate, trustedTokens);
    if (reason === undefined) return decided('rejected', 'signer-not-trusted');
    this.#held = file.value;
    return decided('accepted', reason);
  }

  #trustIn(signer: Uint8Array, trustedTokens: readonly Uint8Array[]): PhoneReason | undefined {
    if (this.#held === undefined) return 'first-file';
    if (findSast(this.#held, signer) !== undefined) return 'signer-is-sast';
    const known = [...this.#tvsTrustList, ...trustedTokens].some((certificate) => Buffer.from(certificate).equals(signer));
    return this.#description.usesTvs && known ? 'tvs-vouches' : undefined;
  }
}
