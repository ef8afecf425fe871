import { type CtlListing } from '../../../shared/domain/platform/answers.ts';
import { type ServedBy } from '../../../shared/domain/platform/report.ts';
import { type AppError, type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';
import { type PlatformCommands, type PlatformReadings } from '../../ports/platform/commands.ts';
import { type ServedCtlFile } from '../../ports/platform/ctl-file.ts';
import { type CallOptions } from '../../ports/call-options.ts';
import { resultAt } from '../../ports/platform/error-at.ts';
import { type NodeLink, type PlatformLinks } from './links.ts';

export const TFTP = 'Cisco Tftp';
export const TVS = 'Cisco Trust Verification Service';

/** The file that a node lists, with what it printed. */
export interface ListedCtl {
  readonly listing: CtlListing;
  readonly text: string;
}

export interface ServedCtl {
  readonly by: ServedBy;
  /** `null` = the node serves none. */
  readonly file: ServedCtlFile | null;
}

/** The CTL file of one node by its two proofs. */
export interface NodeFiles {
  readonly disk: Result<ListedCtl>;
  /** `null` = no file service is active there. */
  readonly served: Result<ServedCtl> | null;
}

/** What one node says of itself. */
export interface NodeReading extends NodeFiles {
  readonly link: NodeLink;
  /** Names of services that are activated; `null` = not known. */
  readonly services: readonly string[] | null;
  /** Names of services that run. */
  readonly running: readonly string[];
  /** Why the node's own list of services was not read, so that nobody knows which of them run; `null` = it was. */
  readonly servicesError: AppError | null;
}

export const publisherAmong = <T extends { readonly link: NodeLink }>(readings: readonly T[]): T | undefined => readings.find(({ link }) => link.node.role === 'publisher');

/** Reads with a command and takes only an answer that was understood. */
export async function readKnown<K extends keyof PlatformReadings>(
  commands: PlatformCommands,
  name: K,
  where: string,
  options?: CallOptions,
): Promise<Result<{ readonly value: PlatformReadings[K]; readonly text: string }>> {
  const outcome = resultAt(await commands.read(name, options), where);
  if (!outcome.ok) return outcome;
  const { answer, command, text } = outcome.value;
  if (!answer.known) return fail('platform.not-read', where, { command, reason: answer.reason, detail: answer.detail });
  return ok({ value: answer.value, text });
}

/** Why a node without a session cannot be asked. */
export const notSignedIn = ({ error, node }: NodeLink): { readonly ok: false; readonly error: AppError } =>
  error === null ? fail('login.required', node.address) : { ok: false, error };

/** The cluster security mode, which only the publisher is asked for. */
export async function readMode(publisher: NodeLink, options?: CallOptions): Promise<Result<SecurityMode>> {
  if (publisher.commands === null) return notSignedIn(publisher);
  const read = await readKnown(publisher.commands, 'security-mode', publisher.node.address, options);
  return read.ok ? ok(read.value.value) : read;
}

async function readDisk(link: NodeLink, options?: CallOptions): Promise<Result<ListedCtl>> {
  if (link.commands === null) return notSignedIn(link);
  const read = await readKnown(link.commands, 'show-ctl', link.node.address, options);
  return read.ok ? ok({ listing: read.value.value, text: read.value.text }) : read;
}

/** Loads the file as a phone would: by HTTPS with the accepted certificate where the node has it, else by HTTP; so too where HTTPS wants a certificate of the client. */
export async function readServed({ locate, olderNode, fetchCtlFile }: PlatformLinks, link: NodeLink, options?: CallOptions): Promise<Result<ServedCtl> | null> {
  const { address } = link.node;
  const secure = link.httpsSha256 === null ? null : locate(address, 'tftp-https');
  const open = locate(address, 'tftp-http');
  const openly = async (by: ServedBy, place: { readonly host: string; readonly port: number }): Promise<Result<ServedCtl>> => {
    const file = resultAt(await fetchCtlFile({ scheme: 'http', ...place, ...options }), address);
    return file.ok ? ok({ by, file: file.value }) : file;
  };
  if (secure !== null && link.httpsSha256 !== null) {
    const file = resultAt(await fetchCtlFile({ scheme: 'https', ...secure, olderNode, expectedSha256: link.httpsSha256, ...options }), address);
    if (file.ok) return ok({ by: 'https', file: file.value });
    if (file.error.code !== 'platform.client-certificate' || open === null) return file;
    return await openly('http-for-certificate', open);
  }
  return open === null ? null : await openly(link.wantsCertificate ? 'http-for-certificate' : 'http', open);
}

/** @param services what is activated on the node; files of a node without Cisco Tftp are not asked for. */
export async function readFiles(links: PlatformLinks, link: NodeLink, services: readonly string[] | null, options?: CallOptions): Promise<NodeFiles> {
  const serves = services === null || services.includes(TFTP);
  const [disk, served] = await Promise.all([readDisk(link, options), serves ? readServed(links, link, options) : null]);
  return { disk, served };
}

/** @param axlServices services that AXL calls active there; they stand in where the node's own list could not be read. */
export async function readNode(links: PlatformLinks, link: NodeLink, axlServices: readonly string[] | null, options?: CallOptions): Promise<NodeReading> {
  const listed = link.commands === null ? notSignedIn(link) : await readKnown(link.commands, 'service-list', link.node.address, options);
  const states = listed.ok ? listed.value.value : null;
  const services = states === null ? axlServices : states.filter(({ activated }) => activated).map(({ name }) => name);
  const running = (states ?? []).filter(({ state }) => state === 'started').map(({ name }) => name);
  return { link, services, running, servicesError: listed.ok ? null : listed.error, ...(await readFiles(links, link, services, options)) };
}

/** Whether the node's file decides about a change: Cisco Tftp is active there, or could not be seen not to be. */
export const isJudged = ({ services }: Pick<NodeReading, 'services'>): boolean => services === null || services.includes(TFTP);
