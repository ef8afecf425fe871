import { tvsUseOf } from '../../../shared/domain/phone-models.ts';

/** Security mode of a phone's profile, in the words of the AXL schema (XDeviceSecurityMode). */
export const PROFILE_MODES = ['Non Secure', 'Authenticated', 'Encrypted'] as const;
export type ProfileMode = (typeof PROFILE_MODES)[number];

/** A phone as it is configured. */
export interface ConfiguredPhone {
  readonly name: string;
  readonly model: string;
  readonly description: string;
  readonly devicePool: string;
  readonly mode: ProfileMode;
  /** Its IPv4 address while it is there. */
  readonly address: string;
  readonly usesTvs: boolean;
}

/** The four that every practice cluster has: each is an object of its own with the files it holds (`practice/phones`). */
export interface NamedPhone {
  readonly name: string;
  readonly model: string;
}

/** Of the four, in their order: with one conference bridge and one trunk they are the secure devices that the database counts. */
const NAMED_MODES: readonly ProfileMode[] = ['Encrypted', 'Encrypted', 'Authenticated', 'Non Secure'];

/** Phones side by side in a building are of a few models; one in 500 is too old for "security by default". */
const MODELS = ['Cisco 8841', 'Cisco 8861', 'Cisco 7841', 'Cisco 8845', 'Cisco 7821'] as const;
const OLD_MODEL = 'Cisco 7960';
const ONE_OLD_IN = 500;
/** One phone in 10 has an encrypted profile, one in 40 an authenticated one. */
const ONE_ENCRYPTED_IN = 10;
const ONE_AUTHENTICATED_IN = 40;
const DIGITS = 8;
const NAME = /^SEP000([01])(\d{8})$/;

/**
 * All phones of a cluster, by number: the four named ones first, then those that are there, then those that are configured and switched off. What a
 * phone is follows from its number, so that 30,000 of them cost nothing.
 */
export class PhoneTable {
  readonly #named: readonly NamedPhone[];
  readonly #besides: number;
  readonly #pools: readonly string[];
  /** How many there are. */
  readonly count: number;
  /** The first one that is switched off. */
  readonly firstAbsent: number;

  /**
   * @param besides that are there.
   * @param absent that are switched off.
   * @param pools names of device pools, which phones are spread over.
   */
  constructor(named: readonly NamedPhone[], besides: number, absent: number, pools: readonly string[]) {
    this.#named = named;
    this.#besides = besides;
    this.#pools = pools;
    this.firstAbsent = named.length + besides;
    this.count = this.firstAbsent + absent;
  }

  /** Numbers of all phones by name: those that are off, those that are there, the named ones. */
  get byName(): readonly number[] {
    const named = this.#named.map((_, at) => at).sort((one, other) => (this.nameOf(one) < this.nameOf(other) ? -1 : 1));
    const numbers = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, at) => from + at);
    return [...numbers(this.firstAbsent, this.count), ...numbers(this.#named.length, this.firstAbsent), ...named];
  }

  /** Its number; -1 = no such phone is configured. */
  indexOf(name: string): number {
    const [, absent, digits = ''] = NAME.exec(name) ?? [];
    if (absent === undefined) return this.#named.findIndex((phone) => phone.name === name);
    const at = (absent === '1' ? this.#named.length : this.firstAbsent) + Number(digits);
    return this.nameOf(at) === name ? at : -1;
  }

  /** Empty where there is none. */
  nameOf(at: number): string {
    const named = this.#named[at]?.name;
    if (named !== undefined) return named;
    if (at < 0 || at >= this.count) return '';
    const [kind, first] = at < this.firstAbsent ? ['1', this.#named.length] : ['0', this.firstAbsent];
    return `SEP000${kind}${String(at - first).padStart(DIGITS, '0')}`;
  }

  modelOf(at: number): string {
    const named = this.#named[at]?.model;
    if (named !== undefined) return named;
    return at % ONE_OLD_IN === 0 && at < this.firstAbsent ? OLD_MODEL : (MODELS[at < this.firstAbsent ? at % MODELS.length : 0] ?? OLD_MODEL);
  }

  modeOf(at: number): ProfileMode {
    const named = NAMED_MODES[at];
    if (named !== undefined) return named;
    if (at >= this.firstAbsent) return 'Non Secure';
    return at % ONE_ENCRYPTED_IN === 0 ? 'Encrypted' : at % ONE_AUTHENTICATED_IN === 1 ? 'Authenticated' : 'Non Secure';
  }

  /** Number of its device pool. The named ones are two and two. */
  poolOf(at: number): number {
    return (at < this.#named.length ? Math.floor(at / 2) : at) % this.#pools.length;
  }

  /** A named phone has an object of its own. */
  isNamed(at: number): boolean {
    return at < this.#named.length;
  }

  addressOf(at: number): string {
    return `10.${64 + (at >> 16)}.${(at >> 8) & 255}.${at & 255}`;
  }

  /** The phone at an address; -1 = none. */
  atAddress(address: string): number {
    const [ten, high = 0, middle = 0, low = 0] = address.split('.').map(Number);
    const at = (high - 64) * 65_536 + middle * 256 + low;
    return ten === 10 && at >= 0 && at < this.count && this.addressOf(at) === address ? at : -1;
  }

  phone(at: number): ConfiguredPhone {
    const [name, model] = [this.nameOf(at), this.modelOf(at)];
    return {
      name,
      model,
      description: `Practice phone ${name.slice(-4)}`,
      devicePool: this.#pools[this.poolOf(at)] ?? '',
      mode: this.modeOf(at),
      address: this.addressOf(at),
      usesTvs: tvsUseOf(model) === 'asks',
    };
  }

  /** How many phones besides the named ones have a profile of this mode. */
  countBesides(mode: ProfileMode): number {
    let count = 0;
    for (let at = this.#named.length; at < this.#named.length + this.#besides; at += 1) if (this.modeOf(at) === mode) count += 1;
    return count;
  }
}
