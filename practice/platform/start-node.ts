import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { type PracticeIdentity, identityPem } from '../identities/recipe.ts';
import { axlHandler, type Credentials } from './axl/handler.ts';
import { sshOffer } from './cli/algorithms.ts';
import { createHostKey, type HostKey, startCliServer } from './cli/ssh-server.ts';
import { fileHandler } from './http-files/handler.ts';
import { deadPort, listen, type Listener } from '../nodes/listen.ts';
import { type ClusterModel } from './model.ts';
import { type PlatformNode } from './node.ts';

/** Where one node's services listen, all on loopback. `null` = the node has no such service. */
export interface NodePorts {
  /** SSH of the platform CLI, port 22 on CUCM. */
  readonly ssh: number;
  /** AXL, port 8443. */
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
  /** Restarts the SSH service on its port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface StartNodeOptions {
  readonly model: ClusterModel;
  readonly node: PlatformNode;
  readonly osAdmin: Credentials;
  readonly axlUser: Credentials;
  /** Certificate of AXL and of HTTPS. */
  readonly tomcat: PracticeIdentity;
  readonly isPhone: (name: string) => boolean;
  readonly pace: number;
  readonly idle: number;
}

/** TLS of releases up to 10.x: version 1.0 with AES and SHA-1, which today's OpenSSL grants at security level 0 only. */
const OLDER_TLS: ServerOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'AES128-SHA:AES256-SHA:@SECLEVEL=0' };
const PRESENT_TLS: ServerOptions = { minVersion: 'TLSv1.2' };

/** Starts what a reachable node offers; of one that cannot be reached only ports remain, on which nothing listens. */
export async function startNode(options: StartNodeOptions): Promise<NodeServers> {
  const { model, node, axlUser, tomcat, isPhone } = options;
  const hasTftp = node.service('Cisco Tftp')?.activated === true;
  const hasHttps = hasTftp && model.facts.tftpOverHttps;
  const hasAxl = node.service('Cisco AXL Web Service')?.activated === true;
  if (!node.description.reachable) return await absentNode(hasAxl, hasTftp, hasHttps);
  const tls = tlsOptions(model, tomcat);
  const files = fileHandler(node, isPhone);
  const cli = await startCli(options);
  const axl = hasAxl ? await listen(createHttpsServer(tls, axlHandler(model, axlUser))) : null;
  const http = hasTftp ? await listen(createHttpServer(files)) : null;
  const https = hasHttps ? await listen(createHttpsServer({ ...tls, ...clientAuth(model) }, files)) : null;
  return {
    ports: { ssh: cli.port, axl: axl?.port ?? null, http: http?.port ?? null, https: https?.port ?? null },
    hostKeyFingerprint: () => cli.hostKeyFingerprint(),
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
  restart(): Promise<void>;
  close(): Promise<void>;
}

async function startCli({ model, node, osAdmin, pace, idle }: StartNodeOptions): Promise<Cli> {
  const { ecdsa } = sshOffer(model);
  let hostKey: HostKey = await createHostKey(ecdsa);
  const start = (port: number): Promise<Listener> => startCliServer({ model, node, user: osAdmin, hostKey, port, pace, idle });
  let listener = await start(0);
  return {
    port: listener.port,
    hostKeyFingerprint: () => hostKey.fingerprint,
    restart: async () => {
      await listener.close();
      if (model.scenario.hostKey === 'new-after-restart') hostKey = await createHostKey(ecdsa);
      listener = await start(listener.port);
    },
    close: () => listener.close(),
  };
}

async function absentNode(hasAxl: boolean, hasTftp: boolean, hasHttps: boolean): Promise<NodeServers> {
  const { fingerprint } = await createHostKey(false);
  const portIf = async (has: boolean): Promise<number | null> => (has ? await deadPort() : null);
  const ports = { ssh: await deadPort(), axl: await portIf(hasAxl), http: await portIf(hasTftp), https: await portIf(hasHttps) };
  return { ports, hostKeyFingerprint: () => fingerprint, restart: () => Promise.resolve(), close: () => Promise.resolve() };
}
