import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forkHost } from '../../core/hosts/fork.ts';
import { Secret } from '../../core/ports/secret.ts';
import { type TokenPort } from '../../core/ports/tokens.ts';
import { openTokenModule } from '../../core/tokens/open-module.ts';
import { measureTurns } from '../helpers/longest-turn.ts';
import { must } from '../helpers/must.ts';
import { compilerIsInstalled, SteeredModule } from '../helpers/pkcs11-module/steered-module.ts';
import { makeSoftTokens, sastRecipe, softHsmIsInstalled, type SoftTokens } from '../helpers/softhsm.ts';

const HOST = path.resolve(import.meta.dirname, '../../out/token-host.js');
const SERIAL = '0054f509';
/** What a hostile library may cost the engine: bytes above what it had before, and milliseconds of its event loop. */
const MOST = { memory: 64 * 1024 * 1024, turn: 500 };

/** A library that lies about lengths and numbers, or never comes back. Whatever it does in its process, the engine gets a word and goes on. */
describe.runIf(softHsmIsInstalled && compilerIsInstalled)('a hostile PKCS#11 library (left out where SoftHSM2, OpenSC or a C compiler is not installed)', () => {
  let soft: SoftTokens;
  let module: SteeredModule;
  let port: TokenPort;
  let certificateSha256 = '';

  beforeAll(async () => {
    module = new SteeredModule();
    module.steer({ readers: [`SAST-ADN${SERIAL}`] });
    soft = await makeSoftTokens([{ serial: SERIAL, label: `SAST-ADN${SERIAL}`, contents: [{ certificate: sastRecipe(`SAST-ADN${SERIAL}`, `45DAA2AF00${SERIAL}`, 1024) }] }]);
    port = must(await openTokenModule({ path: module.library, spawnHost: () => forkHost(HOST) }));
    certificateSha256 = must(await port.list()).tokens[0]?.certificates[0]?.sha256 ?? '';
  });
  afterAll(async () => {
    await port.close();
    module.dispose();
    await soft.dispose();
  });

  const list = (deadline = 3000) => port.list({ deadline, anew: true });
  const sign = (deadline = 3000) => port.sign({ serial: SERIAL, certificateSha256, digest: 'sha1', data: new Uint8Array(6000), pin: new Secret('Cisco123') }, { deadline });
  /** For what neither hangs nor goes on without end. */
  const PATIENT = 60_000;

  it.each([
    ['C_GetSlotList many', list],
    ['C_GetSlotList hang', list],
    ['C_GetTokenInfo crash', list],
    ['C_GetTokenInfo grow', list],
    ['C_FindObjects endless', list],
    ['C_GetAttributeValue huge', list],
    ['C_GetAttributeValue none', list],
    ['C_GetAttributeValue huge', sign],
    ['C_Login hang', sign],
    ['C_Sign short', sign],
    ['C_Sign long', sign],
  ] as const)('%s: ends in time, in bounded memory, with a right signature or none, and the next call works', async (fault, call) => {
    const [name = '', what = ''] = fault.split(' ');
    module.steer({ faults: { [name]: what } });
    // A host that the fault finds anew.
    await port.close();
    const before = process.memoryUsage.rss();
    const turns = measureTurns();
    const from = performance.now();
    const answer = await call();
    turns.stop();
    expect(turns.longest()).toBeLessThan(MOST.turn);
    expect(process.memoryUsage.rss() - before).toBeLessThan(MOST.memory);
    // Far above the deadline: what hangs is killed, on a busy machine later.
    expect(performance.now() - from).toBeLessThan(60_000);
    // What the host answers as a signature was verified there; a length that the library made up is cut.
    if (answer.ok) expect(answer.value instanceof Uint8Array ? answer.value.length : JSON.stringify(answer.value).length).toBeLessThan(call === sign ? 129 : 100_000);
    if (!answer.ok) expect(answer.error.code).toMatch(/^token\./);
    module.steer({ faults: {} });
    expect((await sign(PATIENT)).ok).toBe(true);
  });

  it.runIf(process.platform === 'linux')('takes half a gigabyte of memory at most (left out where the system is not Linux)', async () => {
    module.steer({ faults: { C_GetTokenInfo: 'grow' } });
    await port.close();
    // CKR_HOST_MEMORY behind what it was given: with all that it wanted it would have gone on.
    expect(await list(PATIENT)).toMatchObject({ ok: true, value: { tokens: [], others: [{ kind: 'unreadable' }] } });
    module.steer({ faults: {} });
    await port.close();
    expect(must(await list(PATIENT)).tokens).toHaveLength(1);
  });
});
