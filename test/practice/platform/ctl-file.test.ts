import { createHash, publicDecrypt, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type CtlFile } from '../../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { type ScenarioName } from '../../../practice/scenarios/platform/scenario.ts';
import { type PracticePlatform, type PracticePlatformNode } from '../../../practice/platform/start.ts';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { must } from '../../helpers/founding-document.ts';
import { askedAndConfirmed, openSession } from '../../helpers/platform/session.ts';
import { downloadCtlFile } from '../../helpers/platform/web-request.ts';
import { oracleVerdict } from '../../oracle/ctl-verifier.ts';
import { readFolder } from '../../oracle/node-folder.ts';

let platform: PracticePlatform;
afterEach(() => platform.close());

const bytesOn = ({ folder }: PracticePlatformNode): Uint8Array => new Uint8Array(readFileSync(path.join(folder, 'CTLFile.tlv')));
const fileOn = (node: PracticePlatformNode): CtlFile => must(readCtlFile(bytesOn(node)));

async function start(scenario: ScenarioName): Promise<PracticePlatform> {
  platform = await startPracticePlatform({ scenario, pace: 1 });
  return platform;
}

/** Types the command and its `y`, then restarts Cisco Tftp everywhere. */
async function utilsCtl(line: string): Promise<void> {
  const session = await openSession(platform);
  await askedAndConfirmed(session, `utils ctl ${line}`);
  await session.close();
  for (const { name } of platform.nodes) await platform.restartService(name, 'Cisco Tftp');
}

const FULL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const BARE = [1, 2, 4, 10];
const tagsOf = (file: CtlFile): readonly (readonly number[])[] => file.records.map(({ elements }) => elements.map(({ tag }) => tag));
const shapeOf = (file: CtlFile): readonly string[] => file.records.map((record) => `${record.function} ${record.dnsName ?? ''} ${record.subjectName?.split(';')[0] ?? '-'}`);
const SITE = ';OU=TAC;O=Cisco;L=Krakow;ST=Malopolska;C=PL';

describe('the file that utils ctl makes', () => {
  it('is the same on every node, genuine to the oracle, and of the lengths of document 118893', async () => {
    const { nodes } = await start('founding-document');
    await utilsCtl('set-cluster mixed-mode');
    const [publisher, subscriber] = nodes.map(bytesOn);
    expect(publisher).toEqual(subscriber);
    expect(oracleVerdict(publisher ?? new Uint8Array())).toBe('verified');
    const file = fileOn(platform.entry);
    expect(tagsOf(file)).toEqual([FULL, FULL, FULL, FULL]);
    expect([file.header.bytes.length, ...file.records.map(({ bytes }) => bytes.length)]).toEqual([336, 1156, 1156, 1138, 1161]);
    expect(shapeOf(file)).toEqual([
      '0 cucm-1001-a-pub CN=cucm-1001-a-pub',
      '2 cucm-1001-a-pub CN=cucm-1001-a-pub',
      '4 cucm-1001-a-pub CN=CAPF-e9037b69',
      '2 cucm-1001-a-sub1 CN=cucm-1001-a-sub1',
    ]);
    expect(file.records.map(({ ipAddress }) => ipAddress)).toEqual(['10.48.47.153', '10.48.47.153', '10.48.47.153', '10.48.47.154']);
    expect(file.header.signerName).toBe(`CN=cucm-1001-a-pub${SITE}`);
    expect(readFolder(platform.entry.folder).mode).toBe('mixed');
  });

  it('holds in tag 8 the signature of the certificate itself', async () => {
    await start('founding-document');
    await utilsCtl('update CTLFile');
    for (const { certificate, signature } of fileOn(platform.entry).records) {
      const der = Buffer.from(certificate ?? []);
      // Certificate and TBSCertificate both begin with 30 82 and two bytes of length (RFC 5280, 4.1).
      const signed = der.subarray(4, 8 + der.readUInt16BE(6));
      const digestInfo = publicDecrypt(new X509Certificate(der).publicKey, signature ?? new Uint8Array());
      expect(digestInfo.subarray(-20)).toEqual(createHash('sha1').update(signed).digest());
    }
  });

  it('has bare CCM+TFTP records in non-secure mode, all others whole', async () => {
    await start('founding-document');
    await utilsCtl('set-cluster non-secure-mode');
    const file = fileOn(platform.entry);
    expect(tagsOf(file)).toEqual([FULL, BARE, FULL, BARE]);
    expect(file.records.map(({ bytes }) => bytes.length)).toEqual([1156, 36, 1138, 37]);
    expect(oracleVerdict(file.bytes)).toBe('verified');
    expect(readFolder(platform.entry.folder).mode).toBe('non-secure');
  });

  it('keeps the mode when it is only updated', async () => {
    await start('already-non-secure');
    await utilsCtl('update CTLFile');
    expect(tagsOf(fileOn(platform.entry))).toEqual([FULL, BARE, FULL, BARE]);
    expect(readFolder(platform.entry.folder).mode).toBe('non-secure');
  });

  it.each([
    ['founding-document', 'CallManager only', ['cucm-1001-a-pub'], 2],
    ['release-11.5', 'CallManager, then ITLRecovery', ['cucm-1001-a-pub', 'ITLRECOVERY_cucm-1001-a-pub'], 4],
    ['release-12.5', 'ITLRecovery, then CallManager', ['ITLRECOVERY_cucm-1001-a-pub', 'cucm-1001-a-pub'], 4],
  ] as const)('in scenario %s has as SASTs, signer first: %s', async (scenario, _names, expected, sastsBefore) => {
    await start(scenario);
    const sasts = (): readonly (string | undefined)[] =>
      fileOn(platform.entry)
        .records.filter((record) => record.function === 0)
        .map(({ subjectName }) => subjectName);
    expect(sasts()).toHaveLength(sastsBefore);
    await utilsCtl('update CTLFile');
    expect(sasts()).toEqual(expected.map((name) => `CN=${name}${SITE}`));
    const file = fileOn(platform.entry);
    expect(file.header.signerName).toBe(`CN=${expected[0]}${SITE}`);
    expect(oracleVerdict(file.bytes)).toBe('verified');
  });
});

