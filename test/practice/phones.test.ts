import { sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../core/trust/digests.ts';
import { serverRecord, tokenRecord } from '../../core/trust/records.ts';
import { createPracticeIdentities, type PracticeTokenIdentity } from '../../practice/identities/issue.ts';
import { createPracticePhones } from '../../practice/phones/fleet.ts';
import { draftCtlFile } from '../../shared/ctl-file/draft.ts';
import { type CtlRecord } from '../../shared/ctl-file/model.ts';
import { FUNCTION_CODE } from '../../shared/ctl-file/tags.ts';
import { type Result } from '../../shared/domain/result.ts';

const [home, elsewhere] = await Promise.all([createPracticeIdentities(), createPracticeIdentities()]);
const tokenAt = ({ tokens }: typeof home, index: number): PracticeTokenIdentity => tokens[index] ?? expect.fail('no such token');
const [first, second, stranger] = [tokenAt(home, 0), tokenAt(home, 1), tokenAt(elsewhere, 0)];
const made = (record: Result<CtlRecord>): CtlRecord => (record.ok ? record.value : expect.fail(JSON.stringify(record.error)));

function ctlFile(tokens: readonly PracticeTokenIdentity[], signer: PracticeTokenIdentity, timestamp: number, servers = home.servers): Uint8Array {
  const tokenRecords = tokens.map(({ certificate }) => made(tokenRecord(certificate)));
  const records = [
    ...tokenRecords,
    ...servers.map(({ name, callManager }) =>
      made(serverRecord({ function: FUNCTION_CODE.CCM_TFTP, address: name, certificate: callManager.certificate })),
    ),
    made(serverRecord({ function: FUNCTION_CODE.CAPF, address: '10.48.47.153', certificate: home.capf.certificate })),
  ];
  const draft = draftCtlFile({ records, signer: tokenRecords[tokens.indexOf(signer)] ?? expect.fail('signer'), timestamp });
  if (!draft.ok) return expect.fail(draft.error.problem);
  return draft.value.complete(sign('sha1', draft.value.signedBytes, signer.privateKey));
}

const before = ctlFile([first, second], first, 1_000_000_000);
const NAMES = home.servers.map((server) => server.name);

/** What each phone does with a file: outcome and reason, in the order of the list; the last phone is new. */
async function restartWith(file: Uint8Array | null, tvsTrustList: readonly Uint8Array[] = []) {
  const phones = createPracticePhones({ servers: NAMES, ctlFile: before, served: async () => await Promise.resolve(file), tvsTrustList });
  const states = await phones.restart();
  return { states, decisions: states.map(({ outcome, reason }) => `${outcome} ${reason ?? ''}`) };
}

describe('practice phones', () => {
  it('hold the file of the cluster at the start, except a new one, and have not been asked', () => {
    const phones = createPracticePhones({ servers: NAMES, ctlFile: before, served: async () => await Promise.resolve(null) });
    const sha256 = sha256Hex(before);
    expect(phones.states().map((phone) => phone.ctlSha256)).toEqual([sha256, sha256, sha256, null]);
    expect(phones.states().every((phone) => phone.outcome === 'not-asked' && phone.reason === null)).toBe(true);
    expect(new Set(phones.states().map((phone) => phone.tftpServer))).toEqual(new Set(NAMES));
  });

  it('accept a file that another token of the held file signed, and a new phone accepts any genuine one', async () => {
    const next = ctlFile([first, second], second, 1_000_000_001);
    const { states, decisions } = await restartWith(next);
    expect(decisions).toEqual([...Array<string>(3).fill('accepted signer-is-sast'), 'accepted first-file']);
    expect(states.every((phone) => phone.ctlSha256 === sha256Hex(next))).toBe(true);
  });

  it('reject a signer who is not in the file they hold, though the new file names him', async () => {
    const next = ctlFile([stranger, second], stranger, 1_000_000_001);
    const { states, decisions } = await restartWith(next);
    expect(decisions).toEqual([...Array<string>(3).fill('rejected signer-not-trusted'), 'accepted first-file']);
    expect(states[0]?.ctlSha256).toBe(sha256Hex(before));
  });

  it('accept such a signer when TVS vouches for him, unless they are too old for TVS', async () => {
    const next = ctlFile([stranger, second], stranger, 1_000_000_001);
    const { decisions } = await restartWith(next, [stranger.certificate]);
    expect(decisions).toEqual(['accepted tvs-vouches', 'accepted tvs-vouches', 'rejected signer-not-trusted', 'accepted first-file']);
  });

  it('do not take a certificate of the same name and serial number for the token they know', async () => {
    const { decisions } = await restartWith(ctlFile([stranger], stranger, 1_000_000_001));
    expect(decisions[0]).toBe('rejected signer-not-trusted');
  });

  it('reject a changed file and one that cannot be read, also as the first', async () => {
    const changed = ctlFile([first, second], first, 1_000_000_001);
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    expect((await restartWith(changed)).decisions).toEqual(Array(4).fill('rejected signature-bad'));
    expect((await restartWith(before.subarray(0, 700))).decisions).toEqual(Array(4).fill('rejected unreadable'));
  });

  it('leave everything as it is for the same file and when none is served', async () => {
    expect((await restartWith(before)).decisions.slice(0, 3)).toEqual(Array(3).fill('unchanged same-file'));
    expect((await restartWith(null)).decisions).toEqual(Array(4).fill('unchanged no-file-served'));
  });

  it('decide later when switched off, and take any genuine file again once a person removed the old one', async () => {
    const next = ctlFile([stranger], stranger, 1_000_000_001);
    const phones = createPracticePhones({ servers: NAMES, ctlFile: before, served: async () => await Promise.resolve(next) });
    const phone = phones.phone('SEP000E8377D9B0') ?? expect.fail('no such phone');
    phone.switchTo('off');
    await phones.restart();
    expect(phone.state).toMatchObject({ outcome: 'not-asked', reason: 'switched-off', ctlSha256: sha256Hex(before) });
    phone.switchTo('on');
    expect(phone.download(next)).toEqual({ outcome: 'rejected', reason: 'signer-not-trusted' });
    phone.forget();
    expect(phone.download(next)).toEqual({ outcome: 'accepted', reason: 'first-file' });
  });

  it('hold a copy of the file, which a later change of the bytes does not reach', async () => {
    const next = ctlFile([first, second], second, 1_000_000_001);
    const digest = sha256Hex(next);
    const phones = createPracticePhones({ servers: NAMES, ctlFile: before, served: async () => await Promise.resolve(next) });
    await phones.restart();
    next.fill(0);
    expect(phones.states()[0]?.ctlSha256).toBe(digest);
  });
});

describe('a CTL file of the practice identities', () => {
  it('has the published length in mixed mode', () => {
    expect(before.length).toBe(5728);
  });
});
