import { type NetworkNode } from '../../../shared/domain/platform/answers.ts';
import { type ErrorCode } from '../../../shared/domain/error-codes.ts';
import { type AppError, type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type PlatformTrustRow } from '../../../shared/session/platform/view.ts';
import { fetchCtlFile } from '../../platform/http-files/ctl-file.ts';
import { type Locate, type NodeLink, type PlatformLinks } from '../../change/by-command/links.ts';
import { type PlatformCommands } from '../../ports/platform/commands.ts';
import { errorAt, resultAt } from '../../ports/platform/error-at.ts';
import { Secret } from '../../ports/secret.ts';
import { type PlatformDesk } from './desk.ts';
import { type TrustBench, trustRow } from './trust.ts';
import { type Workbench } from '../workbench.ts';

/** What a node presented, and why it presented no host key. */
export interface AskedNode {
  readonly node: NetworkNode;
  readonly rows: readonly PlatformTrustRow[];
  readonly error: AppError | null;
  /** HTTPS answers only to those who show a certificate. */
  readonly wantsCertificate: boolean;
}

const rowOf = ({ rows }: AskedNode, service: PlatformTrustRow['service']): PlatformTrustRow | undefined => rows.find((row) => row.service === service);

/**
 * Asks a node for its host key and its certificate of HTTPS; a node without HTTPS has no row for it, its files come by HTTP.
 * @param withSoap besides for the certificate of port 8443, where its services are operated; what does not answer there is operated over SSH.
 */
async function askNode(bench: TrustBench, node: NetworkNode, withSoap: boolean): Promise<AskedNode> {
  const ask = (service: PlatformTrustRow['service']): Promise<Result<PlatformTrustRow>> => {
    const place = bench.platform.locate(node.address, service);
    if (place === null) return Promise.resolve(fail('platform.port-closed', node.address, { host: node.address, port: 0 }));
    return trustRow(bench, { node: node.address, service, ...place }).then((row) => resultAt(row, node.address));
  };
  const [ssh, https, soap] = await Promise.all([ask('ssh'), ask('tftp-https'), withSoap ? ask('axl') : null]);
  return { node, rows: [ssh, https, ...(soap === null ? [] : [soap])].flatMap((row) => (row.ok ? [row.value] : [])), error: ssh.ok ? null : ssh.error, wantsCertificate: !https.ok && https.error.code === 'platform.client-certificate' };
}

/** Asks all nodes that may hold a CTL file; IM and Presence has none. */
export const askNodes = (bench: TrustBench, list: readonly NetworkNode[], withSoap: boolean): Promise<readonly AskedNode[]> =>
  Promise.all(list.filter(({ product }) => product === 'callmanager').map((node) => askNode(bench, node, withSoap)));

/** The publisher, if it is the node that was named: by address or name, else by its host key, which forwarding does not change. */
export function publisherOfList({ named, trust }: PlatformDesk, list: readonly NetworkNode[], asked: readonly AskedNode[]): Result<NetworkNode> {
  const host = named?.host.toLowerCase() ?? '';
  const key = trust.find(({ service }) => service === 'ssh')?.sha256;
  const isNamed = (node: NetworkNode): boolean => node.address === host || node.names.some((name) => name.toLowerCase() === host);
  const byKey = asked.find((one) => rowOf(one, 'ssh')?.sha256 === key)?.node;
  const own = list.find(isNamed) ?? byKey;
  const publisher = list.find(({ role, product }) => role === 'publisher' && product === 'callmanager');
  if (publisher === undefined) return fail('platform.not-publisher', host, { publisher: '' });
  return own === publisher ? ok(publisher) : fail('platform.not-publisher', host, { publisher: publisher.address });
}

interface LinkRequest {
  readonly act: PlatformCommands;
  readonly list: readonly NetworkNode[];
  readonly asked: readonly AskedNode[];
  readonly publisher: NetworkNode;
  readonly username: string;
  readonly password: string;
}

