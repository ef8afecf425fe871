import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Algorithms } from 'ssh2';
import { afterAll, describe, expect, test } from 'vitest';
import { READINGS } from '../../core/platform/commands.ts';
import { readAxlFacts } from '../../core/platform/axl/read-facts.ts';
import { Secret } from '../../core/ports/secret.ts';
import { showCtlText } from '../../core/trust/show.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { foundingParts, mixedFile, must } from '../helpers/founding-document.ts';
import { startWebNode } from '../helpers/https-node.ts';
import { measureTurns } from '../helpers/longest-turn.ts';
import { partOf, play, type Script } from '../helpers/platform/play.ts';
import { cli, HOST } from '../helpers/platform/ssh-cli.ts';
import { sshdIsInstalled, startSshd } from '../helpers/platform/sshd.ts';
import { isThere } from '../helpers/shared-reference.ts';
import { folderOfTest } from '../helpers/temporary-folder.ts';
import { codeOf, endAll, serve, signIn, ssh, VERSION } from './ssh-session.ts';

const root = path.resolve(import.meta.dirname, '../..');
const field = path.resolve(root, '../shared/field');
const text = (name: string): string => readFileSync(path.join(field, name), 'utf8');
afterAll(endAll);

/** Where each case is held to its right end, and where its kind is tried with variations of our own. */
const HELD_IN: Readonly<Record<string, readonly [itself: string, kind: string]>> = {
  'axl-before-10': ['test/platform/field-cases.test.ts', 'test/platform/axl-answers.test.ts'],
  'ca-true-token': ['test/trust/signing-certificate.test.ts', 'test/trust/signing-certificate.test.ts'],
  'ec-entries': ['test/change/with-token/other-key.test.ts', 'test/change/with-token/planned-bytes.test.ts'],
  'empty-file': ['test/walks/unusable-files.test.ts', 'test/walks/unusable-files.test.ts'],
  'network-cluster-pre10': ['test/platform/field-cases.test.ts', 'test/platform/answers.test.ts'],
  'signer-callmanager-regenerated': ['test/change/by-command/signer.test.ts', 'test/change/by-command/signer.test.ts'],
  'signer-itlrecovery-regenerated': ['test/change/by-command/signer.test.ts', 'test/change/by-command/signer.test.ts'],
  'ssh-group-exchange': ['test/platform/field-cases.test.ts', 'test/platform/ssh-fuzz.test.ts'],
  'ssh-openssh-5.3': ['test/platform/field-cases.test.ts', 'test/platform/sshd.test.ts'],
  'syslogd-broadcast': ['test/platform/field-cases.test.ts', 'test/platform/noise.test.ts'],
};

interface OldServer {
  readonly kex: NonNullable<Algorithms['kex']>;
  readonly serverHostKey: NonNullable<Algorithms['serverHostKey']>;
  readonly cipher: NonNullable<Algorithms['cipher']>;
  readonly hmac: NonNullable<Algorithms['hmac']>;
}

const FILE = mixedFile(foundingParts());
const crlf = (lines: string): string => lines.replace(/\r?\n/g, '\r\n');
const SCRIPTS: readonly Script[] = [
  { name: 'release', command: 'show version active', first: VERSION },
  { name: 'file', command: 'show ctl', first: crlf(showCtlText(FILE, verifyCtlFile(FILE), new Date('2015-02-24T15:37:45Z'))) },
  {
    name: 'change',
    command: 'utils ctl set-cluster non-secure-mode',
    first: 'This operation will set the cluster to non secure mode. Do you want to continue? (y/n):',
    behindY: 'y\r\n\r\nMoving Cluster to Non Secure Mode\r\nCluster set to Non Secure Mode\r\n',
  },
];

