import { shortName } from '../../shared/domain/host-name.ts';
import { isAtLeast, RELEASES } from '../../shared/domain/release.ts';
import { type AppError, fail } from '../../shared/domain/result.ts';
import { type PlatformReadings } from '../ports/platform/commands.ts';
import { readCertificate } from '../trust/certificate.ts';
import { cucmName } from '../trust/names.ts';
import { namesOf, type NodeLink } from '../change/by-command/links.ts';
import { notSignedIn, readKnown } from '../change/by-command/read-node.ts';
import { type PreflightContext } from './context.ts';
import { type NodeCertificate, type NodeCertificates, type PreflightService } from './judges/certificates.ts';

const READING = { CallManager: 'cert-callmanager', CAPF: 'cert-capf', TVS: 'cert-tvs', ITLRecovery: 'cert-itlrecovery' } as const satisfies Readonly<Record<PreflightService, keyof PlatformReadings>>;

/** One certificate that is wanted, and what came of it. */
interface Wanted {
  readonly link: NodeLink;
  readonly service: PreflightService;
}
type Answer = Wanted & ({ readonly der: Uint8Array } | { readonly error: AppError });

/** CAPF is the publisher's, and so is the ITLRecovery that signs; it came with 10.0. */
function wantedOf(links: readonly NodeLink[], release: string): readonly Wanted[] {
  const ofPublisher: readonly PreflightService[] = isAtLeast(release, RELEASES.utilsCtl) ? ['CAPF', 'ITLRecovery'] : ['CAPF'];
  return links.flatMap((link) => (['CallManager', 'TVS', ...(link.node.role === 'publisher' ? ofPublisher : [])] as const).map((service) => ({ link, service })));
}

/** As the command line prints it; a node may print its fields alone, which leave too much open. */
async function byCommand(wanted: Wanted): Promise<Answer> {
  const { link, service } = wanted;
  if (link.commands === null) return { ...wanted, error: notSignedIn(link).error };
  const read = await readKnown(link.commands, READING[service], link.node.address);
  if (!read.ok) return { ...wanted, error: read.error };
  const { der } = read.value.value;
  return der === null ? { ...wanted, error: fail('platform.not-read', link.node.address, { command: `show cert own ${service}`, reason: 'incomplete', detail: '' }).error } : { ...wanted, der };
}

/** As the database holds it, for what the command line did not tell. The youngest of several: the database may keep an earlier one beside the present one. */
async function byDatabase(unread: readonly Answer[], { axl }: PreflightContext): Promise<readonly Answer[]> {
  const told = unread.length === 0 ? null : await axl.more();
  const stored = told?.ok === true ? (told.value.certificates ?? []) : [];
  return unread.map((one) => {
    const names = namesOf(one.link.node).map(shortName);
    const fitting = stored.filter(({ service, server }) => service === one.service && names.includes(shortName(server)));
    const [youngest] = fitting.map(({ der }) => ({ der, from: validFrom(der) })).sort((a, b) => b.from - a.from);
    return youngest === undefined ? one : { link: one.link, service: one.service, der: youngest.der };
  });
}

function validFrom(der: Uint8Array): number {
  const read = readCertificate(der);
  return read.ok ? Date.parse(read.value.validFrom) : -Infinity;
}

function certificateOf({ link, service }: Wanted, der: Uint8Array): NodeCertificate | AppError {
  const read = readCertificate(der);
  if (!read.ok) return read.error;
  const { subjectAttributes, issuerAttributes, validFrom: from, validTo, keyType, keyBits } = read.value;
  return { node: link.node.address, service, subject: cucmName(subjectAttributes), issuer: cucmName(issuerAttributes), validFrom: from, validTo, keyType, keyBits };
}

/** The present certificates of the services on every node, by the command line, which the file system stands behind (Cisco document 210541), else by the database. */
export async function readCertificates(context: PreflightContext): Promise<NodeCertificates> {
  const { nodes, release } = context.reading;
  const answers = await Promise.all(wantedOf(nodes.map(({ link }) => link), release).map(byCommand));
  const read = answers.filter((answer) => 'der' in answer);
  const rest = await byDatabase(answers.filter((answer) => 'error' in answer), context);
  const all = [...read, ...rest].map((answer) => ({ node: answer.link.node.address, what: 'der' in answer ? certificateOf(answer, answer.der) : answer.error }));
  return {
    certificates: all.flatMap(({ what }) => ('code' in what ? [] : [what])),
    gaps: all.flatMap(({ node, what }) => ('code' in what ? [{ node, error: what }] : [])),
  };
}
