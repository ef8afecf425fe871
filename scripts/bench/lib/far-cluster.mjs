import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { loadParts, root } from './load-parts.mjs';

/** What the measurement of whole changes needs of the product and of its tests, bundled as the product is. */
const PARTS = {
  engine: 'core/engine.ts',
  files: 'core/files/node.ts',
  carrier: 'core/network/tls-carrier.ts',
  kit: 'test/faults/world/kit.ts',
  pem: 'practice/identities/recipe.ts',
  node: 'practice/nodes/folder.ts',
  tokens: 'practice/tokens/port.ts',
  practice: 'test/helpers/plain-practice.ts',
};

export const loadChangeParts = () => loadParts('bench-change', PARTS);

/** Starts the built CTL Provider over a configuration file; resolves with its port. Its log goes to a file: reading it would be work for the client. */
async function startProvider(file) {
  const log = `${file}.log`;
  const descriptor = openSync(log, 'w');
  const child = spawn(process.execPath, [path.join(root, 'out', 'ctl-provider.js'), '--config', file], { stdio: ['ignore', 'ignore', descriptor] });
  closeSync(descriptor);
  for (;;) {
    const told = readFileSync(log, 'utf8');
    const [, listening] = /"kind":"listening"[^\n]*"port":(\d+)/.exec(told) ?? [];
    if (listening !== undefined) return { child, port: Number(listening) };
    if (child.exitCode !== null) throw new Error(`a provider ended with ${child.exitCode}: ${told}`);
    await pause(20);
  }
}

/**
 * A mixed cluster whose servers are processes, each behind a network of so many milliseconds each way.
 * @param {any} parts @param {any} kit @param {string} folder @param {number} delay
 */
export async function startFarCluster(parts, kit, folder, delay) {
  const children = [];
  // Those that the kit adds have certificates that are good for nothing but a CTL file; so all present that of the first.
  const subscribers = kit.identities.servers.filter(({ role }) => role === 'subscriber');
  const start = async (identity, more) => {
    const base = path.join(folder, identity.name);
    const dataFolder = path.join(base, 'data');
    mkdirSync(dataFolder, { recursive: true });
    await parts.fillNodeFolder(dataFolder, identity.role, kit.ctlFile.mixed, 'mixed');
    const { cert, key } = parts.identityPem(identity.role === 'publisher' ? identity.provider : subscribers[0].provider);
    writeFileSync(path.join(base, 'cert.pem'), cert);
    writeFileSync(path.join(base, 'key.pem'), key, { mode: 0o600 });
    const config = { name: identity.name, role: identity.role, host: '127.0.0.1', port: 0, dataFolder, tls: { certificate: 'cert.pem', key: 'key.pem' }, users: kit.users, ...more };
    writeFileSync(path.join(base, 'provider.json'), JSON.stringify(config), { mode: 0o600 });
    const { child, port } = await startProvider(path.join(base, 'provider.json'));
    children.push(child);
    return port;
  };
  const passOn = async (ports) => {
    const slow = fork(path.join(import.meta.dirname, 'slow-network.mjs'));
    children.push(slow);
    slow.send({ delay, ports });
    const [listening] = await once(slow, 'message');
    return listening;
  };
  const far = await passOn(await Promise.all(subscribers.map((identity) => start(identity, {}))));
  const publisher = kit.identities.servers.find(({ role }) => role === 'publisher');
  const listed = new Map(kit.servers.map((server) => [server.name, server]));
  const certificates = kit.certificates.map(({ server, role, der }, index) => {
    const file = path.join(folder, `certificate-${index}.cer`);
    writeFileSync(file, der);
    return { server, role, file };
  });
  const servers = [{ ...listed.get(publisher.name), host: '127.0.0.1' }, ...subscribers.map(({ name }, index) => ({ ...listed.get(name), host: '127.0.0.1', port: far[index], certificateSha256: listed.get(subscribers[0].name).certificateSha256 }))];
  const [port] = await passOn([await start(publisher, { cluster: { release: '10.0.1.11900-2', autoRegistration: false, servers, certificates } })]);
  return {
    port,
    certificateSha256: listed.get(publisher.name).certificateSha256,
    close: async () => {
      const ends = children.map((child) => once(child, 'exit'));
      for (const child of children) child.kill();
      await Promise.all(ends);
    },
  };
}