/** Where nodes are reached from now on: the publisher of a real cluster where it was named, since its address in the list may not be reachable from here. */
function locatedBy({ store, platform: { named, locate: ofList } }: Pick<Workbench, 'store' | 'platform'>, publisher: NetworkNode): Locate {
  const isReal = !store.state().atPractice;
  return (node, service) => {
    const place = ofList(node, service);
    return place !== null && isReal && node === publisher.address && named !== null ? { ...place, host: named.host } : place;
  };
}

/**
 * Signs in to every node once; the publisher, where the password was taken already, gets its second session. No function that stays is made here: all that are made in one function keep
 * what any of them needs, so the password too.
 */
export async function linkNodes(bench: Pick<Workbench, 'store' | 'platform' | 'abort' | 'ssh'>, { act, list, asked, publisher, username, password }: LinkRequest): Promise<PlatformLinks> {
  const { named, trust } = bench.platform;
  const locate = locatedBy(bench, publisher);
  bench.platform.locate = locate;
  const links = await Promise.all(
    list.map(async (node): Promise<NodeLink> => {
      const own = asked.find((one) => one.node === node);
      if (own === undefined) return { node, commands: null, error: null, username, hostKeySha256: null, httpsSha256: null, soapSha256: null, wantsCertificate: false };
      const keys = node === publisher ? trust.filter((row) => row.node === publisher.address) : own.rows;
      const hostKeySha256 = keys.find(({ service }) => service === 'ssh')?.sha256 ?? null;
      const httpsSha256 = keys.find(({ service }) => service === 'tftp-https')?.sha256 ?? null;
      const soapSha256 = keys.find(({ service }) => service === 'axl')?.sha256 ?? null;
      const link = { node, commands: null, error: own.error, username, hostKeySha256, httpsSha256, soapSha256, wantsCertificate: own.wantsCertificate };
      await signInTo(bench, link, locate, username, new Secret(password));
      return link;
    }),
  );
  const own = links.find((link) => link.node === publisher);
  const acting = own === undefined ? act : shareSession(act, own);
  const publisherFirst = links.sort((a, b) => Number(b.node === publisher) - Number(a.node === publisher));
  return { act: acting, nodes: publisherFirst, locate, fetchCtlFile, osUsername: username, olderNode: named?.olderNode === true };
}

/** What else a node may say that allows one session only; how it refuses a second one is not documented. Its password was right just before. */
const NO_SECOND_SESSION: readonly ErrorCode[] = ['login.refused', 'platform.session-limit', 'platform.no-shell', 'platform.ssh-failed', 'platform.question-unexpected', 'connect.lost', 'connect.timeout'];

/**
 * The sessions of the publisher: one acts, one reads. Where a second one cannot be had, the first does both; where it took the place of the
 * first, that one does. Answers with the one that acts.
 */
export function shareSession(act: PlatformCommands, link: NodeLink): PlatformCommands {
  if (link.commands !== null) return act.isOpen() ? act : link.commands;
  if (link.error === null || !NO_SECOND_SESSION.includes(link.error.code) || !act.isOpen()) return act;
  Object.assign(link, { commands: act, error: null } satisfies Partial<NodeLink>);
  return act;
}

/** One attempt; the outcome is in the link. */
export async function signInTo(bench: Pick<Workbench, 'platform' | 'abort' | 'ssh'>, link: NodeLink, locate: Locate, username: string, password: Secret): Promise<void> {
  const place = locate(link.node.address, 'ssh');
  if (place === null || link.hostKeySha256 === null) {
    password.wipe();
    return;
  }
  const olderNode = bench.platform.named?.olderNode === true;
  link.username = username;
  const commands = await bench.ssh.connect({ ...place, olderNode, username, expectedSha256: link.hostKeySha256, password, signal: bench.abort.signal });
  link.commands = commands.ok ? commands.value : null;
  link.error = commands.ok ? null : errorAt(commands.error, link.node.address);
}
