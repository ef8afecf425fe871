import { type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import * as z from 'zod/mini';
import { createNodeFiles } from '../../core/files/node.ts';
import { type Clock } from '../../core/ports/clock.ts';
import { type HeldByPhone } from '../../core/ports/practice.ts';
import { systemClock } from '../../core/time/system-clock.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { type PracticeHome } from '../kept/home.ts';
import { type PracticePorts } from '../kept/ports.ts';
import { bytes, identities as identitiesSchema, identity as identitySchema } from '../kept/schemas.ts';
import { practicePassword } from '../nodes/folder.ts';
import { freshKeys, type KeySource, makeRsaKey, withOtherExponent } from '../identities/keys.ts';
import { makeTomcatIdentity, type PracticeIdentities, renewServices } from '../identities/issue.ts';
import { createPracticePhones, type PracticePhones } from '../phones/fleet.ts';
import { type ItlOffer } from '../phones/phone.ts';
import { sshOffer } from './cli/algorithms.ts';
import { type OsAccount } from './cli/ssh-server.ts';
import { listen, LOOPBACK, nobody } from '../nodes/listen.ts';
import { ApplicationUser } from './application-user.ts';
import { type Violation } from './limits.ts';
import { ClusterModel } from './model.ts';
import { Operation } from './operation.ts';
import { type Registrations, registrationsIn, withRegistrations } from './phones.ts';
import { phonePages } from './phone-pages/handler.ts';
import { devicePools } from './registrations/groups.ts';
import { PhoneTable } from './registrations/phone-table.ts';
import { type Credentials } from './web/sign-in.ts';
import { fillItlFiles } from './itl-files.ts';
import { keptNode, PlatformNode, type NodeDescription } from './node.ts';
import { sastRule } from '../../shared/domain/sast-roles.ts';
import { type ComparableFile } from '../../shared/domain/compare-fingerprint.ts';
import { type Scenario, type ScenarioName, scenarioOf } from '../scenarios/platform/scenario.ts';
import { servicesOf } from './services.ts';
import { type NodePorts, type NodeServers, startNode } from './start-node.ts';
import { startingFile } from '../ctl-files/starting.ts';
import { signerCertificates } from '../ctl-files/tokenless.ts';

/** Milliseconds between two pieces of the CLI's output: slow enough to be seen, fast enough to work with. */
const PACE = 4;
const PRESENCE_NODE = { name: '10.48.47.155', hostName: 'cucm-1001-a-imp', role: 'subscriber', product: 'cups', reachable: true } as const;

export interface PracticePlatformOptions {
  /** `founding-document` when left out. */
  readonly scenario?: ScenarioName;
  /** Milliseconds between two pieces of the CLI's output. */
  readonly pace?: number;
  /** By which services are restarted and phones come back; the computer's own when left out. */
  readonly clock?: Clock;
  /** Milliseconds after which a node ends an idle session; what the scenario says when left out. */
  readonly idle?: number;
}

/** One node of the practice platform, for the one who started it. */
export interface PracticePlatformNode extends NodeDescription {
  /** Where all its services listen. */
  readonly host: string;
  readonly ports: NodePorts;
  /** As OpenSSH prints it; a later one after a restart with a new key. */
  readonly hostKeyFingerprint: string;
  /** The same digest as lower-case hex. */
  readonly hostKeySha256: string;
  /** SHA-256 of the DER certificate of AXL and of HTTPS, lower-case hex. */
  readonly certificateSha256: string;
  readonly folder: string;
}

/** CLI, AXL and file services of a practice cluster. */
export interface PracticePlatform {
  readonly scenario: Scenario;
  /** The publisher first. */
  readonly nodes: readonly PracticePlatformNode[];
  /** The node that a person would name to the client. */
  readonly entry: PracticePlatformNode;
  /** What to give to the client: on the entry node, where AXL may not run. */
  readonly named: { readonly host: string; readonly sshPort: number; readonly axlPort: number };
  /** Its SSH offers only the weak algorithms of older nodes. */
  readonly olderSsh: boolean;
  /** For SSH. */
  readonly osAdmin: Credentials;
  /** For AXL and what else port 8443 serves: an application user. */
  readonly axlUser: Credentials;
  readonly phones: PracticePhones;
  /** How often a client has gone over a limit, or asked in a form that a node does not take; empty = never. */
  violations(): Readonly<Partial<Record<Violation, number>>>;
  /** Lets happen what was to happen until now, and tells of each phone that is there: by name, how it stands. */
  registrations(): Promise<Registrations>;
  /** How many restarts of services were asked for. */
  restartsBegun(): number;
  readonly phonePages: { readonly host: string; readonly port: number } | null;
  /** What the screen of a phone shows, where phones have no pages. */
  readonly phoneScreen: ((name: string) => Promise<ComparableFile | null>) | null;
  readonly phoneHolds: (name: string) => HeldByPhone | null;
  /** The CTL file that a node serves to phones now, or `null`. */
  servedFile(node: string): Uint8Array | null;
  /** Restarts a service as a person does on the serviceability page; false when it is not activated there, or an upgrade forbids it. */
  restartService(node: string, service: string): Promise<boolean>;
  /** SHA-256 of the host keys that clients are given now, lower-case hex. */
  hostKeys(): readonly string[];
  /** Restarts the SSH service of a node. */
  restartNode(node: string): Promise<void>;
  close(): Promise<void>;
}

/** CTL files that a cluster begins with: the present one, and one of the day before. */
export interface StartingFiles {
  readonly present: Uint8Array;
  readonly earlier: Uint8Array;
}

/** The cluster over which a platform is laid. */
export interface PlatformGround {
  readonly identities: PracticeIdentities;
  /** In a new one the folder of each server is filled with the present file. */
  readonly home: PracticeHome;
  readonly ports: PracticePorts;
  readonly ctlFiles: StartingFiles;
  readonly seed: number;
  /** New keys when left out. */
  readonly keys?: KeySource;
}

const signInSchema = z.object({ osAdmin: z.string() });
const nodesSchema = z.record(z.string(), keptNode);

/** Starts the platform services over folders that are there already, and that stay when it is closed. */
export async function layPlatform({ identities, home, ports, ctlFiles, seed, keys }: PlatformGround, options: PracticePlatformOptions): Promise<PracticePlatform> {
  const scenario = scenarioOf(options.scenario ?? 'founding-document');
  const { store } = home;
  const files = createNodeFiles();
  const running: NodeServers[] = [];
  const closeAll = async (): Promise<void> => {
    await Promise.all(running.map((servers) => servers.close()));
  };
  const clock = options.clock ?? systemClock;
  const nodeOf = async (description: NodeDescription, at: number): Promise<PlatformNode> =>
    new PlatformNode(description, servicesOf(description.product, description.role, scenario, at, clock.now().getTime()), await home.nodeFolder(description.name), { files, changed: () => store.save() });
  const nodes = await Promise.all(descriptions(identities, scenario).map(nodeOf));
  const present = await store.once('present identities', identitiesSchema, () => renewServices(identities, scenario.regenerated));
  const model = new ClusterModel({ scenario, seed, identities: present, nodes }, files, store);
  fillCaches(model, ctlFiles);
  await fillItlFiles(model, store);
  if (scenario.rebuilt !== 'none' && !store.isAgain) await model.rebuild(scenario.rebuilt === 'every-node' ? nodes : [model.publisher]);
  if (scenario.interrupted && !store.isAgain) await model.utilsCtl('non-secure');
  const before = store.part('nodes', nodesSchema, () => Object.fromEntries(nodes.map((node) => [node.name, node.kept]))) ?? {};
  for (const node of nodes) {
    const kept = before[node.name];
    if (kept !== undefined) node.restore(kept);
  }
  await model.carryOn();

  const servedFile = (name: string): Uint8Array | null => {
    const node = nodes.find((candidate) => candidate.name === name);
    return node?.isReachable === true ? node.servedFile() : null;
  };
  const tvsTrustList = scenario.tvs === 'vouches' ? signerCertificates(present, sastRule(scenario.release).tokenless) : [];
  const itl = (name: string): ItlOffer => {
    const node = nodes.find((candidate) => candidate.name === name);
    const server = present.servers.find((candidate) => candidate.name === name);
    if (node === undefined || server === undefined) throw new Error('phones load from a node of the cluster');
    return { itl: node.itlFile?.bytes ?? null, signer: server.callManager.certificate, tvs: { vouchesFor: tvsTrustList, certificate: server.tvs.certificate } };
  };
  const named = createPracticePhones({
    servers: nodes.filter((node) => node.service('Cisco Tftp')?.activated === true).map(({ name }) => name),
    ctlFile: ctlFiles.present,
    store,
    served: (name) => Promise.resolve(servedFile(name)),
    tvsTrustList,
    itl,
    strangers: scenario.phonesRefuse.length === 0 ? null : { names: scenario.phonesRefuse, ctlFile: await store.once('strange CTL file', bytes, () => strangeFile(identities, scenario)) },
  });
  const callManagers = nodes.filter((node) => node.service('Cisco CallManager')?.activated === true).map(({ name }) => name);
  const pools = devicePools(callManagers, named.states().length + scenario.phonesBesides);
  const table = new PhoneTable(named.states(), scenario.phonesBesides, scenario.morePhones, pools.map(({ name }) => name));
  Object.assign(model, { table, pools });
  const axlUser = new ApplicationUser(store, scenario);
  const operation = new Operation({ model, store, log: await home.log('resets.log'), clock, phones: named, itl, table, pools, user: axlUser, heldFile: ctlFiles.present, tvsTrustList }, scenario.mode);
  model.operation = operation;
  const phones = withRegistrations(named, operation, store);
  const passwords = await store.once('sign-in', signInSchema, () => ({ osAdmin: practicePassword() }));
  const osAdmin: OsAccount = scenario.osAccount === 'level-0' ? { username: 'monitor', password: passwords.osAdmin, level: 0 } : { username: 'administrator', password: passwords.osAdmin, level: 4 };
  // Kept keys are those of other clusters too, and by its host keys a change knows its cluster.
  const hostRsa = async (name: string): Promise<KeyObject> => (keys === undefined ? await makeRsaKey(2048) : withOtherExponent(await keys.rsa(`ssh ${name}`, 2048)));
  const start = async (node: PlatformNode): Promise<StartedNode> => {
    const tomcat = await store.once(`tomcat ${node.name}`, identitySchema, () => makeTomcatIdentity(node.description.hostName, node.name, keys ?? freshKeys));
    node.tomcat = tomcat;
    const isPhone = (phone: string): boolean => table.indexOf(phone) >= 0;
    const servers = await startNode({ model, node, store, ports, osAdmin, axlUser, operation, hostRsa: () => hostRsa(node.name), tomcat, isPhone, pace: options.pace ?? PACE, idle: options.idle ?? scenario.idleSeconds * 1000 });
    running.push(servers);
    node.switchOff = () => servers.close();
    return { node, servers, certificateSha256: sha256Hex(tomcat.certificate) };
  };
  const outcomes = await Promise.allSettled(nodes.map(start));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) {
    await closeAll();
    throw failed.reason;
  }
  const pages = await ports.listen('phone pages', (port) => listen(createServer(phonePages(model, operation)), port));
  const closeEverything = async (): Promise<void> => {
    await Promise.all([closeAll(), pages.close()]);
  };
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const shown = started.map(describe);
  const entry = shown.find(({ role }) => role === scenario.entry);
  if (entry === undefined) throw new Error('a cluster has the node that is named');
  const startedNode = (name: string): StartedNode | undefined => started.find(({ node }) => node.name === name);
  return {
    scenario,
    nodes: shown,
    entry,
    named: { host: entry.host, sshPort: entry.ports.ssh, axlPort: entry.ports.axl ?? (await ports.listen('nobody', nobody)).port },
    olderSsh: sshOffer(model).older,
    osAdmin,
    axlUser,
    phones,
    phonePages: { host: LOOPBACK, port: pages.port },
    phoneScreen: operation.webAccess
      ? null
      : async (name) => {
        await operation.settle();
        return phones.phone(name)?.screen ?? null;
      },
    phoneHolds: (name) => {
      const at = operation.table.indexOf(name);
      return at < 0 ? null : operation.holds(at);
    },
    violations: () => operation.limits.violations,
    restartsBegun: () => operation.restartsBegun,
    registrations: () => registrationsIn(model, operation),
    servedFile,
    restartService: async (name, service) => {
      const node = startedNode(name)?.node;
      return node === undefined || model.isUpgrading(node) ? false : await operation.restartNow(node, service);
    },
    hostKeys: () => started.flatMap(({ servers }) => servers.hostKeySha256()),
    restartNode: async (name) => await startedNode(name)?.servers.restart(),
    close: closeEverything,
  };
}

