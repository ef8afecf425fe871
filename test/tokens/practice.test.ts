import { describe, expect, it } from 'vitest';
import { Secret } from '../../core/ports/secret.ts';
import { type SignRequest } from '../../core/ports/tokens.ts';
import { createPracticeIdentities } from '../../practice/identities/issue.ts';
import { createPracticeTokens } from '../../practice/tokens/port.ts';
import { tokenPortContract } from './port-contract.ts';

const identities = await createPracticeIdentities();
const [first, second] = identities.tokens;
if (first === undefined || second === undefined) throw new Error('two practice tokens are needed');

async function wish(pin: string): Promise<SignRequest> {
  const listed = await createPracticeTokens(identities.tokens).list();
  const certificate = listed.ok ? listed.value.tokens.find((token) => token.serial === first?.serial)?.certificates[0] : undefined;
  return {
    serial: first?.serial ?? '',
    certificateSha256: certificate?.sha256 ?? '',
    digest: 'sha1',
    data: new Uint8Array(10),
    pin: new Secret(pin),
  };
}

describe('practice tokens', () => {
  tokenPortContract(async () => {
    const port = createPracticeTokens(identities.tokens);
    return await Promise.resolve({
      port,
      serial: first.serial,
      other: second.serial,
      remove: async (serial) => {
        port.remove(serial);
        await Promise.resolve();
      },
      dispose: async () => await Promise.resolve(),
    });
  });

  it('lock for good at the sixteenth wrong password in a row, and warn before it', async () => {
    const port = createPracticeTokens(identities.tokens);
    const hints: unknown[] = [];
    for (let tries = 0; tries < 16; tries += 1) {
      const answer = await port.sign(await wish('wrong-pin'));
      hints.push(answer.ok ? 'signed' : answer.error.params.triesHint);
    }
    expect(hints).toEqual([...Array<string>(14).fill('low'), 'last', 'none']);
    expect(await port.sign(await wish('Cisco123'))).toMatchObject({ ok: false, error: { code: 'token.pin-locked' } });
    port.remove(first.serial);
    port.insert(first.serial);
    const listed = await port.list();
    expect(listed.ok && listed.value.tokens.find((token) => token.serial === first.serial)?.pin).toMatchObject({ locked: true, countLow: false });
  });

  it('give all tries back for the right password', async () => {
    const port = createPracticeTokens(identities.tokens);
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 15; tries += 1) await port.sign(await wish('wrong-pin'));
      expect((await port.sign(await wish('Cisco123'))).ok).toBe(true);
    }
  });

  it('start with the tokens that are told, and take others when inserted', async () => {
    const port = createPracticeTokens(identities.tokens, { inserted: [second.serial] });
    const serials = async () => {
      const listed = await port.list();
      return listed.ok ? listed.value.tokens.map((token) => token.serial) : [];
    };
    expect(await serials()).toEqual([second.serial]);
    port.insert(first.serial);
    expect(await serials()).toEqual([first.serial, second.serial]);
    expect(() => port.insert('ffffffff')).toThrow(RangeError);
  });

  it('lose the signature when pulled out while they sign, and keep their deadline', async () => {
    const port = createPracticeTokens(identities.tokens, { signingTime: 500 });
    const signing = port.sign(await wish('Cisco123'));
    port.remove(second.serial);
    expect((await signing).ok).toBe(true);
    const request = await wish('Cisco123');
    const pulled = port.sign(request);
    setTimeout(() => port.remove(first.serial), 10);
    expect(await pulled).toMatchObject({ ok: false, error: { code: 'token.removed' } });
    port.insert(first.serial);
    expect(await port.sign(await wish('Cisco123'), { deadline: 5 })).toMatchObject({ ok: false, error: { code: 'token.timeout' } });
  });
});
