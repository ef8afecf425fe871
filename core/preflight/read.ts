import { NOT_COUNTED } from '../../shared/domain/neighbours.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { bounded, grouped, notRead, type PreflightRow } from '../../shared/domain/preflight/row.ts';
import { PREFLIGHT_RULES, type PreflightId } from '../../shared/domain/preflight/rules.ts';
import { type PlatformReadings } from '../ports/platform/commands.ts';
import { publisherOf } from '../change/by-command/links.ts';
import { notSignedIn, readKnown } from '../change/by-command/read-node.ts';
import { readUpgrade } from '../change/by-command/upgrade.ts';
import { type PreflightContext } from './context.ts';
import { judgeDependsOnMode, judgePhoneInteraction, judgePhonesOff, phonesOff } from './judges/axl.ts';
import { judgeBackup } from './judges/backup.ts';
import { judgeExpiry, judgeKeySizes, judgeNameLengths } from './judges/certificates.ts';
import { judgeClocks, type OfNode } from './judges/clocks.ts';
import { judgeAlternateTftp, judgeCtlFiles, judgeItlFiles, judgeSigner } from './judges/files.ts';
import { judgeNodes } from './judges/nodes.ts';
import { judgeExportControl, judgeFips, judgeItlRecoveryExported, judgeUpgrade } from './judges/release.ts';
import { judgeReplication } from './judges/replication.ts';
import { judgeCapf, judgeCtlProvider, judgeTftp, judgeTvs } from './judges/services.ts';

type Reader = (context: PreflightContext) => Promise<readonly PreflightRow[]> | readonly PreflightRow[];

/** Asks the publisher. */
async function ofPublisher<K extends keyof PlatformReadings>({ links }: PreflightContext, name: K): Promise<Result<PlatformReadings[K]>> {
  const publisher = publisherOf(links);
  if (publisher.commands === null) return notSignedIn(publisher);
  const read = await readKnown(publisher.commands, name, publisher.node.address);
  return read.ok ? ok(read.value.value) : read;
}

/** Asks every node of Unified Communications Manager, side by side. */
function ofNodes<K extends keyof PlatformReadings>({ links, now }: PreflightContext, name: K): Promise<readonly OfNode<PlatformReadings[K]>[]> {
  const nodes = links.nodes.filter(({ node }) => node.product === 'callmanager');
  return Promise.all(
    nodes.map(async (link) => {
      const { address } = link.node;
      const asked = now().getTime();
      const read = link.commands === null ? notSignedIn(link) : await readKnown(link.commands, name, address);
      const at = now();
      return { node: address, read: read.ok ? ok(read.value.value) : read, answered: { at, took: at.getTime() - asked } };
    }),
  );
}

async function readPhonesOff({ axl, keepPhonesOff }: PreflightContext): Promise<readonly PreflightRow[]> {
  const names = await axl.phones();
  if (!names.ok) return judgePhonesOff(names);
  const told = await axl.registrations(names.value);
  if (!told.ok) return judgePhonesOff(told);
  const off = phonesOff(names.value, told.value);
  keepPhonesOff(off);
  return judgePhonesOff(ok(off));
}

/** How each row is read and judged. */
const READERS: Readonly<Record<PreflightId, Reader>> = {
  nodes: ({ reading }) => judgeNodes(reading),
  'database-replication': async (context) => judgeReplication(await ofPublisher(context, 'replication'), context.links.nodes),
  clocks: async (context) => judgeClocks(await ofNodes(context, 'ntp-status')),
  backup: async (context) => judgeBackup(await ofPublisher(context, 'backup-history'), await context.certificates()),
  'itlrecovery-exported': ({ reading, ticked }) => judgeItlRecoveryExported(reading.release, ticked),
  'certificate-expiry': async (context) => judgeExpiry(await context.certificates(), context.now()),
  'key-sizes': async (context) => judgeKeySizes(await context.certificates()),
  'name-lengths': async (context) => judgeNameLengths(await context.certificates()),
  'export-control': ({ reading, ticked }) => judgeExportControl(reading.release, ticked),
  upgrade: async ({ links }) => {
    const { commands, node } = publisherOf(links);
    return commands === null ? [notRead('upgrade', notSignedIn(publisherOf(links)).error)] : judgeUpgrade(await readUpgrade(commands, node.address));
  },
  'alternate-tftp': ({ reading }) => judgeAlternateTftp(reading),
  fips: async (context) => judgeFips(await ofNodes(context, 'fips-status')),
  'ctl-provider': ({ reading }) => judgeCtlProvider(reading),
  capf: ({ reading }) => judgeCapf(reading),
  tvs: ({ reading }) => judgeTvs(reading),
  tftp: ({ reading }) => judgeTftp(reading),
  signer: ({ reading }) => judgeSigner(reading),
  'ctl-files': ({ reading }) => judgeCtlFiles(reading),
  'itl-files': ({ reading }) => judgeItlFiles(reading),
  'phone-interaction': async ({ axl, reading }) => {
    const more = await axl.more();
    const value = more.ok ? more.value.phoneInteraction : null;
    return judgePhoneInteraction(more.ok ? (value === null ? fail('platform.answer-unusable', '', { detail: 'executeSQLQuery' }) : ok(value)) : more, reading.release);
  },
  'depends-on-mode': ({ axl }) => judgeDependsOnMode(axl.facts.ok ? axl.facts.value.neighbours : NOT_COUNTED, axl.facts.ok ? null : axl.facts.error),
  'phones-off': readPhonesOff,
};

/** Rows that are judged from the reading of the whole cluster, without a question of their own. */
export const FROM_READING: readonly PreflightId[] = ['nodes', 'alternate-tftp', 'ctl-provider', 'capf', 'tvs', 'tftp', 'signer', 'ctl-files', 'itl-files'];

/**
 * Reads rows and tells each as it comes: those of the command lines one after the other, those of AXL beside them, since registrations of a large cluster take minutes. What the signal
 * ended is unknown.
 */
export async function readPreflight(ids: readonly PreflightId[], context: PreflightContext, tell: (id: PreflightId, rows: readonly PreflightRow[]) => void): Promise<void> {
  const isAxl = (id: PreflightId): boolean => PREFLIGHT_RULES[id].needs === 'axl';
  const asks = (id: PreflightId): boolean => PREFLIGHT_RULES[id].needs !== 'tick' && !FROM_READING.includes(id);
  const lane = async (rows: readonly PreflightId[]): Promise<void> => {
    for (const id of rows) {
      if (context.signal.aborted && asks(id)) tell(id, [notRead(id, fail('connect.cancelled').error)]);
      else tell(id, bounded(grouped(await READERS[id](context))));
    }
  };
  await Promise.all([lane(ids.filter((id) => !isAxl(id))), lane(ids.filter(isAxl))]);
}