describe.runIf(isThere(field))('cases from the field (left out where the folder is not there)', () => {
  test('show network cluster before 10.0', () => {
    const answer = READINGS['show-network-cluster'].read(text('network-cluster-pre10/input.txt'));
    expect(answer.known ? answer.value.map(({ address, role, product, authenticated }) => [address, role, product, authenticated]) : answer).toEqual([
      ['192.0.2.61', 'publisher', 'callmanager', true],
      ['192.0.2.79', 'subscriber', 'callmanager', true],
      ['192.0.2.71', 'subscriber', 'callmanager', false],
      ['192.0.2.69', 'subscriber', 'callmanager', true],
    ]);
  });

  test('AXL before 10.0', async () => {
    const answers = JSON.parse(text('axl-before-10/answers.json')) as Readonly<Record<string, string>>;
    const node = await startWebNode('https', (body, _request, response) => {
      const query = /<soapenv:Body><ns:(\w+)>/.exec(body)?.[1] ?? '';
      if (!body.includes(`API/${answers['schema'] ?? ''}"`)) response.writeHead(599).end();
      else response.end(`<e:Envelope xmlns:e="x"><e:Body><n:${query}Response xmlns:n="y"><return>${answers[query] ?? ''}</return></n:${query}Response></e:Body></e:Envelope>`);
    });
    const facts = must(await readAxlFacts({ host: '127.0.0.1', port: node.port, expectedSha256: node.sha256, username: 'reader', password: new Secret('x') }));
    await node.close();
    expect(facts).toMatchObject({
      schema: '9.1',
      release: '9.1.2.12901(3)',
      nodes: [{ name: 'cucm-pub', role: 'publisher', product: 'callmanager', services: null }],
      autoRegistration: false,
      phones: { rows: [], complete: true },
      // The case has no answer to the query for the mode, and none that tells of services.
      gaps: [{ question: 'mode' }],
    });
  });

  test('each of them has a test of its own, and its kind one with variations', () => {
    const folders = readdirSync(field, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    expect(Object.keys(HELD_IN).sort()).toEqual(folders.sort());
    for (const file of Object.values(HELD_IN).flat()) expect(isThere(path.join(root, file)), file).toBe(true);
  });

  test.runIf(sshdIsInstalled)("OpenSSH's server with that configuration: the host key is shown, and the engine is never kept (left out where sshd is not installed)", async () => {
    const lines = text('ssh-group-exchange/sshd.conf')
      .split('\n')
      .filter((line) => line !== '' && !/^(?:Port|ListenAddress|HostKey|PidFile) /.test(line));
    const server = await startSshd(folderOfTest('sshd'), lines);
    const turns = measureTurns();
    const key = await ssh.probeHostKey({ host: HOST, port: server.port, olderNode: true });
    turns.stop();
    await server.close();
    expect(key).toMatchObject({ ok: true, value: { sha256: server.hostKeySha256, type: 'ssh-rsa', provedBySha1: true } });
    expect(turns.longest()).toBeLessThan(500);
  });

  test('servers with the algorithms of OpenSSH 5.3: the error leads on, or the key is shown', async () => {
    const { ident, second, ...first } = JSON.parse(text('ssh-openssh-5.3/server.json')) as OldServer & { readonly ident: string; readonly second: OldServer };
    const start = ({ kex, serverHostKey, cipher, hmac }: OldServer) =>
      serve({ ident: ident.replace('SSH-2.0-', ''), algorithms: { kex, serverHostKey, cipher, hmac }, methods: ['password'], shell: cli({ 'show version active': VERSION }) });
    const old = await start(first);
    expect(codeOf(await ssh.probeHostKey({ host: HOST, port: old.port }))).toBe('platform.only-old-algorithms');
    for (const [server, olderNode] of [[old, true], [await start(second), false]] as const) {
      expect(await ssh.probeHostKey({ host: HOST, port: server.port, olderNode })).toMatchObject({ ok: true, value: { sha256: server.hostKeySha256, provedBySha1: true } });
      expect(must(await must(await signIn(server, { olderNode })).read('show-version')).answer.known).toBe(true);
    }
  });

  test.each(SCRIPTS)('the alarm at any line of the $name: the answer is the same, and the alarm stays in the transcript', (script) => {
    const wall = crlf(text('syslogd-broadcast/wall.txt'));
    const plain = play(script, undefined, undefined).answer;
    expect(plain.known).toBe(true);
    for (const part of script.behindY === undefined ? (['first'] as const) : (['first', 'behindY'] as const)) {
      const printed = partOf(script, part);
      for (const at of [0, ...[...printed.matchAll(/\n/g)].map(({ index }) => index + 1), printed.length]) {
        const played = play(script, { part, at, text: wall }, undefined);
        expect(played.answer, `${part} at ${at}`).toEqual(plain);
        expect(played.transcript.join('\n')).toContain('Message from syslogd@cucm-pub');
      }
    }
  });
});