describe('phones and a tokenless file', () => {
  const decisions = async (): Promise<readonly string[]> => (await platform.phones.restart()).map(({ outcome, reason }) => `${outcome} ${reason ?? ''}`);

  it.each([
    ['founding-document', 'CallManager is no SAST of the token file, but TVS vouches; the 7960 knows no TVS', ['accepted tvs-vouches', 'accepted tvs-vouches', 'rejected signer-not-trusted', 'accepted first-file']],
    ['tvs-does-not-vouch', 'nobody vouches for CallManager', ['rejected signer-not-trusted', 'rejected signer-not-trusted', 'rejected signer-not-trusted', 'accepted first-file']],
    ['release-12.5', 'the token file names ITLRecovery as SAST', ['accepted signer-is-sast', 'accepted signer-is-sast', 'accepted signer-is-sast', 'accepted first-file']],
    ['release-15', 'the tokenless file before named it', ['accepted signer-is-sast', 'accepted signer-is-sast', 'accepted signer-is-sast', 'accepted first-file']],
  ] as const)('in scenario %s decide as the rules say: %s', async (scenario, _why, expected) => {
    await start(scenario);
    await utilsCtl('set-cluster non-secure-mode');
    expect(await decisions()).toEqual(expected);
  });

  it('see nothing new before Cisco Tftp was restarted', async () => {
    const { nodes } = await start('founding-document');
    const served = await downloadCtlFile(platform.entry);
    const session = await openSession(platform);
    await askedAndConfirmed(session, 'utils ctl set-cluster non-secure-mode');
    expect(await downloadCtlFile(platform.entry)).toEqual(served);
    expect((await decisions()).slice(0, 3)).toEqual(Array(3).fill('unchanged same-file'));
    await session.command('utils service restart Cisco Tftp');
    await session.close();
    expect(await downloadCtlFile(platform.entry)).toEqual(bytesOn(platform.entry));
    // The subscriber's Tftp is another service: its phones wait.
    expect(await downloadCtlFile(nodes[1] ?? expect.fail('no subscriber'))).toEqual(served);
    expect(await decisions()).toEqual(['accepted tvs-vouches', 'unchanged same-file', 'rejected signer-not-trusted', 'unchanged same-file']);
  });
});
