import path from 'node:path';
import { describe, expect } from 'vitest';
import { forkHost } from '../../core/hosts/fork.ts';
import { openTokenModule } from '../../core/tokens/open-module.ts';
import { makeSoftTokens, sastRecipe, SOFTHSM_LIBRARY, softHsmIsInstalled } from '../helpers/softhsm.ts';
import { tokenPortContract } from './port-contract.ts';

const HOST = path.resolve(import.meta.dirname, '../../out/token-host.js');

describe.runIf(softHsmIsInstalled)('tokens of a PKCS#11 library (skipped where SoftHSM2 and OpenSC are not installed)', () => {
  tokenPortContract(async () => {
    const soft = await makeSoftTokens([
      { serial: '0054f509', label: 'SAST-ADN0054f509', contents: [{ certificate: sastRecipe('SAST-ADN0054f509', '45DAA2AF00000027F93C', 1024) }] },
      {
        serial: '008580ef',
        label: 'SAST-ADN008580ef',
        contents: [{ certificate: sastRecipe('SAST-ADN008580ef', '31AF455500000008E983', 2048), alwaysAuthenticate: true }],
      },
    ]);
    const opened = await openTokenModule({ path: SOFTHSM_LIBRARY, spawnHost: () => forkHost(HOST) });
    if (!opened.ok) return expect.fail(JSON.stringify(opened.error));
    return { port: opened.value, serial: '0054f509', other: '008580ef', remove: soft.remove, dispose: soft.dispose };
  });
});
