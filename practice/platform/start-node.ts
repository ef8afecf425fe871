import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';
import { type PracticePorts } from '../kept/ports.ts';
import { type PracticeStore } from '../kept/store.ts';
import { type PracticeIdentity, identityPem } from '../identities/recipe.ts';
import { sshOffer } from './cli/algorithms.ts';
import { createHostKey, type HostKey, hostKeySha256, type OsAccount, startCliServer } from './cli/ssh-server.ts';
import { fileHandler } from './http-files/handler.ts';
import { listen, type Listener, nobody } from '../nodes/listen.ts';
import { OLDER_TLS } from '../nodes/older-tls.ts';
import { type ClusterModel } from './model.ts';
import { type Operation } from './operation.ts';
import { type Credentials } from './web/sign-in.ts';
import { webServer } from './web/server.ts';
import { type PlatformNode } from './node.ts';
import { timeOf } from './node-clock.ts';

/** Where one node's services listen, all on loopback. `null` = the node has no such service. */
export interface NodePorts {
  /** SSH of the platform CLI, port 22 on CUCM. */
  readonly ssh: number;
  /** The web server, port 8443: AXL where that is activated, Control Center, RisPort70 and PerfMon. */
  readonly axl: number | null;
  /** Files of Cisco Tftp over HTTP, port 6970. */
  readonly http: number | null;
  /** The same over HTTPS, port 6971, from 11.0 on. */
  readonly https: number | null;
}

/** The running servers of one node. */
export interface NodeServers {
  readonly ports: NodePorts;
  hostKeyFingerprint(): string;
  /** SHA-256 of each of its host keys, lower-case hex. */
  hostKeySha256(): readonly string[];
  /** Restarts the SSH service on its port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface StartNodeOptions {
  readonly model: ClusterModel;
  readonly node: PlatformNode;
  readonly store: PracticeStore;
  readonly ports: PracticePorts;
  readonly osAdmin: OsAccount;
  readonly axlUser: Credentials;
  readonly operation: Operation;
  /** Makes the RSA host key. */
  readonly hostRsa: () => Promise<KeyObject>;
  /** Certificate of AXL and of HTTPS. */
  readonly tomcat: PracticeIdentity;
  readonly isPhone: (name: string) => boolean;
  readonly pace: number;
  readonly idle: number;
}

const PRESENT_TLS: ServerOptions = { minVersion: 'TLSv1.2' };

/** Starts what a reachable node offers; of one that cannot be reached only ports remain, on which nothing listens. */
export async function startNode(options: StartNodeOptions): Promise<NodeServers> {
  const { model, node, ports, axlUser, operation, tomcat, isPhone } = options;
  const hasTftp = node.service('Cisco Tftp')?.activated === true;
  const hasHttps = hasTftp && model.facts.tftpOverHttps;
  const hasAxl = node.description.product === 'callmanager';
  if (!node.isReachable) return await absentNode(options, hasAxl, hasTftp, hasHttps);
  const tls = tlsOptions(model, tomcat);
  // Whether Cisco Tftp is a server that tells its time no source says.
  const tellsTime = model.pick('file service: header Date', [true, false]);
  const files = fileHandler(node, isPhone, () => operation.settle(), () => (tellsTime ? timeOf(model, node) : null));
  const cli = await startCli(options);
  const web = webServer(model, operation, node, axlUser);
  const axl = hasAxl ? await ports.listen(`axl ${node.name}`, (port) => listen(createHttpsServer(tls, web), port)) : null;
  const http = hasTftp ? await ports.listen(`http ${node.name}`, (port) => listen(createHttpServer(files), port)) : null;
  const https = hasHttps ? await ports.listen(`https ${node.name}`, (port) => listen(createHttpsServer({ ...tls, ...clientAuth(model) }, files), port)) : null;
  return {
    ports: { ssh: cli.port, axl: axl?.port ?? null, http: http?.port ?? null, https: https?.port ?? null },
    hostKeyFingerprint: () => cli.hostKeyFingerprint(),
    hostKeySha256: () => cli.hostKeySha256(),
    restart: () => cli.restart(),
    close: async () => {
      await Promise.all([cli.close(), axl?.close(), http?.close(), https?.close()]);
    },
  };
}

/** Who shows no certificate is turned away with an alert: in TLS 1.2 during the handshake, in 1.3 behind it. Which of them a node speaks there differs. */
function clientAuth({ scenario, pick }: ClusterModel): ServerOptions {
  if (scenario.tftpClientAuth === 'optional') return {};
  return { requestCert: true, rejectUnauthorized: true, maxVersion: pick<'TLSv1.2' | 'TLSv1.3'>('file service: newest TLS', ['TLSv1.3', 'TLSv1.2']) };
}

function tlsOptions(model: ClusterModel, tomcat: PracticeIdentity): ServerOptions {
  const versions = model.scenario.algorithms === 'older' ? OLDER_TLS : PRESENT_TLS;
  return { ...versions, ...identityPem(tomcat) };
}

interface Cli {
  readonly port: number;
  hostKeyFingerprint(): string;
  hostKeySha256(): readonly string[];
  restart(): Promise<void>;
  close(): Promise<void>;
}

const hostKeySchema = z.object({ privateKeys: z.readonly(z.array(z.string())), fingerprint: z.string() });

async function startCli({ model, node, store, ports, osAdmin, pace, idle, hostRsa }: StartNodeOptions): Promise<Cli> {
  const { ecdsa } = sshOffer(model);
  const keyNow = (): HostKey => hostKey;
  let hostKey: HostKey = store.part(`host key ${node.name}`, hostKeySchema, keyNow) ?? (await createHostKey(ecdsa, hostRsa));
  const start = (port: number): Promise<Listener> => startCliServer({ model, node, user: osAdmin, hostKey, port, pace, idle });
  let listener = await ports.listen(`ssh ${node.name}`, start);
  return {
    port: listener.port,
    hostKeyFingerprint: () => hostKey.fingerprint,
    hostKeySha256: () => hostKey.privateKeys.map(hostKeySha256),
    restart: async () => {
      await listener.close();
      if (model.scenario.hostKey === 'new-after-restart') hostKey = await createHostKey(ecdsa);
      await store.save();
      listener = await start(listener.port);
    },
    close: () => listener.close(),
  };
}

async function absentNode({ node, store, ports }: StartNodeOptions, hasAxl: boolean, hasTftp: boolean, hasHttps: boolean): Promise<NodeServers> {
  const keyNow = (): HostKey => hostKey;
  const hostKey: HostKey = store.part(`host key ${node.name}`, hostKeySchema, keyNow) ?? (await createHostKey(false));
  const { port: dead } = await ports.listen('nobody', nobody);
  const portIf = (has: boolean): number | null => (has ? dead : null);
  const deadPorts = { ssh: dead, axl: portIf(hasAxl), http: portIf(hasTftp), https: portIf(hasHttps) };
  return { ports: deadPorts, hostKeyFingerprint: () => hostKey.fingerprint, hostKeySha256: () => hostKey.privateKeys.map(hostKeySha256), restart: () => Promise.resolve(), close: () => Promise.resolve() };
}
