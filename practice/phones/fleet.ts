import * as z from 'zod/mini';
import { tvsUseOf } from '../../shared/domain/phone-models.ts';
import { PHONE_OUTCOMES, PHONE_REASONS, type PhoneState } from '../../shared/domain/phone.ts';
import { bytes } from '../kept/schemas.ts';
import { type PracticeStore } from '../kept/store.ts';
import { type ItlOffer, PracticePhone } from './phone.ts';

export interface PracticePhonesOptions {
  /** Names of the servers that serve files; phones take turns among them. The first is the publisher. */
  readonly servers: readonly string[];
  /** The CTL file that the phones hold at the start; the last phone is new and holds none; `null` = none of them holds one. */
  readonly ctlFile: Uint8Array | null;
  /** The CTL file that a server serves now, or `null`. */
  readonly served: (server: string) => Promise<Uint8Array | null>;
  /** DER certificates for which TVS vouches; none when left out, as on a cluster where nobody uploaded the tokens' certificates. */
  readonly tvsTrustList?: readonly Uint8Array[];
  /** DER certificates in Phone-SAST-trust when phones restart; none when left out. */
  readonly trustedTokens?: () => Promise<readonly Uint8Array[]>;
  /** What a server gives besides; left out where ITL files are not practised. */
  readonly itl?: (server: string) => ItlOffer;
  /** Phones that hold a file of another time and do not reach TVS; `null` = none. */
  readonly strangers?: { readonly names: readonly string[]; readonly ctlFile: Uint8Array } | null;
  /** Phones that were left there are as they were; left out where nobody keeps them. */
  readonly store?: PracticeStore;
}

const keptSchema = z.record(
  z.string(),
  z.object({
    ctl: z.nullable(bytes),
    itl: z.nullable(bytes),
    on: z.boolean(),
    outcome: z.enum(PHONE_OUTCOMES),
    reason: z.nullable(z.enum(PHONE_REASONS)),
    configuration: z.nullable(z.enum(['taken', 'refused'])),
  }),
);

/** Which of them ask TVS follows from the model (`shared/domain/phone-models.ts`). */
const PHONES = [
  { name: 'SEP001D45B5A2C1', model: 'Cisco 7975' },
  { name: 'SEP00A2EE3F7714', model: 'Cisco 8861' },
  { name: 'SEP000E8377D9B0', model: 'Cisco 7960' },
  { name: 'SEP00A6CA1180D2', model: 'Cisco 8841' },
] as const;

/** The phones of the practice cluster. */
export interface PracticePhones {
  states(): readonly PhoneState[];
  /** Restarts all phones: each loads the CTL file of its server and decides. */
  restart(): Promise<readonly PhoneState[]>;
  /** Deletes the CTL file at one phone by hand and restarts it; an unknown name is ignored. */
  visit(name: string): Promise<readonly PhoneState[]>;
  /** Switches one phone on or off; an unknown name is ignored. */
  switchTo(name: string, power: 'on' | 'off'): Promise<void>;
  /** One phone by its name. */
  phone(name: string): PracticePhone | undefined;
}

/** @throws RangeError without servers, or for a CTL file that a phone would not take as its first. */
export function createPracticePhones({ servers, ctlFile, served, tvsTrustList = [], trustedTokens = () => Promise.resolve([]), itl, strangers = null, store }: PracticePhonesOptions): PracticePhones {
  const phones = PHONES.map((description, index) => {
    const tftpServer = servers[index % servers.length];
    if (tftpServer === undefined) throw new RangeError('phones need a server');
    const isStrange = strangers?.names.includes(description.name) === true;
    const phone = new PracticePhone({ ...description, usesTvs: tvsUseOf(description.model) === 'asks', tftpServer }, isStrange ? [] : tvsTrustList);
    phone.preloadItl(itl?.(tftpServer).itl ?? null);
    if (isStrange) phone.preload(strangers.ctlFile);
    else if (ctlFile !== null && index < PHONES.length - 1) phone.preload(ctlFile);
    return phone;
  });
  const before = store?.part('phones', keptSchema, () => Object.fromEntries(phones.map((phone) => [phone.state.name, phone.kept]))) ?? {};
  for (const phone of phones) {
    const kept = before[phone.state.name];
    if (kept !== undefined) phone.restore(kept);
  }
  const states = () => phones.map((phone) => phone.state);
  const restart = async (some: readonly PracticePhone[]): Promise<void> => {
    const trusted = await trustedTokens();
    await Promise.all(
      some.map(async (phone) => {
        const { tftpServer } = phone.state;
        phone.download(await served(tftpServer), trusted);
        if (itl !== undefined) phone.configure(itl(tftpServer));
      }),
    );
    await store?.save();
  };
  return {
    states,
    restart: async () => {
      await restart(phones);
      return states();
    },
    visit: async (name) => {
      const visited = phones.filter((phone) => phone.state.name === name);
      for (const phone of visited) phone.forget();
      await restart(visited);
      return states();
    },
    switchTo: async (name, power) => {
      for (const phone of phones) if (phone.state.name === name) phone.switchTo(power);
      await store?.save();
    },
    phone: (name) => phones.find((phone) => phone.state.name === name),
  };
}