/** What Cisco Tftp serves at the start: the present file, or on a stale subscriber the one of the day before. */
function fillCaches({ scenario, nodes, publisher }: ClusterModel, { present, earlier }: StartingFiles): void {
  for (const node of nodes) node.cache(scenario.staleTftp && node !== publisher ? earlier : present);
}

/** A CTL file of another time, whose signers nobody knows any more. */
const strangeFile = async (identities: PracticeIdentities, scenario: Scenario): Promise<Uint8Array> =>
  startingFile(await renewServices(identities, ['CallManager', 'ITLRecovery']), { ...scenario, ctlFile: 'tokenless' }, null, new Date(Date.now() - 365 * 86_400_000));

interface StartedNode {
  readonly node: PlatformNode;
  readonly servers: NodeServers;
  readonly certificateSha256: string;
}

const describe = ({ node, servers, certificateSha256 }: StartedNode): PracticePlatformNode => ({
  ...node.description,
  host: LOOPBACK,
  ports: servers.ports,
  get hostKeyFingerprint() {
    return servers.hostKeyFingerprint();
  },
  get hostKeySha256() {
    return servers.hostKeySha256()[0] ?? '';
  },
  certificateSha256,
  folder: node.folder,
});

function descriptions({ servers }: PracticeIdentities, scenario: Scenario): readonly NodeDescription[] {
  const known = servers.map(({ name, hostName, role }): NodeDescription => {
    const reachable = scenario.unreachable !== role;
    return { name, hostName, role, product: 'callmanager', reachable };
  });
  return scenario.presenceNode ? [...known, PRESENCE_NODE] : known;
}
