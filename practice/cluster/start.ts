import * as z from 'zod/mini';
import { type PracticeCluster } from '../../core/ports/practice.ts';
import { hashPassword } from '../../provider/passwords.ts';
import { sha256Hex } from '../../core/trust/digests.ts';
import { BESIDE_VENDOR_PROVIDER, type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { RELEASES, isAtLeast } from '../../shared/domain/release.ts';
import { sastRule } from '../../shared/domain/sast-roles.ts';
import { type ClusterServer } from '../../shared/domain/server.ts';
import { type PracticeHome, temporaryHome } from '../kept/home.ts';
import { PracticePorts } from '../kept/ports.ts';
import { bytes, identities as identitiesSchema } from '../kept/schemas.ts';
import { WHAT, whatSchema } from '../kept/what.ts';
import { type IdentityWishes, type PracticeIdentities, type PracticeTokenIdentity, createPracticeIdentities } from '../identities/issue.ts';
import { createPracticePhones } from '../phones/fleet.ts';
import { LOOPBACK } from '../nodes/listen.ts';
import { scenarioOf } from '../scenarios/platform/scenario.ts';
import { startingFile } from '../ctl-files/starting.ts';
import { type PlatformGround, type PracticePlatformOptions, type PracticePlatform, type StartingFiles } from '../platform/start.ts';
import { signerCertificates } from '../ctl-files/tokenless.ts';
import { layPracticeTable } from '../tokens/table.ts';
import { PRACTICE_PIN } from '../tokens/token.ts';
import { drawSeed } from '../nodes/seed.ts';
import { type ClusterScenario, clusterScenario } from '../scenarios/provider.ts';
import { interrupt, interruptedByCommand, interruptedWithToken } from './interrupt.ts';
import { type PracticeNode, certificatesOf, startNode, startOtherTftpServer } from './nodes.ts';
import { deleteCtlFile, emptyCtlFile, fillNodeFolder, practicePassword, servedCtlFile, trustedTokensOf } from '../nodes/folder.ts';

const USERNAME = 'admin';
/** Age of the CTL file in milliseconds: a file made in the same second with the same key and entries would be the same file. */
const HOUR = 3_600_000;
/** Age of an earlier one. */
const DAY = 86_400_000;
/** Where the subscriber of the scenario `server-renamed` went. */
const RENAMED_TO = '10.48.47.155';

export interface PracticeClusterOptions {
  /** DER certificate of a real token that shall be a SAST of the practice CTL file too. */
  readonly extraSast: Uint8Array | null;
  /** The founding document's cluster when left out. */
  readonly scenario?: PracticeScenario<'ctl-provider'>;
  /** Of `PRACTICE_SEEDS`; one is drawn when left out. */
  readonly seed?: number;
  /** Adds CLI, AXL and file services over the same folders; none when left out. */
  readonly platform?: PracticePlatformOptions;
  /** Told while keys of a large cluster are made that were not kept: how many there are, of how many. */
  readonly onKeys?: (made: number, inAll: number) => void;
  /** Where everything lies that it needs to be started again, and what is there already; a temporary folder when left out. */
  readonly home?: PracticeHome;
}

/** Clusters of more nodes keep their keys for the next one. */
const SMALL = 4;
/** Keys of a cluster that are kept: of each node CallManager, CTL Provider, web server and SSH; manufacturer, two tokens, one of another cluster, CAPF, ITLRecovery. */
const keysOf = (nodes: number): number => 4 * nodes + 6;

/** What the scenario of a platform wants of identities. */
function platformWishes(options: PracticePlatformOptions | undefined): IdentityWishes {
  if (options === undefined) return {};
  const { nodes, itlRecoveryBits, callManagerBits, callManagerDaysLeft } = scenarioOf(options.scenario ?? 'founding-document');
  return { nodes, itlRecoveryBits, callManagerBits, callManagerDaysLeft };
}

/** What its administrator signs in with. */
const userSchema = z.object({ password: z.string(), passwordHash: z.string() });
/** The CTL file at the start, and an earlier one. */
const filesSchema = z.object({ present: bytes, earlier: bytes });

/** A practice cluster with what only its starter may see. */
export interface StartedPracticeCluster extends PracticeCluster {
  readonly servers: readonly ClusterServer[];
  /** The folder of each server's provider, by name. */
  readonly folders: ReadonlyMap<string, string>;
  /** `null` when it was not asked for. With it, phones load what Cisco Tftp serves: the file as of that service's last restart. */
  readonly platform: PracticePlatform | null;
}

/** Loaded when asked for: SSH and XML are of no use to others. */
async function layPlatform(ground: PlatformGround, options: PracticePlatformOptions): Promise<PracticePlatform> {
  const loaded = await import('../platform/start.ts');
  return await loaded.layPlatform(ground, options);
}

function tokensOnTable({ tokens, spareTokens }: PracticeIdentities, { tokensOnTable: which }: Pick<ClusterScenario, 'tokensOnTable'>): readonly PracticeTokenIdentity[] {
  if (which === 'both') return tokens;
  return which === 'two-new' ? spareTokens : [...tokens.slice(0, 1), ...spareTokens.slice(0, 1)];
}

async function newUser(): Promise<{ readonly password: string; readonly passwordHash: string }> {
  const password = practicePassword();
  return { password, passwordHash: await hashPassword(password) };
}

/** Puts into each server's folder what it holds at the start. */
async function fillFolders(nodes: readonly PracticeNode[], { heldBy, mode }: ClusterScenario, { present, earlier }: StartingFiles): Promise<void> {
  if (heldBy === 'nobody') return;
  await Promise.all(
    nodes.map(async ({ identity: { role }, folder }) => {
      await fillNodeFolder(folder, role, heldBy === 'earlier-on-subscriber' && role === 'subscriber' ? earlier : present, mode);
      if (heldBy === 'phones-only') await deleteCtlFile(folder);
      if (heldBy === 'empty-on-servers') await emptyCtlFile(folder);
    }),
  );
}

/**
 * Starts a cluster on this computer, that of Cisco document 118892 unless a scenario says otherwise: a publisher and a subscriber,
 * each a real CTL Provider on a free loopback port with a folder of its own, tokens, phones. In a new home everything is fresh; in one that was left
 * everything is as it was: files, keys, passwords, tokens, phones, ports where they are free.
 * With a platform, its scenario says what release, mode and CTL file there are; from 14SU3 on no CTL Provider listens.
 * @throws PracticeNotReadable for a home that was left and is damaged.
 */
export async function startPracticeCluster({ home: given, ...options }: PracticeClusterOptions): Promise<StartedPracticeCluster> {
  const home = given ?? (await temporaryHome());
  const running: { close(): Promise<void> }[] = [];
  const end = async (): Promise<void> => {
    await Promise.all(running.map((part) => part.close()));
  };
  try {
    const cluster = await startIn(home, running, options);
    await home.store.complete();
    return {
      ...cluster,
      close: async () => {
        await end();
        await home.remove();
      },
      leave: async () => {
        await end();
        await home.leave();
      },
    };
  } catch (error) {
    await end();
    // What was left may be needed still, whatever kept it from starting now.
    await (home.store.isAgain ? home.leave() : home.remove());
    throw error;
  }
}

type Ends = Pick<PracticeCluster, 'close' | 'leave'>;

async function startIn(
  home: PracticeHome,
  running: { close(): Promise<void> }[],
  { extraSast, scenario: name = 'founding-document', seed = drawSeed(), platform: platformOptions, onKeys = () => undefined }: Omit<PracticeClusterOptions, 'home'>,
): Promise<Omit<StartedPracticeCluster, keyof Ends>> {
  const { store } = home;
  const ports = new PracticePorts(store);
  const { nodes: count } = scenarioOf(platformOptions?.scenario ?? 'founding-document');
  const keys = count > SMALL ? home.keys((made) => onKeys(made, keysOf(count))) : null;
  const scenario = clusterScenario(name);
  const ground = { ...scenarioOf(platformOptions?.scenario ?? 'founding-document'), ...(platformOptions === undefined ? scenario : {}) };
  const identities = await store.once('identities', identitiesSchema, () => createPracticeIdentities({ withSpareTokens: ground.tokensOnTable !== 'both', ...platformWishes(platformOptions), ...(keys === null ? {} : { keys }) }));
  const { password, passwordHash } = await store.once('user', userSchema, newUser);
  const users = [{ name: USERNAME, passwordHash }];
  const now = Date.now();
  const ctlFiles = await store.once('CTL files', filesSchema, () => ({
    present: startingFile(identities, ground, extraSast, new Date(now - HOUR)),
    earlier: startingFile(identities, ground, extraSast, new Date(now - DAY)),
  }));
  const renamed = scenario.subscriber === 'renamed';
  const nodes: PracticeNode[] = await Promise.all(
    identities.servers.map(async (server) => {
      const identity = renamed && server.role === 'subscriber' ? { ...server, name: RENAMED_TO } : server;
      return { identity, folder: await home.nodeFolder(identity.name) };
    }),
  );
  const ended = isAtLeast(ground.release, RELEASES.noCtlProvider);
  const start = async (node: PracticeNode, others: readonly ClusterServer[]): Promise<ClusterServer> => {
    const answers = !ended && (node.identity.role === 'publisher' || scenario.subscriber !== 'unreachable');
    const listens = answers ? scenario.provider : 'nobody';
    const { release, autoRegistration } = ground;
    const facts = { release, autoRegistration, certificates: certificatesOf(identities, nodes) };
    const { server, provider } = await startNode({ node, users, others, facts, listens, ports });
    if (provider !== null) running.push(provider);
    return server;
  };
  if (!store.isAgain) await fillFolders(nodes, { ...scenario, mode: ground.mode }, ctlFiles);
  const begun = scenario.interrupted && !store.isAgain ? await interrupt(identities, nodes, USERNAME) : null;
  const subscribers = await Promise.all(nodes.filter(({ identity }) => identity.role === 'subscriber').map((node) => start(node, [])));
  const publisherNode = nodes.find(({ identity }) => identity.role === 'publisher');
  if (publisherNode === undefined) throw new Error('the practice has a publisher');
  const publisher = await start(publisherNode, subscribers);
  const other = scenario.otherTftpServer ? await startOtherTftpServer(home, ports, users) : null;
  if (other !== null) running.push(other);
  const folders = new Map(nodes.map(({ identity, folder }) => [identity.name, folder]));
  const table = layPracticeTable({ tokens: tokensOnTable(identities, ground), strangerToken: identities.strangerToken }, store);
  const laid = platformOptions ?? (scenario.provider === 'vendor-provider' ? { scenario: BESIDE_VENDOR_PROVIDER } : undefined);
  const platform = laid === undefined ? null : await layPlatform({ identities, home, ports, ctlFiles, seed, ...(keys === null ? {} : { keys }) }, laid);
  await keys?.save();
  if (platform !== null) running.push(platform);
  const phones =
    platform?.phones ??
    createPracticePhones({
      servers: [...folders.keys()],
      ctlFile: scenario.heldBy === 'nobody' ? null : ctlFiles.present,
      served: (server) => servedCtlFile(folders.get(server) ?? ''),
      tvsTrustList: scenario.ctlFile === 'tokenless' ? signerCertificates(identities, sastRule(scenario.release).tokenless) : [],
      trustedTokens: () => trustedTokensOf(publisherNode.folder),
      store,
    });
  const sent = platform?.scenario.interrupted === true && !store.isAgain;
  const connection = platformOptions === undefined ? 'ctl-provider' : 'platform';
  const keysNow = (): readonly string[] => [...nodes.map(({ identity }) => sha256Hex(identity.provider.certificate)), ...(platform?.hostKeys() ?? [])];
  const keysBefore = store.part(WHAT, whatSchema, () => ({ connection, scenario: platformOptions?.scenario ?? name, seed, keys: allKeys() }))?.keys ?? [];
  // A node may have had another host key when a change on it began.
  const allKeys = (): readonly string[] => [...new Set([...keysBefore, ...keysNow()])];
  return {
    keys: allKeys,
    seed,
    host: LOOPBACK,
    port: publisher.port,
    username: USERNAME,
    password,
    certificateSha256: publisher.certificateSha256,
    tokens: table.tokens,
    pin: PRACTICE_PIN,
    interrupted: begun === null ? (sent ? interruptedByCommand(platform, ctlFiles.present) : null) : interruptedWithToken(begun, identities, nodes, { servers: [publisher, ...subscribers], before: ctlFiles.present, modeBefore: ground.mode, release: ground.release }),
    otherTftpServer: other === null ? null : { host: LOOPBACK, port: other.port },
    servers: [publisher, ...subscribers],
    folders,
    platform,
    tokensOnTable: () => table.view(),
    moveToken: (serial, inserted) => table.move(serial, inserted),
    setTries: (serial, left) => table.setTries(serial, left),
    phones: () => phones.states(),
    restartPhones: () => phones.restart(),
    switchPhone: (phone, on) => phones.switchTo(phone, on ? 'on' : 'off'),
    visitPhone: (phone) => phones.visit(phone),
  };
}
