import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { type TokenPort } from '../../core/ports/tokens.ts';
import { forkHost } from '../../core/hosts/fork.ts';
import { openTokenModule } from '../../core/tokens/open-module.ts';
import { makeCertificate } from '../../practice/identities/make-certificate.ts';
import { sastRecipe } from '../helpers/softhsm.ts';
import { PivCard } from '../helpers/virtual-card/piv-card.ts';
import { InsertedCard, OPENSC_LIBRARY, READER_PORTS, VirtualReaders, whyNoVirtualReader } from '../helpers/virtual-card/virtual-reader.ts';
import { tokenPortContract } from './port-contract.ts';

const HOST = path.resolve(import.meta.dirname, '../../out/token-host.js');
const SERIALS = ['000000000054f509', '00000000008580ef'] as const;

function cardOf(serial: string, bits: 1024 | 2048): PivCard {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const recipe = sastRecipe(`SAST-ADN${serial.slice(-8)}`, '45DAA2AF00000027F93C', bits);
  const certificate = makeCertificate(recipe, publicKey, { name: recipe.subject, privateKey });
  return new PivCard({ privateKey, certificate, serial, pin: 'Cisco123', tries: 5 });
}

const why = whyNoVirtualReader();

describe.skipIf(why !== '')(`tokens in real PC/SC readers, through pcscd and OpenSC${why === '' ? '' : ` (skipped: ${why})`}`, () => {
  let readers: VirtualReaders;
  beforeAll(async () => {
    readers = await VirtualReaders.start();
  });
  afterAll(() => readers.stop());

  /** Readers notice a card after a while. */
  const until = async (port: TokenPort, present: readonly string[]): Promise<void> => {
    const look = async () => {
      const listed = await port.list();
      expect(listed.ok ? listed.value.tokens.map(({ serial }) => serial) : listed.error).toEqual(present);
    };
    await vi.waitFor(look, { timeout: 30_000 });
  };

  tokenPortContract(async () => {
    const cards = [cardOf(SERIALS[0], 1024), cardOf(SERIALS[1], 2048)];
    const inserted = await Promise.all(cards.map((card, index) => InsertedCard.insert(card, READER_PORTS[index] ?? 0)));
    const opened = await openTokenModule({ path: OPENSC_LIBRARY, spawnHost: () => forkHost(HOST) });
    const port = opened.ok ? opened.value : expect.fail(JSON.stringify(opened.error));
    await until(port, SERIALS);
    return {
      port,
      serial: SERIALS[0],
      other: SERIALS[1],
      // OpenSC tells nothing of a wrong password before the last try.
      tellsTries: false,
      remove: async () => {
        await inserted[1]?.pull();
        await until(port, [SERIALS[0]]);
      },
      dispose: async () => {
        await Promise.all(inserted.map((card) => card.pull()));
      },
    };
  });
});
