import { describe, expect, it } from 'vitest';
import { pick } from '../../practice/nodes/seed.ts';
import { callEngine } from '../../shared/contract/transport.ts';
import { startPlatformEngine } from '../helpers/platform/engine.ts';

/** The question and the forms of `practice/platform/cli/cert-commands.ts`, and the first seed of each. */
const FORMS = ['fields-then-pem', 'pem-on-its-own-line', 'pem-only', 'fields-only'] as const;
const seedOf = (form: (typeof FORMS)[number]): number => {
  for (let seed = 1; seed < 1000; seed += 1) if (pick(seed, 'show cert own', FORMS) === form) return seed;
  throw new Error(`no seed for ${form}`);
};

describe.concurrent('the present certificate of the signer', () => {
  it.each(FORMS)('is read whatever the node prints: %s', async (form) => {
    const walk = await startPlatformEngine('itlrecovery-regenerated', seedOf(form));
    try {
      await walk.probe();
      await walk.signIn();
      await walk.do('choosePlatformChange', { kind: 'update' });
      const { plan } = walk.view();
      expect(plan?.signer).toMatchObject({ after: 'ITLRecovery', error: null, continuity: 'visits' });
      // Where the command prints no PEM, AXL tells the bytes.
      expect(plan?.signer.certificate?.sha256).toMatch(/^[0-9a-f]{64}$/);
    } finally {
      await walk.close();
    }
  });

  it('is unknown where the node prints fields only and AXL is not asked', async () => {
    const walk = await startPlatformEngine('release-15', seedOf('fields-only'));
    try {
      await walk.probe();
      const access = walk.state().practice?.platform;
      if (access === undefined || access === null) throw new Error('the practice has a platform');
      const signedIn = callEngine(walk.engine, 'signInPlatform', { osUsername: access.osUsername, osPassword: access.osPassword, axlUsername: '', axlPassword: '' });
      await walk.waitFor(({ platform }) => platform?.waitsForTrust === true);
      await walk.do('acceptPlatformTrust', { fingerprints: walk.view().trust.map(({ sha256 }) => sha256), replace: false });
      expect(await signedIn).toMatchObject({ ok: true });
      await walk.do('choosePlatformChange', { kind: 'update' });
      // The serial number is that of a SAST, which proves nothing.
      expect(walk.view().plan?.signer.continuity).toBe('unknown');
      expect(walk.view().plan?.consent).not.toBe(null);
    } finally {
      await walk.close();
    }
  });
});
