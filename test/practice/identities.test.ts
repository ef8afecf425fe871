import { createPublicKey, X509Certificate } from 'node:crypto';
import { createServer, connect } from 'node:tls';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityPem, type PracticeIdentity } from '../../practice/identities/recipe.ts';
import { createPracticeIdentities, type PracticeIdentities } from '../../practice/identities/issue.ts';
import { useRealCrypto } from '../helpers/key-stock/real-crypto.ts';

let made: PracticeIdentities;
/** Of the processor, which does not depend on what else the computer does. */
let seconds: number;
let backToStock: () => void;

beforeAll(async () => {
  backToStock = useRealCrypto();
  const start = process.cpuUsage();
  made = await createPracticeIdentities();
  const { user, system } = process.cpuUsage(start);
  seconds = (user + system) / 1e6;
});

afterAll(() => backToStock());

const x509 = (identity: PracticeIdentity) => new X509Certificate(identity.certificate);
const everything = () => [
  made.manufacturingCa,
  ...made.tokens,
  made.capf,
  made.itlRecovery,
  ...made.servers.flatMap((server) => [server.callManager, server.provider]),
];

describe('practice identities', () => {
  it('have the certificate lengths of the published CTL files', () => {
    expect(made.tokens.map((token) => token.certificate.length)).toEqual([902, 902]);
    expect(made.capf.certificate.length).toBe(680);
    expect(made.servers.map((server) => server.callManager.certificate.length)).toEqual([694, 696]);
  });

  it('have token serial numbers that read backwards as the CTL file prints them', () => {
    const reversed = made.tokens.map((token) => Buffer.from(x509(token).serialNumber, 'hex').reverse().toString('hex').toUpperCase());
    expect(reversed).toEqual(['3CF927000000AFA2DA45', '83E9080000005545AF31']);
    expect(x509(made.capf).serialNumber).toBe('795916C154AF310C0FAEEA972E081B31');
  });

  it('pad the common name of a token with blanks to 24 characters', () => {
    for (const token of made.tokens) {
      expect(Buffer.from(token.certificate).includes(`${token.label}        `)).toBe(true);
      expect(x509(token).subject).toMatch(/^O=Cisco Systems\\?, Inc\.\nOU=IPCBU\nCN=SAST-ADN00/);
      expect(x509(token).issuer).toBe('O=Cisco Systems\nCN=Cisco Manufacturing CA');
    }
    expect(x509(made.capf).subject.split('\n')).toEqual(['CN=CAPF-e9037b69', 'OU=TAC', 'O=Cisco', 'L=Krakow', 'ST=Malopolska', 'C=PL']);
  });

  it('verify with their issuer, and hold the public half of their private key', () => {
    const ca = x509(made.manufacturingCa);
    for (const token of made.tokens) {
      expect(x509(token).verify(ca.publicKey)).toBe(true);
      expect(x509(token).checkIssued(ca)).toBe(true);
    }
    for (const identity of everything()) {
      expect(x509(identity).checkPrivateKey(identity.privateKey)).toBe(true);
      expect(createPublicKey(identity.privateKey).equals(x509(identity).publicKey)).toBe(true);
      expect(Date.parse(x509(identity).validFrom)).toBeLessThan(Date.now());
    }
    for (const identity of [made.capf, made.itlRecovery, made.servers[0]?.provider]) {
      expect(identity && x509(identity).verify(x509(identity).publicKey)).toBe(true);
    }
  });

  it('have RSA keys of the sizes that the CTL records tell', () => {
    const bits = (identity: PracticeIdentity) => x509(identity).publicKey.asymmetricKeyDetails?.modulusLength;
    expect([...made.tokens, made.capf, ...made.servers.map((server) => server.callManager)].map(bits)).toEqual([1024, 1024, 1024, 1024, 1024]);
    expect(made.servers.map((server) => bits(server.provider))).toEqual([2048, 2048]);
  });

  it('are new at every start', async () => {
    const again = await createPracticeIdentities();
    expect(Buffer.from(again.capf.certificate).equals(made.capf.certificate)).toBe(false);
    for (const [index, token] of made.tokens.entries()) expect(again.tokens[index]?.privateKey.equals(token.privateKey)).toBe(false);
  });

  it('are made well within the patience of a person', () => {
    expect(seconds).toBeLessThan(6);
  });

  it('serve TLS under localhost and the address of the server', async () => {
    const [{ provider } = expect.fail('no server')] = made.servers;
    const server = createServer({ ...identityPem(provider), minVersion: 'TLSv1.2' }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const port = (server.address() as AddressInfo).port;
    for (const servername of ['localhost', 'cucm-1001-a-pub']) {
      const socket = connect({ port, host: '127.0.0.1', ca: identityPem(provider).cert, servername });
      await once(socket, 'secureConnect');
      expect(socket.authorized).toBe(true);
      expect(x509(provider).checkIP('10.48.47.153')).toBe('10.48.47.153');
      socket.destroy();
    }
    server.close();
  });
});
